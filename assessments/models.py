"""All models of the app."""

from assessments.attempts.models import Attempt, ExtraAttempt
from assessments.bank.models import Question, QuestionVersion
from assessments.essays.models import Appeal, Essay, EssayPage, EssayVersion, Grading, Rubric, VersionPage
from assessments.paper.models import PaperEntry
from assessments.quizzes.models import Quiz, QuizQuestion

__all__ = [
    "Appeal",
    "Attempt",
    "Essay",
    "EssayPage",
    "EssayVersion",
    "ExtraAttempt",
    "Grading",
    "PaperEntry",
    "Question",
    "QuestionVersion",
    "Quiz",
    "QuizQuestion",
    "Rubric",
    "VersionPage",
]
