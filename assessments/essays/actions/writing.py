"""An essay is written and handed in; every handing-in is a version that never changes.

Every step claims by a conditional update or a constraint, so that a second click, a second
tab or a late save change nothing.
"""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from assessments.essays.choices import HAND_IN, HAND_IN_PAPER, WRITABLE, EssayState
from assessments.essays.flows import ESSAY_FLOW
from assessments.essays.models import Essay, EssayVersion, VersionPage
from assessments.essays.queries import RETURNED, is_writable, rubric_for
from assessments.essays.rules import Parts, empty_parts, fingerprint, is_complete, merge_parts, words_in
from foundation.policies.kinds import EssayLength
from foundation.policies.queries import values_in_force
from foundation.reviews.actions import take_step
from learning.campaigns.actions import mark_duty
from learning.campaigns.choices import HANDED_IN
from learning.campaigns.models import Duty
from members.access.models import User

TRIES = 10
"""How often a write that lost a race is tried again; each loss means that another one won."""


class NotWritable(Exception):
    """Handed in, accepted, let off, or the campaign is over: nothing can be written any more."""


class NotComplete(Exception):
    """The essay cannot be handed in: `words` are too few or too many, or the parts `empty` say nothing."""

    def __init__(self, words: int, empty: list[str]) -> None:
        super().__init__(words, empty)
        self.words, self.empty = words, empty


class TooBusy(Exception):
    """Others kept writing to the same essay; try again."""


def parts_of(essay: Essay) -> Parts:
    """Its parts as the rules merge them."""
    return {name: {"text": text, "at": essay.edited_at.get(name, 0)} for name, text in essay.texts.items()}


def length_on(at: datetime) -> dict[str, int]:
    """The yardstick of an essay begun then."""
    return vars(values_in_force(EssayLength, timezone.localdate(at)))


def begin_essay(*, duty: Duty, at: datetime) -> Essay:
    """The duty's essay, begun when there is none. Raises `NotWritable`."""
    essay = Essay.objects.filter(duty=duty).first()
    if not is_writable(duty, essay):
        raise NotWritable
    if essay:
        return essay
    try:
        with transaction.atomic():
            return Essay.objects.create(
                duty=duty, author_id=duty.enrolment.member_id, begun_at=at, yardstick=length_on(at)
            )
    except IntegrityError:  # the author's other tab was first
        return Essay.objects.get(duty=duty)


def save_parts(*, duty: Duty, parts: Parts, at: datetime) -> Essay:
    """Keep what is later than what is kept, part by part; no write when nothing is new.

    Raises `NotWritable`, `TooBusy`.
    """
    return _write(begin_essay(duty=duty, at=at), parts, None)


def submit_essay(*, duty: Duty, parts: Parts, at: datetime) -> Essay:
    """Merge and hand in; a second call changes nothing.

    What was typed is kept even when the essay is not complete. Raises `NotComplete`, `NotWritable`, `TooBusy`.
    """
    try:
        essay = save_parts(duty=duty, parts=parts, at=at)
    except NotWritable:
        handed_in = Essay.objects.filter(duty=duty, state=EssayState.SUBMITTED).first()
        if handed_in is None:
            raise
        return handed_in
    words, empty = words_in(parts_of(essay)), empty_parts(parts_of(essay))
    if not is_complete(words, empty, essay.pages.count(), essay.yardstick):
        raise NotComplete(words, empty)
    return _write(essay, parts, at)


def hand_in_for_author(*, essay: Essay, by: User, at: datetime) -> EssayVersion:
    """Hand in the sheets that were put for an author without a phone (safeguard 6). Raises `NotWritable`, `TooBusy`."""
    return _write(essay, {}, at, by).versions.latest("number")


def _write(essay: Essay, parts: Parts, submitted_at: datetime | None, by: User | None = None) -> Essay:
    for _again in range(TRIES):
        if essay.state == EssayState.SUBMITTED and submitted_at:
            return essay
        if essay.state not in WRITABLE:
            raise NotWritable
        kept = parts_of(essay)
        merged = merge_parts(kept, parts)
        if merged == kept and not submitted_at:
            return essay
        if _claim(essay, merged, submitted_at, by):
            return essay
        essay.refresh_from_db()
    raise TooBusy


@transaction.atomic
def _claim(essay: Essay, parts: Parts, submitted_at: datetime | None, by: User | None) -> bool:
    """Write to an essay if nobody wrote since it was read."""
    changes: dict[str, Any] = {name: part["text"] for name, part in parts.items()}
    changes |= {"edited_at": {name: part["at"] for name, part in parts.items()}, "words": words_in(parts)}
    unchanged = Essay.objects.filter(pk=essay.pk, revision=essay.revision, state__in=WRITABLE)
    if submitted_at:
        changes["submitted_at"] = submitted_at
        if essay.rubric_id is None:
            changes["rubric"] = rubric_for(essay.duty.enrolment.campaign.unit.path)
    if not unchanged.update(revision=F("revision") + 1, **changes):
        return False
    for name, value in changes.items():
        setattr(essay, name, value)
    essay.revision += 1
    if submitted_at:
        _hand_in(essay, submitted_at, by)
    return True


def _hand_in(essay: Essay, at: datetime, by: User | None) -> None:
    """A version of what was just written, and the step that lets others read it; `by` another, or the author."""
    pages = list(essay.pages.select_related("file"))
    version = EssayVersion.objects.create(
        essay=essay,
        number=essay.versions.count() + 1,
        words=essay.words,
        pages_total=len(pages),
        sha256=fingerprint(essay.texts, [page.file.sha256 for page in pages]),
        submitted_at=at,
        **essay.texts,
    )
    sheets = [VersionPage(version=version, file=page.file, position=place) for place, page in enumerate(pages, 1)]
    VersionPage.objects.bulk_create(sheets)
    name, person = (HAND_IN_PAPER, by) if by else (HAND_IN, essay.author.user)
    take_step(flow=ESSAY_FLOW, target=essay, name=name, by=person, seen=essay.steps_taken, at=at)
    mark_duty(duty=essay.duty_id, mark=HANDED_IN, said=at.isoformat())
    mark_duty(duty=essay.duty_id, mark=RETURNED, said=None)
