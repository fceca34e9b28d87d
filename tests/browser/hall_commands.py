"""What is done in a running site's database besides its pages; each answers with what JSON can say."""

from datetime import timedelta
from typing import Any

from django.db.models import F
from django.utils import timezone

from foundation.audit.models import AuditEntry
from foundation.policies.queries import in_force
from learning.attendance.desk_events import Status, read_event
from learning.attendance.models import Departure, Presence
from learning.campaigns.actions import settle_duty
from learning.campaigns.models import Campaign, Duty, Requirement
from learning.campaigns.rules import RequirementPlan
from learning.conferences.models import Conference, RosterEntry, Session, StudyClass
from learning.library.choices import READ_CONDENSED_TEXT
from members.access.models import User
from tests.cast import Cast, make_cast
from tests.factories.campaigns import make_open
from tests.factories.check_in import conference_now, hall, move_session
from tests.factories.conferences import make_conference
from tests.factories.desk import told, verdicts

MINUTE = timedelta(minutes=1)
LEFT_AFTER = {"Nông Văn Thành": 125, "Triệu Văn An": 126}
"""Minutes of the 210 after which they went home: 85 missed, and 84, which is 40 % exactly."""


def hold() -> dict[str, Any]:
    """A session of the demonstration's newest campaign is on; everyone is placed at the first of two points."""
    campaign = Campaign.objects.filter(state="OPEN").order_by("-pk")[0]
    conference = conference_now(campaign, User.objects.get(pk=campaign.created_by_id))
    return {"conference": conference.public_id, "points": [point.public_id for point in conference.points.all()]}


def make() -> dict[str, Any]:
    """The same with fifteen people who must attend at the first point, one more at the second, nobody else."""
    conference = Conference.objects.get(public_id=hold()["conference"])
    required = RosterEntry.objects.filter(study_class__conference=conference, standing="REQUIRED")
    entries = list(required.select_related("enrolment__member").order_by("pk")[:16])
    here = RosterEntry.objects.filter(study_class__conference=conference)
    here.exclude(pk__in=[entry.pk for entry in entries]).delete()
    RosterEntry.objects.filter(pk=entries[-1].pk).update(point=hall(conference, 1))
    people = [entry.enrolment.member.full_name for entry in entries]
    return {"address": f"/diem-danh/ban/{hall(conference).public_id}/", "people": people}


def recorded() -> dict[str, dict[str, int]]:
    """By name: spans that stand, spans withdrawn, departures that stand; and those present now."""
    found: dict[str, dict[str, int]] = {}
    here = {"entry__study_class__conference": _newest()}
    for span in Presence.objects.filter(source="DESK", **here).select_related("entry__enrolment__member"):
        row = found.setdefault(span.entry.enrolment.member.full_name, {"spans": 0, "withdrawn": 0, "present": 0})
        row["withdrawn" if span.withdrawn_at else "spans"] += 1
        row["present"] |= span.ended_at is None and span.withdrawn_at is None
    departures = Departure.objects.filter(withdrawn_at__isnull=True, **here)
    for departure in departures.select_related("entry__enrolment__member"):
        row = found.setdefault(departure.entry.enrolment.member.full_name, {})
        row["departures"] = row.get("departures", 0) + 1
    return found


def close() -> bool:
    """The roster closes."""
    policy = in_force("attendance", timezone.localdate())
    here = StudyClass.objects.filter(conference=_newest())
    return bool(here.update(roster_state="CLOSED", closed_at=timezone.now(), policy=policy))


def take_off() -> str:
    """The first person placed at the first point is taken off the class; their name."""
    here = RosterEntry.objects.filter(study_class__conference=_newest(), point=hall(_newest()))
    entry = here.select_related("enrolment__member").order_by("pk")[0]
    RosterEntry.objects.filter(pk=entry.pk).update(standing="REMOVED", evidence="Chuyển sinh hoạt")
    return entry.enrolment.member.full_name


def put_aside() -> list[dict[str, str]]:
    """What desks put aside: what it was, and why it was not taken."""
    told = AuditEntry.objects.filter(verb="put_aside_desk_event").order_by("pk")
    return [{"kind": one.after["kind"], "reason": one.reason} for one in told]


def _newest() -> Conference:
    return Conference.objects.order_by("-pk")[0]


def province() -> dict[str, Any]:
    """The cast beside the demonstration, a campaign that everyone has read for, and a conference soon to begin.

    Its one session takes 210 minutes and begins in a quarter of an hour, so that whoever checks in now is there in
    time. Everybody belongs to the first of two points; the rapporteur keeps its desk. There is no roster yet.
    """
    cast = make_cast()
    campaign = _campaign(cast)
    conference = make_conference(campaign, cast.officer)
    Session.objects.get(study_class__conference=conference, title="Buổi chiều").delete()
    begins = timezone.now().replace(second=0, microsecond=0) + 15 * MINUTE
    move_session(conference, "Buổi sáng", begins, hours=3.5)
    hall(conference).units.add(cast.province)
    hall(conference).desk_staff.add(cast.rapporteur.member)
    points = [{"id": p.public_id, "name": p.name, "secret": p.secret} for p in conference.points.all()]
    return {"conference": conference.public_id, "points": points}


def _campaign(cast: Cast) -> Campaign:
    text = Requirement.objects.filter(kind=READ_CONDENSED_TEXT)[0].target
    due_on = timezone.localdate() + timedelta(days=5)
    plan = RequirementPlan(READ_CONDENSED_TEXT, text, "Đọc tài liệu rút gọn", 10, due_on)
    campaign = make_open(cast.officer, cast.province, requirements=[plan])
    for duty in Duty.objects.filter(enrolment__campaign=campaign):
        settle_duty(duty=duty, evidence={}, at=timezone.now())
    return campaign


def past() -> dict[str, int]:
    """The newest conference ended five minutes ago, and who went home early had gone; by name, after which minute.

    A test cannot wait for four hours, so session, arrivals and departures move back together by whole minutes.
    Whoever left is recorded as a desk would, which tells it late.
    """
    conference = _newest()
    session = Session.objects.get(study_class__conference=conference)
    back = MINUTE * ((session.ends_at - timezone.now()) // MINUTE + 6)
    Session.objects.filter(pk=session.pk).update(starts_at=F("starts_at") - back, ends_at=F("ends_at") - back)
    Presence.objects.filter(session=session).update(started_at=F("started_at") - back, ended_at=F("ended_at") - back)
    Departure.objects.filter(session=session).update(at=F("at") - back)
    session.refresh_from_db()
    for name, minutes in LEFT_AFTER.items():
        _went_home(conference, session, name, minutes)
    return LEFT_AFTER


def _went_home(conference: Conference, session: Session, name: str, minutes: int) -> None:
    entry = RosterEntry.objects.get(study_class=session.study_class, enrolment__member__full_name=name)
    event = read_event(told(entry, session, "out", session.starts_at + minutes * MINUTE))
    keeper = User.objects.get(member__points_at_desk=hall(conference))
    [verdict] = verdicts(hall(conference), keeper, event)
    assert verdict.status == Status.RECORDED, verdict


COMMANDS = {one.__name__: one for one in (hold, make, recorded, close, take_off, put_aside, province, past)}
