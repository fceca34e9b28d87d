"""Reflection essays (bài thu hoạch) and what was decided on them."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from assessments.essays.choices import EssayPart, EssayState
from foundation.web.public_id import PublicIdModel
from learning.campaigns.models import Duty
from members.people.models import Member


class Essay(PublicIdModel):
    """A member's essay for one duty (`CB2.4`, `R23`). `yardstick` is frozen when it is begun.

    yardstick: `{"least_words": …, "most_words": …}`
    edited_at: `{"<part>": ms since epoch}`, when each part was last written to
    revision: counts the writes, so that nobody judges a text they have not read
    """

    duty = models.OneToOneField(Duty, models.PROTECT, related_name="essay")
    author = models.ForeignKey(Member, models.PROTECT, related_name="essays")
    state = models.CharField(max_length=9, choices=EssayState.choices, default=EssayState.DRAFT)
    grasp = models.TextField(blank=True)
    link_to_duty = models.TextField(blank=True)
    proposals = models.TextField(blank=True)
    edited_at = models.JSONField(default=dict)
    yardstick = models.JSONField()
    words = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=EssayState.DRAFT) | models.Q(submitted_at__isnull=False),
                name="essay_submitted_has_date",
            ),
        ]
        indexes = [
            models.Index(fields=["submitted_at"], condition=models.Q(state=EssayState.SUBMITTED), name="essay_waiting")
        ]

    def __str__(self) -> str:
        return f"{self.author} · {self.duty}"

    @property
    def texts(self) -> dict[str, str]:
        """Each part's text."""
        return {part: getattr(self, part) for part in EssayPart.values}


class EssayDecision(models.Model):
    """An essay accepted, or returned for a reason that its author reads."""

    essay = models.ForeignKey(Essay, models.PROTECT, related_name="decisions")
    decision = models.CharField(max_length=9, choices=EssayState.choices)
    reason = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decision=EssayState.ACCEPTED)
                | models.Q(decision=EssayState.RETURNED) & ~models.Q(reason=""),
                name="essay_returned_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.essay}: {self.get_decision_display()}"
