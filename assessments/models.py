"""All models of the app."""

from assessments.attempts.models import Attempt, ExtraAttempt
from assessments.bank.models import Question, QuestionVersion
from assessments.essays.models import Essay, EssayDecision
from assessments.quizzes.models import Quiz, QuizQuestion

__all__ = ["Attempt", "Essay", "EssayDecision", "ExtraAttempt", "Question", "QuestionVersion", "Quiz", "QuizQuestion"]
