"""A survey's life: draft, ready, withdrawn, copied."""

from itertools import pairwise

import pytest
from django.utils import timezone

from assessments.bank.actions import retire_question
from assessments.quizzes.actions import (
    NotADraft,
    NotReady,
    copy_quiz,
    delete_draft,
    edit_draft,
    make_ready,
    pick_questions,
    withdraw_quiz,
)
from assessments.quizzes.choices import QuizState
from assessments.quizzes.models import Quiz
from assessments.quizzes.queries import picked_questions, quizzes_usable_by
from learning.campaigns.kinds import kind_of
from tests.cast import Cast
from tests.factories.assessments import make_draft, make_question, make_quiz, require_quiz, survey_duty

pytestmark = pytest.mark.django_db


def ready(quiz: Quiz, cast: Cast) -> Quiz:
    return make_ready(quiz=quiz, by=cast.officer, at=timezone.now())


def test_a_draft_with_enough_questions_becomes_ready(cast: Cast) -> None:
    assert ready(make_draft(cast.province, cast.officer), cast).state == QuizState.READY


def test_a_draft_with_too_few_questions_stays_a_draft(cast: Cast) -> None:
    quiz = make_draft(cast.province, cast.officer, 2, draw_count=3)
    with pytest.raises(NotReady):
        ready(quiz, cast)
    quiz.refresh_from_db()
    assert quiz.state == QuizState.DRAFT


def test_a_draft_with_a_retired_question_is_not_ready(cast: Cast) -> None:
    quiz = make_draft(cast.province, cast.officer, 2, draw_count=1)
    first = picked_questions(quiz)[0].question
    retire_question(question=first, by=cast.officer, at=timezone.now())
    with pytest.raises(NotReady, match="Câu hỏi thứ 0"):
        ready(quiz, cast)


def test_a_ready_survey_cannot_be_changed(cast: Cast) -> None:
    quiz = make_quiz(cast.province, cast.officer)
    quiz.pass_percent = 1
    with pytest.raises(NotADraft):
        edit_draft(quiz=quiz)
    with pytest.raises(NotADraft):
        pick_questions(quiz=quiz, shown=[], chosen=[])
    with pytest.raises(NotADraft):
        delete_draft(quiz=quiz)
    quiz.refresh_from_db()
    assert quiz.pass_percent == 50


def test_withdrawing_and_offering_again(cast: Cast) -> None:
    quiz = make_quiz(cast.province, cast.officer)
    assert withdraw_quiz(quiz=quiz, by=cast.officer, at=timezone.now()).state == QuizState.WITHDRAWN
    assert withdraw_quiz(quiz=quiz, by=cast.officer, at=timezone.now()).state == QuizState.WITHDRAWN
    assert ready(quiz, cast).state == QuizState.READY


def test_a_copy_is_a_draft_with_the_same_questions_in_order(cast: Cast) -> None:
    quiz = make_quiz(cast.province, cast.officer)
    copy = copy_quiz(quiz=quiz, unit=cast.province, by=cast.officer)
    assert (copy.state, copy.title) == (QuizState.DRAFT, "Phiếu khảo sát nhận thức (bản sao)")
    both = [[link.question_id for link in picked_questions(q)] for q in (quiz, copy)]
    assert all(one == two for one, two in pairwise(both))


def test_picking_touches_only_what_was_shown(cast: Cast) -> None:
    quiz = make_draft(cast.province, cast.officer, 2)
    kept, dropped = (link.question for link in picked_questions(quiz))
    new = make_question(cast.province, cast.officer, 9)
    pick_questions(quiz=quiz, shown=[dropped, new], chosen=[new])
    assert [link.question_id for link in picked_questions(quiz)] == [kept.pk, new.pk]


def test_officers_below_may_require_a_ready_survey_of_the_province(cast: Cast) -> None:
    quiz = make_quiz(cast.province, cast.officer)
    make_draft(cast.province, cast.officer)
    assert list(quizzes_usable_by(cast.commune_officer)) == [quiz]


def test_officers_above_may_require_a_ready_survey_of_a_commune(cast: Cast) -> None:
    quiz = make_quiz(cast.commune, cast.commune_officer)
    targets = kind_of("PASS_SURVEY").targets(cast.officer)
    assert [(t.identifier, t.title, t.minutes) for t in targets] == [(quiz.public_id, quiz.title, 15)]


def test_members_may_require_nothing(cast: Cast) -> None:
    make_quiz(cast.province, cast.officer)
    assert kind_of("PASS_SURVEY").targets(cast.member) == []


def test_the_duty_leads_to_the_first_page_of_the_survey(cast: Cast) -> None:
    require_quiz(make_quiz(cast.province, cast.officer), cast.officer, cast.province)
    duty = survey_duty(cast.member)
    assert kind_of("PASS_SURVEY").address(duty) == f"/khao-sat/{duty.public_id}/"
