"""Starting, saving, submitting, and one attempt more."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from assessments.attempts.actions import (
    AlreadySubmitted,
    NoAttemptLeft,
    NoNeed,
    grant_extra_attempt,
    save_answers,
    start_attempt,
    submit_attempt,
    submit_expired,
)
from assessments.attempts.models import Attempt, ExtraAttempt
from assessments.attempts.rules import GRACE, Answers, milliseconds
from assessments.attempts.tasks import submit_expired_attempts
from assessments.bank.actions import edit_question
from assessments.bank.queries import frozen_versions
from assessments.quizzes.actions import withdraw_quiz
from assessments.quizzes.models import Quiz
from foundation.audit.models import AuditEntry
from learning.campaigns.actions import close_campaign
from learning.campaigns.choices import DutyState
from learning.campaigns.models import Duty
from tests.cast import Cast
from tests.factories.assessments import make_options, survey_duty

pytestmark = pytest.mark.django_db
NOW = timezone.now()
NOW_MS = milliseconds(NOW)


@pytest.fixture
def attempt(duty: Duty, cast: Cast) -> Attempt:
    return start_attempt(duty=duty, member=cast.member.member, at=NOW)


def right_answers(attempt: Attempt, at: int = NOW_MS) -> Answers:
    versions = frozen_versions(item["version"] for item in attempt.paper)
    return {str(n): {"chosen": sorted(versions[i["version"]].key), "at": at} for n, i in enumerate(attempt.paper)}


def answer(chosen: int, at: int = NOW_MS) -> Any:
    return {"chosen": [chosen], "at": at}


def kept(attempt: Attempt) -> Any:
    return Attempt.objects.get(pk=attempt.pk)


def use_up(duty: Duty, cast: Cast) -> None:
    for _ in range(2):
        begun = start_attempt(duty=duty, member=cast.member.member, at=NOW)
        submit_attempt(attempt=begun, answers={}, at=NOW)
    duty.refresh_from_db()


def test_an_attempt_freezes_its_paper_and_yardstick(attempt: Attempt, quiz: Quiz) -> None:
    assert len(attempt.paper) == 4
    assert attempt.yardstick == {"pass_percent": 50, "minutes": 15, "questions": 4, "attempts": 2}
    assert attempt.expires_at == NOW + timedelta(minutes=15)


def test_starting_again_gives_the_attempt_under_way(attempt: Attempt, duty: Duty, cast: Cast) -> None:
    assert start_attempt(duty=duty, member=cast.member.member, at=NOW).pk == attempt.pk
    assert Attempt.objects.count() == 1


def test_nobody_starts_another_members_duty(duty: Duty, cast: Cast) -> None:
    with pytest.raises(NoAttemptLeft):
        start_attempt(duty=duty, member=cast.neighbour.member, at=NOW)


def test_a_withdrawn_survey_cannot_be_started_but_finished(attempt: Attempt, quiz: Quiz, cast: Cast) -> None:
    withdraw_quiz(quiz=quiz, by=cast.officer, at=NOW)
    with pytest.raises(NoAttemptLeft):
        start_attempt(duty=survey_duty(cast.neighbour), member=cast.neighbour.member, at=NOW)
    assert submit_attempt(attempt=attempt, answers=right_answers(attempt), at=NOW).passed


def test_nothing_starts_in_a_closed_campaign(duty: Duty, cast: Cast) -> None:
    close_campaign(campaign=duty.enrolment.campaign, by=cast.officer)
    with pytest.raises(NoAttemptLeft):
        start_attempt(duty=survey_duty(cast.member), member=cast.member.member, at=NOW)


def test_an_edit_reaches_later_attempts_only(attempt: Attempt, quiz: Quiz, cast: Cast) -> None:
    question = quiz.quiz_questions.all()[0].question
    edit_question(
        question=question,
        resolution=None,
        kind="SINGLE",
        stem="Sửa?",
        options=make_options({3}),
        base=1,
        by=cast.officer,
    )
    later = start_attempt(duty=survey_duty(cast.neighbour), member=cast.neighbour.member, at=NOW)
    question.refresh_from_db()
    assert question.current_id in {item["version"] for item in later.paper}
    assert submit_attempt(attempt=attempt, answers=right_answers(attempt), at=NOW).correct == 4


def test_saves_add_up(attempt: Attempt) -> None:
    save_answers(attempt=attempt, answers={"0": answer(1)}, at=NOW)
    saved = save_answers(attempt=attempt, answers={"1": answer(2)}, at=NOW)
    assert (saved.revision, saved.answered) == (2, 2)
    assert kept(attempt).answers == {"0": answer(1), "1": answer(2)}


def test_a_save_that_brings_nothing_new_writes_nothing(attempt: Attempt) -> None:
    for _ in range(2):
        saved = save_answers(attempt=attempt, answers={"0": answer(1)}, at=NOW)
    assert saved.revision == kept(attempt).revision == 1


def test_an_older_answer_arriving_late_does_not_win(attempt: Attempt) -> None:
    save_answers(attempt=attempt, answers={"0": answer(1)}, at=NOW)
    save_answers(attempt=attempt, answers={"0": answer(2, NOW_MS - 1)}, at=NOW)
    assert kept(attempt).answers["0"] == answer(1)


def test_a_save_by_a_stale_reader_loses_nothing(attempt: Attempt) -> None:
    stale = kept(attempt)
    save_answers(attempt=attempt, answers={"0": answer(1)}, at=NOW)
    save_answers(attempt=stale, answers={"1": answer(2)}, at=NOW)
    assert kept(attempt).answers.keys() == {"0", "1"}


def test_all_right_passes_and_settles_the_duty(attempt: Attempt, duty: Duty) -> None:
    submitted = submit_attempt(attempt=attempt, answers=right_answers(attempt), at=NOW)
    duty.refresh_from_db()
    assert (submitted.correct, submitted.passed, duty.state, duty.settled_at) == (4, True, DutyState.DONE, NOW)


def test_no_mark_stands_in_what_others_see_of_the_duty(attempt: Attempt, duty: Duty) -> None:
    submit_attempt(attempt=attempt, answers=right_answers(attempt), at=NOW)
    duty.refresh_from_db()
    assert duty.evidence == {"attempt": attempt.public_id, "number": 1}


def test_what_was_saved_counts_when_submitting(attempt: Attempt) -> None:
    save_answers(attempt=attempt, answers=right_answers(attempt), at=NOW)
    assert submit_attempt(attempt=kept(attempt), answers={}, at=NOW).correct == 4


def test_a_save_between_reading_and_submitting_counts(attempt: Attempt) -> None:
    stale = kept(attempt)
    save_answers(attempt=attempt, answers=right_answers(attempt), at=NOW)
    assert submit_attempt(attempt=stale, answers={}, at=NOW).correct == 4


def test_submitting_twice_changes_nothing(attempt: Attempt) -> None:
    stale = kept(attempt)
    submit_attempt(attempt=attempt, answers={}, at=NOW)
    again = submit_attempt(attempt=stale, answers=right_answers(attempt), at=NOW + timedelta(minutes=1))
    assert (again.submitted_at, again.correct, kept(attempt).answers) == (NOW, 0, {})


def test_a_late_save_changes_nothing(attempt: Attempt) -> None:
    stale = kept(attempt)
    submit_attempt(attempt=attempt, answers={}, at=NOW)
    with pytest.raises(AlreadySubmitted):
        save_answers(attempt=stale, answers={"0": answer(1)}, at=NOW)
    assert kept(attempt).answers == {}


def test_after_failing_another_attempt_is_left(attempt: Attempt, duty: Duty, cast: Cast) -> None:
    submit_attempt(attempt=attempt, answers={}, at=NOW)
    duty.refresh_from_db()
    assert duty.state == DutyState.TODO
    assert start_attempt(duty=duty, member=cast.member.member, at=NOW).number == 2


def test_with_the_last_attempt_failed_the_duty_fails(duty: Duty, cast: Cast) -> None:
    use_up(duty, cast)
    assert (duty.state, duty.reason) == (DutyState.FAILED, "Đã dùng hết lượt làm bài mà chưa đạt.")
    with pytest.raises(NoAttemptLeft):
        start_attempt(duty=duty, member=cast.member.member, at=NOW)


def test_after_passing_nothing_more_starts(attempt: Attempt, cast: Cast) -> None:
    submit_attempt(attempt=attempt, answers=right_answers(attempt), at=NOW)
    with pytest.raises(NoAttemptLeft):
        start_attempt(duty=survey_duty(cast.member), member=cast.member.member, at=NOW)


def test_one_more_attempt_opens_the_duty_again_and_is_recorded(duty: Duty, cast: Cast) -> None:
    use_up(duty, cast)
    grant_extra_attempt(duty=duty, reason="Mất điện giữa chừng", by=cast.secretary, at=NOW)
    duty.refresh_from_db()
    entry = AuditEntry.objects.get(verb="grant_extra_attempt")
    assert (entry.actor, entry.subject) == (cast.secretary, cast.member.member.public_id)
    assert start_attempt(duty=duty, member=cast.member.member, at=NOW).number == 3


def test_failing_the_extra_attempt_fails_the_duty_again(duty: Duty, cast: Cast) -> None:
    use_up(duty, cast)
    grant_extra_attempt(duty=duty, reason="Mất điện giữa chừng", by=cast.secretary, at=NOW)
    third = start_attempt(duty=survey_duty(cast.member), member=cast.member.member, at=NOW)
    submit_attempt(attempt=third, answers={}, at=NOW)
    duty.refresh_from_db()
    assert duty.state == DutyState.FAILED


def test_granting_twice_grants_once(duty: Duty, cast: Cast) -> None:
    use_up(duty, cast)
    grant_extra_attempt(duty=duty, reason="Mất điện", by=cast.secretary, at=NOW)
    with pytest.raises(NoNeed):
        grant_extra_attempt(duty=duty, reason="Mất điện", by=cast.secretary, at=NOW)
    assert ExtraAttempt.objects.count() == 1


def test_an_answer_given_in_time_is_taken_during_the_grace(attempt: Attempt) -> None:
    assert attempt.expires_at
    save_answers(attempt=attempt, answers={"0": answer(1)}, at=attempt.expires_at + timedelta(minutes=4))
    assert kept(attempt).answers == {"0": answer(1)}


def test_an_answer_given_after_the_end_is_not_taken(attempt: Attempt) -> None:
    assert attempt.expires_at
    late = milliseconds(attempt.expires_at) + 1
    save_answers(attempt=attempt, answers={"0": answer(1, late)}, at=attempt.expires_at + timedelta(seconds=1))
    assert kept(attempt).answers == {}


def test_a_save_after_the_grace_finds_the_attempt_submitted(attempt: Attempt) -> None:
    assert attempt.expires_at
    with pytest.raises(AlreadySubmitted):
        save_answers(attempt=attempt, answers={"0": answer(1)}, at=attempt.expires_at + GRACE)
    assert (kept(attempt).correct, kept(attempt).answers) == (0, {})


def test_expired_attempts_are_submitted_with_what_is_kept(attempt: Attempt) -> None:
    assert attempt.expires_at
    save_answers(attempt=attempt, answers=right_answers(attempt), at=NOW)
    assert submit_expired(at=attempt.expires_at + GRACE - timedelta(seconds=1)) == 0
    assert submit_expired(at=attempt.expires_at + GRACE) == 1
    assert submit_expired(at=attempt.expires_at + GRACE) == 0
    assert kept(attempt).passed


def test_the_task_submits_what_expired(attempt: Attempt) -> None:
    Attempt.objects.update(expires_at=NOW - timedelta(hours=1))
    submit_expired_attempts()
    assert kept(attempt).submitted_at


def test_attempts_without_a_limit_never_expire(attempt: Attempt) -> None:
    Attempt.objects.update(expires_at=None)
    assert submit_expired(at=NOW + timedelta(days=999)) == 0
