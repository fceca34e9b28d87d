"""Questions, surveys and duties to pass them, for tests."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from assessments.attempts.queries import PASS_SURVEY, own_survey_duties
from assessments.bank.actions import write_question
from assessments.bank.choices import Option, QuestionKind
from assessments.bank.models import Question
from assessments.quizzes.actions import create_quiz, make_ready
from assessments.quizzes.models import Quiz
from learning.campaigns.models import Campaign, Duty
from learning.campaigns.rules import RequirementPlan
from members.access.models import User
from members.units.models import Unit
from tests.factories.campaigns import make_open


def make_options(right: set[int], count: int = 4) -> list[Option]:
    """Options named by their place, those in `right` marked."""
    return [{"text": f"Phương án {place}", "correct": place in right} for place in range(count)]


def make_question(unit: Unit, by: User, number: int = 0, **changes: Any) -> Question:
    """A question whose first option is right; every third has the first two right."""
    many = number % 3 == 2
    chosen: dict[str, Any] = {
        "resolution": None,
        "kind": QuestionKind.MULTIPLE if many else QuestionKind.SINGLE,
        "stem": f"Câu hỏi thứ {number}?",
        "options": make_options({0, 1} if many else {0}),
        "explanation": f"Lời giải {number}",
        "clause": "mục 3",
        "clause_anchor": "m3",
    } | changes
    return write_question(unit=unit, by=by, **chosen)


def make_draft(unit: Unit, by: User, questions: int = 4, **changes: Any) -> Quiz:
    """A draft that draws all its questions, with 2 attempts and 15 minutes; half right passes."""
    pool = changes.pop("pool", None) or [make_question(unit, by, number) for number in range(questions)]
    chosen: dict[str, Any] = {
        "title": "Phiếu khảo sát nhận thức",
        "resolution": None,
        "pass_percent": 50,
        "draw_count": questions,
        "attempts_allowed": 2,
        "minutes": 15,
        "questions": pool,
    } | changes
    return create_quiz(unit=unit, by=by, **chosen)


def make_quiz(unit: Unit, by: User, questions: int = 4, **changes: Any) -> Quiz:
    """The same, ready."""
    return make_ready(quiz=make_draft(unit, by, questions, **changes), by=by, at=timezone.now())


def require_quiz(quiz: Quiz, by: User, unit: Unit) -> Campaign:
    """An open campaign in which everyone of the unit must pass the survey."""
    due_on = timezone.localdate() + timedelta(days=5)
    plan = RequirementPlan(PASS_SURVEY, quiz.public_id, quiz.title, 15, due_on)
    return make_open(by, unit, requirements=[plan])


def survey_duty(user: User) -> Duty:
    """The user's only survey duty, as the pages read it."""
    return own_survey_duties(user).get()
