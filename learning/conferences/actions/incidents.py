"""What happened to the lines of bridge points (`R11`, `TS II.1.2`): recorded, confirmed, corrected.

The minutes of a confirmed incident are credited to whoever is placed there. A point's own people are among them, so
that what they record waits for an officer of the conference (safeguard 3).
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from learning.conferences.actions.holding import held_states
from learning.conferences.actions.refusal import ConferenceRefused, require_alive
from learning.conferences.choices import RosterState
from learning.conferences.models import BridgePoint, Conference, LineIncident
from learning.conferences.queries import editable_by
from learning.conferences.rules import incident_is_bounded
from members.access.models import User


@transaction.atomic
def record_incident(
    *, point: BridgePoint, started_at: datetime, ended_at: datetime, cause: str, by: User
) -> LineIncident:
    """The line was down for these minutes; they count at once when an officer of the conference says so.

    Raises `ConferenceRefused` for times out of order or beyond a day, and once a roster is being closed.
    """
    _require_open(point.conference)
    _check_bounds(started_at, ended_at)
    incident = LineIncident(point=point, started_at=started_at, ended_at=ended_at, cause=cause, recorded_by=by)
    if _plans(by, point.conference):
        incident.confirmed_by, incident.confirmed_at = by, timezone.now()
    incident.save()
    record(actor=by, verb="record_incident", target=incident, after=_told(incident))
    return incident


@transaction.atomic
def confirm_incident(*, incident: LineIncident, by: User) -> bool:
    """An officer of the conference bears it out: from now on its minutes count; False when they do already."""
    conference = incident.point.conference
    _require_open(conference)
    if not _plans(by, conference) or incident.recorded_by.member_id == by.member_id:
        raise ConferenceRefused(_("Chỉ cán bộ phụ trách hội nghị, không phải người ghi, xác nhận được sự cố."))
    waiting = LineIncident.objects.filter(pk=incident.pk, confirmed_at=None)
    if not waiting.update(confirmed_by=by, confirmed_at=timezone.now()):
        return False
    incident.refresh_from_db()
    record(actor=by, verb="confirm_incident", target=incident, after=_told(incident))
    return True


@transaction.atomic
def correct_incident(
    *, incident: LineIncident, started_at: datetime, ended_at: datetime, cause: str, reason: str, by: User
) -> None:
    """Other minutes than were recorded, and why; an officer thereby confirms them.

    Raises `ConferenceRefused` also when someone of the point would change what an officer has confirmed.
    """
    conference = incident.point.conference
    _require_open(conference)
    _check_bounds(started_at, ended_at)
    incident.refresh_from_db()
    before, changes = _told(incident), {"started_at": started_at, "ended_at": ended_at, "cause": cause}
    kept = LineIncident.objects.filter(pk=incident.pk)
    if _plans(by, conference):
        kept.update(confirmed_by=by, confirmed_at=timezone.now(), **changes)
    elif not kept.filter(confirmed_at=None).update(**changes):
        raise ConferenceRefused(_("Sự cố đã được xác nhận. Chỉ cán bộ phụ trách hội nghị sửa được."))
    incident.refresh_from_db()
    record(actor=by, verb="correct_incident", target=incident, before=before, after=_told(incident), reason=reason)


def _plans(by: User, conference: Conference) -> bool:
    return editable_by(by).filter(pk=conference.pk).exists()


def _require_open(conference: Conference) -> None:
    """No roster of the conference closed, and none closed before this is committed: so a closing counts it."""
    require_alive(conference)
    if {RosterState.CLOSING, RosterState.CLOSED} & set(held_states(conference.pk)):
        raise ConferenceRefused(_("Danh sách lớp đã chốt. Đồng chí mở lại danh sách rồi mới ghi hoặc sửa sự cố."))


def _check_bounds(started_at: datetime, ended_at: datetime) -> None:
    if not incident_is_bounded(started_at, ended_at):
        raise ConferenceRefused(_("Sự cố phải kết thúc sau khi bắt đầu và trong vòng một ngày."))


def _told(incident: LineIncident) -> dict[str, str]:
    confirmed = {"confirmed_by": incident.confirmed_by.get_full_name()} if incident.confirmed_by else {}
    return {
        "started_at": incident.started_at.isoformat(),
        "ended_at": incident.ended_at.isoformat(),
        "cause": incident.cause,
    } | confirmed
