"""Grading: an essay is held for a while, noted on, and then accepted with its points or returned for more work."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.essays.actions.telling import tell_author
from assessments.essays.actions.writing import TooBusy
from assessments.essays.choices import ACCEPT, RETURN, EssayState
from assessments.essays.flows import ESSAY_FLOW
from assessments.essays.models import Essay, EssayVersion, Grading
from assessments.essays.notes import Notes, bounds_of, notes_of
from assessments.essays.queries import RETURNED, free_for
from assessments.essays.rubrics import chosen_tenths, criteria_of, most_tenths, not_chosen
from assessments.essays.rules import Parts, merge_parts
from foundation.policies.kinds import EssayGrading
from foundation.policies.queries import values_in_force
from foundation.reviews.actions import StepRefused, take_step
from learning.campaigns.actions import mark_duty, set_last_day, settle_duty
from learning.campaigns.choices import HANDED_IN, CampaignState
from members.access.models import User

TRIES = 10


class BeingGraded(Exception):
    """Another person holds the essay, or it no longer waits; `by` is who, when somebody does."""

    def __init__(self, by: User | None) -> None:
        super().__init__(by)
        self.by = by


class NotGraded(Exception):
    """Criteria without a level: `titles`."""

    def __init__(self, titles: list[str]) -> None:
        super().__init__(titles)
        self.titles = titles


class GradingFinished(Exception):
    """The grading is finished; nothing of it can be changed."""


def rules_on(at: datetime) -> EssayGrading:
    """What holds on the day."""
    return values_in_force(EssayGrading, timezone.localdate(at))


def claim_essay(*, essay: Essay, by: User, at: datetime) -> datetime:
    """Hold the essay, or hold it longer; until when. Raises `BeingGraded`. Who may is for the caller to check."""
    until = at + timedelta(minutes=rules_on(at).claim_minutes)
    waiting = Essay.objects.filter(free_for(by, at), pk=essay.pk, state=EssayState.SUBMITTED)
    if not waiting.update(claimed_by=by, claimed_until=until):
        standing = Essay.objects.select_related("claimed_by__member").get(pk=essay.pk)
        raise BeingGraded(standing.claimed_by if standing.state == EssayState.SUBMITTED else None)
    essay.claimed_by, essay.claimed_until = by, until
    return until


def let_go(*, essay: Essay, by: User) -> bool:
    """Leave the essay to others; the notes stay."""
    return bool(Essay.objects.filter(pk=essay.pk, claimed_by=by).update(claimed_by=None, claimed_until=None))


def grading_of(essay: Essay, version: EssayVersion, by: User) -> Grading:
    """The person's grading of the version, begun when there is none."""
    assert essay.rubric_id
    known = Grading.objects.filter(version=version, grader=by).first()
    if known:
        return known
    try:
        with transaction.atomic():
            return Grading.objects.create(version=version, grader=by, rubric_id=essay.rubric_id)
    except IntegrityError:  # the other tab was first
        return Grading.objects.get(version=version, grader=by)


def save_notes(*, grading: Grading, entries: Parts) -> Grading:
    """Keep what is later, entry by entry; no write when nothing is new. Raises `GradingFinished`, `TooBusy`."""
    for _again in range(TRIES):
        if grading.finished_at:
            raise GradingFinished
        merged = merge_parts(grading.entries, entries)
        if merged == grading.entries:
            return grading
        unchanged = Grading.objects.filter(pk=grading.pk, revision=grading.revision, finished_at__isnull=True)
        if unchanged.update(entries=merged, revision=F("revision") + 1):
            grading.entries, grading.revision = merged, grading.revision + 1
            return grading
        grading.refresh_from_db()
    raise TooBusy


def notes_in(grading: Grading, version: EssayVersion) -> Notes:
    """What the grading says of the version."""
    return notes_of(grading.entries, bounds_of(version.texts, version.pages_total))


def close_grading(grading: Grading, version: EssayVersion, at: datetime) -> None:
    """Add up and freeze. Raises `NotGraded`, `GradingFinished`."""
    criteria, levels = criteria_of(grading.rubric.criteria), notes_in(grading, version).levels
    missing = not_chosen(criteria, levels)
    if missing:
        raise NotGraded(missing)
    changes = {"tenths": chosen_tenths(criteria, levels), "tenths_most": most_tenths(criteria), "finished_at": at}
    unchanged = Grading.objects.filter(pk=grading.pk, revision=grading.revision, finished_at__isnull=True)
    if not unchanged.update(**changes):
        raise GradingFinished
    for name, value in changes.items():
        setattr(grading, name, value)


@transaction.atomic
def accept_essay(*, essay: Essay, seen: int, entries: Parts, by: User, at: datetime) -> Grading:
    """`SUBMITTED → ACCEPTED` with the points of the levels chosen: the duty is done.

    Sent again it returns what stands. The points stay between grader and file until they are released.
    Raises `BeingGraded`, `NotGraded`, `StepRefused`, `TooBusy`.
    """
    if essay.result and essay.result.grader_id == by.pk and essay.state == EssayState.ACCEPTED:
        return essay.result
    version = _held(essay, seen, by, at)
    grading = save_notes(grading=grading_of(essay, version, by), entries=entries)
    take_step(flow=ESSAY_FLOW, target=essay, name=ACCEPT, by=by, seen=seen, at=at)
    close_grading(grading, version, at)
    Essay.objects.filter(pk=essay.pk).update(result=grading, claimed_by=None, claimed_until=None)
    essay.result = grading
    settle_duty(duty=essay.duty, evidence={"essay": essay.public_id, "words": version.words}, at=at)
    tell_author(essay, f"accepted:{version.number}", _("Bài thu hoạch của đồng chí được công nhận"), at=at)
    return grading


@transaction.atomic
def return_essay(*, essay: Essay, seen: int, reason: str, by: User, at: datetime, due_on: date | None = None) -> None:
    """`SUBMITTED → RETURNED` for a reason that the author reads, until a new last day (by policy unless given).

    Raises `BeingGraded`, `StepRefused`.
    """
    if essay.duty.enrolment.campaign.state != CampaignState.OPEN:
        raise StepRefused(_("Đợt học tập đã kết thúc nên bài trả lại sẽ không nộp lại được. Đồng chí chấm bài này."))
    version = _held(essay, seen, by, at)
    take_step(flow=ESSAY_FLOW, target=essay, name=RETURN, by=by, reason=reason, seen=seen, at=at)
    Essay.objects.filter(pk=essay.pk).update(claimed_by=None, claimed_until=None)
    mark_duty(duty=essay.duty_id, mark=HANDED_IN, said=None)
    mark_duty(duty=essay.duty_id, mark=RETURNED, said=at.isoformat())
    set_last_day(duty=essay.duty, due_on=due_on or timezone.localdate(at) + timedelta(days=rules_on(at).return_days))
    tell_author(essay, f"returned:{version.number}", _("Bài thu hoạch của đồng chí cần bổ sung"), at=at)


def _held(essay: Essay, seen: int, by: User, at: datetime) -> EssayVersion:
    """The version that was read, held by this person. Whoever read an earlier one is refused by the step."""
    try:
        claim_essay(essay=essay, by=by, at=at)
    except BeingGraded as held:
        if held.by is None:
            raise StepRefused(_("Bài này vừa có người chấm hoặc đã thay đổi. Đồng chí mở lại bài.")) from held
        raise
    version = essay.versions.order_by("-number").first()
    assert version
    return version
