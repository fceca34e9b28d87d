"""Surveys and tests: a set of questions with its rules."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from assessments.bank.models import Question
from assessments.quizzes.choices import QuizKind, QuizState
from foundation.web.derived_fields import FoldedField
from foundation.web.public_id import PublicIdModel
from learning.library.models import ResolutionPage
from members.units.models import Unit


class Quiz(PublicIdModel):
    """A set of questions with its rules. `minutes` None means no time limit."""

    kind = models.CharField(max_length=20, choices=QuizKind.choices, default=QuizKind.COMPREHENSION_SURVEY)
    title = models.CharField(max_length=200)
    folded_title = FoldedField(source="title")
    intro = models.TextField(blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    resolution = models.ForeignKey(ResolutionPage, models.PROTECT, null=True, blank=True, related_name="+")
    pass_percent = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(100)])
    draw_count = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    shuffle_questions = models.BooleanField(default=True)
    shuffle_options = models.BooleanField(default=True)
    attempts_allowed = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    minutes = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MinValueValidator(1)])
    state = models.CharField(max_length=10, choices=QuizState.choices, default=QuizState.DRAFT)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pass_percent__gte=1, pass_percent__lte=100), name="quiz_pass_percent_range"
            ),
            models.CheckConstraint(condition=models.Q(draw_count__gte=1), name="quiz_draws_a_question"),
            models.CheckConstraint(condition=models.Q(attempts_allowed__gte=1), name="quiz_allows_an_attempt"),
        ]

    def __str__(self) -> str:
        return self.title


class QuizQuestion(models.Model):
    """A question that may be drawn."""

    quiz = models.ForeignKey(Quiz, models.CASCADE, related_name="quiz_questions")
    question = models.ForeignKey(Question, models.PROTECT, related_name="in_quizzes")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["quiz", "question"], name="quiz_question_unique")]

    def __str__(self) -> str:
        return f"{self.quiz} · {self.question}"
