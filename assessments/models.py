"""All models of the app."""

from assessments.attempts.models import Attempt, ExtraAttempt
from assessments.bank.models import Question, QuestionVersion
from assessments.quizzes.models import Quiz, QuizQuestion

__all__ = ["Attempt", "ExtraAttempt", "Question", "QuestionVersion", "Quiz", "QuizQuestion"]
