"""Reminders: of retakes 3 days and 1 day before their last day and on the day after, of what a campaign asks 3 days
before. Each is told once for its cause, so that the hourly run makes up for one that was missed.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.jobs.actions import enqueue
from foundation.jobs.models import Job
from foundation.notifications.actions import notify
from foundation.notifications.choices import NoticeKind
from learning.attendance.actions.telling import accounts_of, tell
from learning.attendance.choices import PetitionState, RetakeState
from learning.attendance.models import PresenceClaim, Retake
from learning.campaigns.choices import HANDED_IN, CampaignState, DutyState
from learning.campaigns.models import Duty, Requirement

REMIND_DEADLINE = "remind_deadline"
"""The kind of job that reminds those who still owe something."""

CHUNK = 500
BEFORE = 3
"""Days before a last day."""
WAITS = ["candidate", "claimed", "frozen", HANDED_IN]
"""What the evidence of a duty says while somebody has to decide about it."""
AFTER = 7
"""Days in which a reminder of a last day that passed is made up for."""


def remind_retakes(*, today: date | None = None) -> int:
    """Remind whoever must study again; who contests the record, or handed in an essay, is left alone.

    Returns how many were seen to.
    """
    today = today or timezone.localdate()
    first, last = today - timedelta(days=AFTER), today + timedelta(days=BEFORE)
    waiting = PresenceClaim.objects.filter(state=PetitionState.ASKED, entry__enrolment=OuterRef("entry__enrolment"))
    contested = waiting.filter(entry__study_class__conference=OuterRef("entry__study_class__conference"))
    near = Retake.objects.filter(state=RetakeState.OPEN, due_on__range=(first, last))
    handed_in = Duty.objects.filter(pk=OuterRef("study_duty"), state=DutyState.TODO, evidence__has_key=HANDED_IN)
    due = near.exclude(Exists(contested)).exclude(Exists(handed_in))
    return sum(_remind(retake, today) for retake in _one_by_one(due))


def _one_by_one(retakes: QuerySet[Retake]) -> Iterator[Retake]:
    keys = list(retakes.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        some = Retake.objects.filter(pk__in=keys[start : start + CHUNK], state=RetakeState.OPEN)
        yield from some.select_related("entry__study_class__conference", "entry__enrolment__member")


def _remind(retake: Retake, today: date) -> bool:
    stage = stage_of(retake.due_on, today) if retake.due_on else ""
    if not stage or timezone.localdate(retake.decided_at) == today:
        return False
    told = {"form": retake.get_form_display(), "day": f"{retake.due_on:%d/%m/%Y}"}
    late = stage == "late"
    title = _("Đã quá hạn học lại") if late else _("Sắp đến hạn học lại")
    body = _("Hình thức: %(form)s. Hạn: %(day)s.") % told
    cause = f"retake:{retake.public_id}:{retake.due_on:%Y%m%d}:{stage}"
    tell(retake.entry, cause=cause, title=title, body=body, kind=NoticeKind.RETAKE)
    return True


def stage_of(due_on: date, today: date) -> str:
    """Which reminder is due: `3` from three days before, `1` from the day before, `late` from the day after."""
    days = (due_on - today).days
    if days < 0:
        return "late"
    return "1" if days <= 1 else "3"


def remind_deadlines(*, today: date | None = None) -> list[Job]:
    """A job for every day within three on which something owed in an open campaign ends; each day once."""
    today = today or timezone.localdate()
    ending = owed().filter(ends_on__range=(today, today + timedelta(days=BEFORE)))
    found = ending.values_list("requirement", "ends_on").order_by("requirement", "ends_on").distinct()
    return [job for requirement, day in found if (job := _enqueue(requirement, day))]


@transaction.atomic
def _enqueue(requirement: int, day: date) -> Job | None:
    arguments = {"requirement": requirement, "last_day": day.isoformat()}
    if Job.objects.filter(kind=REMIND_DEADLINE, arguments=arguments).exists():
        return None
    return enqueue(kind=REMIND_DEADLINE, arguments=arguments, by=None)


def owed() -> Any:
    """What is still owed in open campaigns, with its `ends_on`; what a retake asks has reminders of its own.

    Nobody is urged about what waits for a person's decision.
    """
    still = Duty.objects.filter(state=DutyState.TODO, enrolment__campaign__state=CampaignState.OPEN)
    own = still.exclude(evidence__has_any_keys=WAITS).annotate(ends_on=Coalesce("due_on", "requirement__due_on"))
    return own.exclude(pk__in=Retake.objects.filter(study_duty__isnull=False).values("study_duty"))


def remind_owing(*, requirement: Requirement, last_day: date) -> int:
    """Tell those who still owe it, a few hundred at a time; returns how many are new to it."""
    owing = owed().filter(requirement=requirement, ends_on=last_day)
    members = list(owing.order_by("enrolment__member").values_list("enrolment__member", flat=True))
    new = 0
    for start in range(0, len(members), CHUNK):
        new += notify(
            recipients=accounts_of(members[start : start + CHUNK]),
            cause=f"deadline:{requirement.campaign.public_id}:{requirement.pk}:{last_day:%Y%m%d}",
            kind=NoticeKind.DEADLINE,
            title=_("Sắp đến hạn: %(title)s") % {"title": requirement.title},
            body=_("Hạn: %(day)s.") % {"day": f"{last_day:%d/%m/%Y}"},
            address=reverse("campaigns:my_duties"),
        )
    return new
