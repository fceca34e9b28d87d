"""All models of the app."""

from assessments.bank.models import Question, QuestionVersion
from assessments.quizzes.models import Attempt, ExtraAttempt, Quiz, QuizQuestion

__all__ = ["Attempt", "ExtraAttempt", "Question", "QuestionVersion", "Quiz", "QuizQuestion"]
