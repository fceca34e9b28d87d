"""Members' attempts at surveys and tests, and attempts granted beyond the allowance."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from assessments.quizzes.models import Quiz
from foundation.web.public_id import PublicIdModel
from learning.campaigns.models import Duty
from members.people.models import Member


class Attempt(PublicIdModel):
    """A member's attempt. `paper` and `yardstick` are frozen at the start.

    paper: `[{"version": id of QuestionVersion, "options": [author's option indexes as shown]}, …]`
    yardstick: `{"pass_percent": …, "minutes": …, "questions": how many, "attempts": how many allowed}`
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
