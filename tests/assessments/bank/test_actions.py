"""Writing, editing and retiring questions."""

from typing import Any

import pytest
from django.utils import timezone

from assessments.bank.actions import (
    EditedMeanwhile,
    QuestionInUse,
    UnfitQuestion,
    edit_question,
    restore_question,
    retire_question,
)
from assessments.bank.models import Question, QuestionVersion
from foundation.audit.models import AuditEntry
from tests.cast import Cast
from tests.factories.assessments import make_options, make_question, make_quiz

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(cast: Cast) -> Question:
    return make_question(cast.province, cast.officer)


def edit(question: Question, cast: Cast, base: int = 1, **changes: Any) -> Question:
    content: dict[str, Any] = {
        "resolution": None,
        "kind": "SINGLE",
        "stem": "Câu hỏi thứ 0?",
        "options": make_options({0}),
        "explanation": "Lời giải 0",
        "clause": "mục 3",
        "clause_anchor": "m3",
    }
    return edit_question(question=question, base=base, by=cast.officer, **(content | changes))


def test_a_new_question_has_its_first_version(question: Question) -> None:
    assert question.current
    assert (question.current.number, question.versions.count()) == (1, 1)


def test_an_unfit_question_is_refused_and_nothing_kept(cast: Cast) -> None:
    with pytest.raises(UnfitQuestion) as refusal:
        make_question(cast.province, cast.officer, options=make_options(set()))
    assert refusal.value.problems == ["Chưa đánh dấu phương án đúng."]
    assert not Question.objects.exists()


def test_an_edit_adds_a_version_and_leaves_the_old_one(question: Question, cast: Cast) -> None:
    edit(question, cast, stem="Câu mới?")
    assert list(question.versions.order_by("number").values_list("stem", flat=True)) == ["Câu hỏi thứ 0?", "Câu mới?"]
    question.refresh_from_db()
    assert question.current
    assert question.current.number == 2


def test_saving_the_same_again_adds_no_version(question: Question, cast: Cast) -> None:
    edit(question, cast)
    assert question.versions.count() == 1


def test_an_edit_from_an_old_version_is_refused(question: Question, cast: Cast) -> None:
    edit(question, cast, stem="Của người thứ nhất?")
    with pytest.raises(EditedMeanwhile):
        edit(question, cast, stem="Của người thứ hai?")
    assert QuestionVersion.objects.count() == 2


def test_a_question_in_a_ready_survey_cannot_be_retired(cast: Cast) -> None:
    quiz = make_quiz(cast.province, cast.officer, 1)
    question = quiz.quiz_questions.get().question
    with pytest.raises(QuestionInUse):
        retire_question(question=question, by=cast.officer, at=timezone.now())


def test_retiring_and_restoring_are_recorded_once_each(question: Question, cast: Cast) -> None:
    assert retire_question(question=question, by=cast.officer, at=timezone.now())
    assert not retire_question(question=question, by=cast.officer, at=timezone.now())
    assert restore_question(question=question, by=cast.officer)
    assert not restore_question(question=question, by=cast.officer)
    assert list(AuditEntry.objects.filter(object_id=question.public_id).values_list("verb", flat=True)) == [
        "retire_question",
        "restore_question",
    ]
