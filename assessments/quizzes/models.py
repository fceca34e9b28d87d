"""Surveys and tests, and members' attempts at them."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from assessments.bank.models import Question
from assessments.quizzes.choices import QuizKind, QuizState
from foundation.web.public_id import PublicIdModel
from learning.campaigns.models import Duty
from learning.library.models import ResolutionPage
from members.people.models import Member
from members.units.models import Unit


class Quiz(PublicIdModel):
    """A set of questions with its rules. `minutes` None means no time limit."""

    kind = models.CharField(max_length=20, choices=QuizKind.choices, default=QuizKind.COMPREHENSION_SURVEY)
    title = models.CharField(max_length=200)
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
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["quiz", "question"], name="quiz_question_unique")]

    def __str__(self) -> str:
        return f"{self.quiz} · {self.question}"


class Attempt(PublicIdModel):
    """A member's attempt. `paper` and `yardstick` are frozen at the start.

    paper: `[{"version": id of QuestionVersion, "options": [author's option indexes as shown]}, …]`
    yardstick: `{"pass_percent": …, "minutes": …}`
    answers: `{"<item from 0>": {"chosen": [author's option indexes], "at": ms since epoch}}`
    """

    quiz = models.ForeignKey(Quiz, models.PROTECT, related_name="attempts")
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="attempts")
    member = models.ForeignKey(Member, models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    seed = models.BigIntegerField()
    paper = models.JSONField()
    yardstick = models.JSONField()
    answers = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    correct = models.PositiveSmallIntegerField(null=True, blank=True)
    passed = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["duty", "number"], name="attempt_number_unique"),
            models.UniqueConstraint(
                fields=["duty"], condition=models.Q(submitted_at__isnull=True), name="attempt_one_open"
            ),
            models.CheckConstraint(
                condition=models.Q(submitted_at__isnull=True, correct__isnull=True, passed__isnull=True)
                | models.Q(submitted_at__isnull=False, correct__isnull=False, passed__isnull=False),
                name="attempt_scored_when_submitted",
            ),
        ]
        indexes = [
            models.Index(
                fields=["expires_at"], condition=models.Q(submitted_at__isnull=True), name="attempt_open_expiry"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member} · {self.quiz} · {self.number}"


class ExtraAttempt(models.Model):
    """One more attempt at a duty, granted by a person with a reason."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="extra_attempts")
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=250)

    def __str__(self) -> str:
        return f"{self.duty}: {self.reason}"
