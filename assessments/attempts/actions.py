"""An attempt's life: start, save, submit. And the attempt granted on top.

Every step claims by a conditional update or a constraint, so that a second click, a second
tab, a late save or a task running twice change nothing (`select_for_update` would lock
nothing on SQLite).
"""

import secrets
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from assessments.attempts.models import Attempt, ExtraAttempt
from assessments.attempts.queries import Standing, overdue, standing_of, standing_with, survey_duties, versions_on
from assessments.attempts.rules import (
    GRACE,
    Answers,
    Drawable,
    answered_count,
    draw_paper,
    given_in_time,
    is_over,
    is_passed,
    mark,
    merge_answers,
    milliseconds,
)
from assessments.quizzes.queries import pool_of
from foundation.audit.actions import record
from learning.campaigns.actions import fail_duty, reopen_duty, settle_duty
from learning.campaigns.models import Duty
from members.access.models import User
from members.people.models import Member

TRIES = 10
"""How often a write that lost a race is tried again; each loss means that another one won."""


class NoAttemptLeft(Exception):
    """Nothing more to start: done, used up, withdrawn, closed, or not this member's duty."""


class AlreadySubmitted(Exception):
    """The attempt is submitted and cannot change."""


class NoNeed(Exception):
    """The member still has an attempt, or needs none."""


class TooBusy(Exception):
    """Others kept writing to the same attempt; try again."""


@dataclass(frozen=True)
class Saved:
    """What a save came to: the attempt's revision and how many items are answered."""

    revision: int
    answered: int


def guarded(needed: bool) -> AbstractContextManager[None]:
    """A transaction where one statement is not enough by itself: every round trip counts in the peak minute."""
    return transaction.atomic() if needed else nullcontext()


def start_attempt(*, duty: Duty, member: Member, at: datetime) -> Attempt:
    """Draw the paper and begin; the attempt under way when there is one. One write.

    Raises `NoAttemptLeft`.
    """
    for _again in range(TRIES):
        standing = standing_of(duty)
        if standing.duty.enrolment.member_id != member.pk:
            raise NoAttemptLeft
        if standing.open_attempt:
            return standing.open_attempt
        if not standing.may_start:
            raise NoAttemptLeft
        attempt = _drawn(standing, member, at)
        try:
            with guarded(connection.in_atomic_block):
                attempt.save(force_insert=True)
        except IntegrityError:  # the same member's other click was first: look again
            continue
        return attempt
    raise TooBusy


def _drawn(standing: Standing, member: Member, at: datetime) -> Attempt:
    quiz, seed = standing.quiz, secrets.randbelow(2**63)
    paper = draw_paper(
        [Drawable(version.id, len(version.options)) for version in pool_of(quiz)],
        count=quiz.draw_count,
        shuffle_questions=quiz.shuffle_questions,
        shuffle_options=quiz.shuffle_options,
        seed=seed,
    )
    return Attempt(
        quiz=quiz,
        duty=standing.duty,
        member=member,
        number=len(standing.attempts) + 1,
        seed=seed,
        paper=paper,
        yardstick={
            "pass_percent": quiz.pass_percent,
            "minutes": quiz.minutes,
            "questions": len(paper),
            "attempts": quiz.attempts_allowed,
        },
        started_at=at,
        expires_at=at + timedelta(minutes=quiz.minutes) if quiz.minutes else None,
    )


def save_answers(*, attempt: Attempt, answers: Answers, at: datetime) -> Saved:
    """Keep what is later than what is kept, item by item; one conditional write, none when nothing is new.

    Answers given in time are taken until the grace after the end is over. Raises
    `AlreadySubmitted` (also when time and grace are over: the attempt is submitted then), `TooBusy`.
    """
    if attempt.submitted_at is None and is_over(attempt.expires_at, at):
        submit_attempt(attempt=attempt, answers={}, at=at)
    in_time = _in_time(attempt, answers)
    for _again in range(TRIES):
        if attempt.submitted_at is not None:
            raise AlreadySubmitted
        merged = merge_answers(attempt.answers, in_time)
        if merged == attempt.answers or _write(attempt, answers=merged):
            return Saved(attempt.revision, answered_count(merged))
        attempt.refresh_from_db(fields=["answers", "revision", "submitted_at"])
    raise TooBusy


def submit_attempt(*, attempt: Attempt, answers: Answers, at: datetime) -> Attempt:
    """Merge, mark and close the attempt, and settle its duty; a second call changes nothing."""
    answers = {} if is_over(attempt.expires_at, at) else _in_time(attempt, answers)
    keys = {number: version.key for number, version in versions_on(attempt).items()}
    for _again in range(TRIES):
        if attempt.submitted_at is not None:
            return attempt
        merged = merge_answers(attempt.answers, answers)
        correct = sum(mark(attempt.paper, merged, keys))
        passed = is_passed(correct, len(attempt.paper), attempt.yardstick["pass_percent"])
        last = attempt.number >= attempt.yardstick["attempts"]
        with guarded(passed or last):
            if _write(attempt, answers=merged, submitted_at=at, correct=correct, passed=passed):
                if passed or last:
                    _settle(attempt, at)
                return attempt
        attempt.refresh_from_db(fields=["answers", "revision", "submitted_at", "correct", "passed"])
    raise TooBusy


def _in_time(attempt: Attempt, answers: Answers) -> Answers:
    return given_in_time(answers, milliseconds(attempt.expires_at) if attempt.expires_at else None)


def _write(attempt: Attempt, **values: object) -> bool:
    """Write to an open attempt if nobody wrote since it was read."""
    unchanged = Attempt.objects.filter(pk=attempt.pk, revision=attempt.revision, submitted_at__isnull=True)
    if not unchanged.update(revision=F("revision") + 1, **values):
        return False
    for name, value in values.items():
        setattr(attempt, name, value)
    attempt.revision += 1
    return True


def _settle(attempt: Attempt, at: datetime) -> None:
    """The duty is done, or failed with the last attempt. The mark stays out of the evidence: it is private."""
    evidence = {"attempt": attempt.public_id, "number": attempt.number}
    if attempt.passed:
        duty = Duty.objects.select_related("requirement").get(pk=attempt.duty_id)
        settle_duty(duty=duty, evidence=evidence, at=at)
        return
    # Held on PostgreSQL against a grant at the same moment; SQLite has one writer anyway.
    duty = Duty.objects.select_for_update().get(pk=attempt.duty_id)
    if standing_with(duty, attempt.quiz).left == 0:
        fail_duty(duty=duty, reason=_("Đã dùng hết lượt làm bài mà chưa đạt."), evidence=evidence, at=at)


def submit_expired(*, at: datetime, most: int = 500) -> int:
    """Submit attempts whose time and grace are over with what is kept; how many there were."""
    attempts = list(overdue(at - GRACE).select_related("duty").order_by("expires_at")[:most])
    for attempt in attempts:
        submit_attempt(attempt=attempt, answers={}, at=at)
    return len(attempts)


@transaction.atomic
def grant_extra_attempt(*, duty: Duty, reason: str, by: User, at: datetime) -> ExtraAttempt:
    """One more attempt at the duty, for a reason; a failed duty is open again.

    Raises `NoNeed` while an attempt is left, and when the duty is done or waived: so a
    second click grants nothing more.
    """
    held = survey_duties().select_for_update(of=("self",)).get(pk=duty.pk)
    if not standing_of(held).wants_more:
        raise NoNeed
    extra = ExtraAttempt.objects.create(duty=held, granted_by=by, granted_at=at, reason=reason)
    subject = held.enrolment.member.public_id
    record(actor=by, verb="grant_extra_attempt", target=held, subject=subject, after={"extra": extra.pk}, reason=reason)
    reopen_duty(duty=held, reason=reason, by=by)
    return extra
