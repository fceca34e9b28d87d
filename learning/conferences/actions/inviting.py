"""Invitations (`R10`): a row for each person who must attend, and a notice to each who signs in."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.jobs.models import Job
from foundation.notifications.actions import notify
from foundation.notifications.choices import NoticeKind
from learning.conferences.actions.duties import duties_of, take_back
from learning.conferences.actions.refusal import ConferenceRefused
from learning.conferences.actions.roster import begin_work
from learning.conferences.choices import ConferenceState, RosterState, Standing
from learning.conferences.models import Conference, Invitation, RosterEntry
from learning.conferences.plans import regular_class
from learning.conferences.queries import sessions_of
from learning.conferences.words import times_of
from members.access.models import User

ISSUE_INVITATIONS = "issue_invitations"
"""The kind of job that invites."""

CHUNK = 500
"""People invited in one transaction."""

Report = Callable[[int, int], None]


def issue_invitations(*, conference: Conference, by: User) -> Job:
    """Invite, in the background, whoever must attend and is not invited yet; job under way is returned.

    Raises `ConferenceRefused` while there is no roster.
    """
    study_class = regular_class(conference)
    if study_class.roster_state != RosterState.OPEN:
        raise ConferenceRefused(_("Danh sách lớp chưa lập hoặc đã chốt nên chưa mời được ai."))
    return begin_work(study_class=study_class, kind=ISSUE_INVITATIONS, verb="issue_invitations", by=by)


def write_invitations(
    *, conference: Conference, by: User, report: Report | None = None, at: datetime | None = None
) -> int:
    """Invite those who are not yet; returns how many. Killed and run again it goes on; nobody is told twice."""
    waiting = RosterEntry.objects.filter(
        study_class=regular_class(conference), standing=Standing.REQUIRED, invitation__isnull=True
    )
    keys, at = list(waiting.order_by("pk").values_list("pk", flat=True)), at or timezone.now()
    for start in range(0, len(keys), CHUNK):
        _invite(conference, keys[start : start + CHUNK], by, at)
        if report:
            report(min(start + CHUNK, len(keys)), len(keys))
    if conference.state == ConferenceState.PLANNED:
        planned = Conference.objects.filter(pk=conference.pk, state=ConferenceState.PLANNED)
        planned.update(state=ConferenceState.ANNOUNCED, announced_at=at)
    return len(keys)


@transaction.atomic
def _invite(conference: Conference, keys: list[int], by: User, at: datetime) -> None:
    invitations = [Invitation(entry_id=key, issued_at=at, issued_by=by) for key in keys]
    Invitation.objects.bulk_create(invitations, ignore_conflicts=True)
    notify(
        recipients=accounts_of(keys),
        cause=f"invite:{conference.public_id}",
        kind=NoticeKind.INVITATION,
        title=_("Giấy mời: %(title)s") % {"title": conference.title},
        body="\n".join(times_of(session) for session in sessions_of(regular_class(conference))),
        address=reverse("conferences:detail", args=[conference.public_id]),
        at=at,
    )


def accounts_of(entries: list[int]) -> list[int]:
    """The accounts of these people, of whom some may have none."""
    users = User.objects.filter(member__enrolments__roster_entries__in=entries, is_active=True)
    return list(users.values_list("pk", flat=True).distinct())


def call_off(*, conference: Conference, by: User | None, report: Report | None = None) -> int:
    """Take back the duties of a cancelled conference and tell those invited; returns how many duties."""
    duties = list(duties_of(conference).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(duties), CHUNK):
        reason = _("Hội nghị đã hủy: %(reason)s") % {"reason": conference.cancel_reason}
        some = duties_of(conference).filter(pk__in=duties[start : start + CHUNK])
        take_back(duties=some, reason=reason[:250], by=by)
        if report:
            report(min(start + CHUNK, len(duties)), len(duties))
    _tell_cancelled(conference)
    return len(duties)


def _tell_cancelled(conference: Conference) -> None:
    invited = Invitation.objects.filter(entry__study_class__conference=conference).order_by("pk")
    keys = list(invited.values_list("entry", flat=True))
    for start in range(0, len(keys), CHUNK):
        notify(
            recipients=accounts_of(keys[start : start + CHUNK]),
            cause=f"cancel:{conference.public_id}",
            kind=NoticeKind.DECISION,
            title=_("Hội nghị đã hủy: %(title)s") % {"title": conference.title},
            body=conference.cancel_reason,
            address=reverse("conferences:detail", args=[conference.public_id]),
        )
