"""A ready survey that the whole province must pass."""

import pytest

from assessments.quizzes.models import Quiz
from learning.campaigns.models import Duty
from tests.cast import Cast
from tests.factories.assessments import make_quiz, require_quiz, survey_duty


@pytest.fixture
def quiz(cast: Cast) -> Quiz:
    """Four questions, two attempts, fifteen minutes, half right passes; required of everyone."""
    quiz = make_quiz(cast.province, cast.officer)
    require_quiz(quiz, cast.officer, cast.province)
    return quiz


@pytest.fixture
def duty(quiz: Quiz, cast: Cast) -> Duty:
    """The duty of the cast's `member`."""
    return survey_duty(cast.member)
