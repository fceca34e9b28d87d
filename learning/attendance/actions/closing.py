"""Closing a roster freezes it and reckons everyone's minutes; reopening it is a decision."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from foundation.jobs.actions import enqueue
from foundation.jobs.models import Job
from foundation.notifications.actions import counted_last
from learning.attendance.actions.finishing import WHOLE, dismiss_outside
from learning.attendance.actions.outcomes import write_outcomes
from learning.attendance.actions.refusal import AttendanceRefused, require_reason
from learning.attendance.choices import RetakeState, Source
from learning.attendance.models import Presence, Retake
from learning.attendance.reckoning import Reckoner
from learning.campaigns.actions.enrolling import Report
from learning.conferences.actions import follow_roster
from learning.conferences.choices import ClassKind, RosterState, RosterVerb, Standing
from learning.conferences.models import RosterDecision, RosterEntry, StudyClass
from members.access.models import User

CLOSE_ROSTER = "close_roster"
"""The kind of job that reckons a class."""

CHUNK = 1000
"""People reckoned in one transaction."""

MARGIN = timedelta(minutes=5)
"""How far the clocks of two machines may lie apart: a claim granted that shortly before the closing is looked at again
at its end."""


def close_roster(*, study_class: StudyClass, by: User, at: datetime | None = None) -> Job:
    """`OPEN → CLOSING`: nothing more is recorded, and a job reckons. Closing twice gives the same job.

    Raises `AttendanceRefused` while the last session is still going on, other work on the class is under way, or
    when there is no roster.
    """
    at = at or timezone.now()
    last = study_class.sessions.order_by("-ends_at").values_list("ends_at", flat=True).first()
    if last is None or last > at:
        raise AttendanceRefused(_("Buổi cuối của lớp chưa kết thúc nên chưa chốt được danh sách."))
    _begin(study_class, by, at)
    study_class.refresh_from_db()
    if study_class.roster_state not in {RosterState.CLOSING, RosterState.CLOSED} or study_class.job is None:
        raise AttendanceRefused(_("Lớp chưa lập danh sách, hoặc đang có việc khác chạy dở. Đồng chí đợi rồi chốt lại."))
    return study_class.job


@transaction.atomic
def _begin(study_class: StudyClass, by: User, at: datetime) -> None:
    """The one who changes the state writes the decision and the job; a closing whose job failed is taken up again."""
    study_class.refresh_from_db()
    seen = study_class.job
    if seen and not seen.is_over:
        return
    known = StudyClass.objects.filter(pk=study_class.pk, job=seen)
    if known.filter(roster_state=RosterState.OPEN).update(roster_state=RosterState.CLOSING):
        RosterDecision.objects.create(study_class=study_class, verb=RosterVerb.CLOSED, by=by, at=at)
        record(actor=by, verb="close_roster", target=study_class)
    elif not known.filter(roster_state=RosterState.CLOSING).update(roster_state=RosterState.CLOSING):
        return
    job = enqueue(kind=CLOSE_ROSTER, arguments={"study_class": study_class.pk}, by=by)
    StudyClass.objects.filter(pk=study_class.pk).update(job=job)


@transaction.atomic
def reopen_roster(*, study_class: StudyClass, reason: str, by: User) -> bool:
    """`CLOSED → OPEN` by a decision whose number and reason are kept; False when it was not closed.

    Records and retakes stand until the roster is closed again, when everything is reckoned anew.
    """
    reason = require_reason(reason)
    closed = StudyClass.objects.filter(pk=study_class.pk, roster_state=RosterState.CLOSED)
    if not closed.update(roster_state=RosterState.OPEN, policy=None, closed_at=None):
        return False
    RosterDecision.objects.create(study_class=study_class, verb=RosterVerb.REOPENED, reason=reason, by=by)
    record(actor=by, verb="reopen_roster", target=study_class, reason=reason)
    study_class.refresh_from_db()
    if study_class.kind == ClassKind.REGULAR:
        follow_roster(study_class=study_class, by=by)
    return True


def reckon_class(*, study_class: StudyClass, report: Report | None = None) -> int:
    """Reckon every entry of a class being closed, then freeze it; returns how many are candidates for a retake.

    Runs as often as one likes: a chunk is one transaction, and each person's record is written over.
    """
    reckoner = Reckoner(study_class)
    keys = list(required(study_class).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        _reckon(reckoner, keys[start : start + CHUNK])
        if report:
            report(min(start + CHUNK, len(keys)), len(keys))
    outside = Retake.objects.filter(entry__study_class=study_class, state=RetakeState.OPEN)
    for retake in outside.exclude(entry__standing=Standing.REQUIRED).select_related(*WHOLE):
        dismiss_outside(retake=retake)
    _freeze(study_class, reckoner)
    return required(study_class).filter(absence__candidate=True).count()


def required(study_class: StudyClass) -> QuerySet[RosterEntry]:
    """Those who must attend: nobody else's minutes are reckoned (`R15`)."""
    return RosterEntry.objects.filter(study_class=study_class, standing=Standing.REQUIRED)


@transaction.atomic
def _reckon(reckoner: Reckoner, keys: list[int]) -> None:
    entries = RosterEntry.objects.filter(pk__in=keys).select_related("enrolment__member").order_by("pk")
    write_outcomes(reckoner=reckoner, entries=list(entries), by=None)


@transaction.atomic
@counted_last()
def _freeze(study_class: StudyClass, reckoner: Reckoner) -> None:
    """Close the class, then reckon again those whose claim was granted meanwhile, or who were listed meanwhile.

    Nothing else is recorded once the closing began: whoever records holds the class open until they have committed,
    so that one transaction here is about as many people as officers decided on in a few minutes, never the class.
    """
    closing = StudyClass.objects.filter(pk=study_class.pk, roster_state=RosterState.CLOSING)
    frozen = {"roster_state": RosterState.CLOSED, "policy": reckoner.policy, "closed_at": timezone.now()}
    if not closing.update(**frozen):
        return
    late = list(_late(study_class).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(late), CHUNK):
        _reckon(reckoner, late[start : start + CHUNK])


def _late(study_class: StudyClass) -> QuerySet[RosterEntry]:
    decided = study_class.decisions.filter(verb=RosterVerb.CLOSED).order_by("-at", "-pk").values_list("at", flat=True)
    since = (decided.first() or timezone.now()) - MARGIN
    claimed = Presence.objects.filter(session__study_class=study_class, source=Source.CLAIM, recorded_at__gte=since)
    return required(study_class).filter(Q(pk__in=claimed.values("entry")) | Q(absence__isnull=True))
