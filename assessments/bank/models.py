"""The question bank: questions and their immutable versions."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from assessments.bank.choices import QuestionKind
from foundation.web.derived_fields import FoldedField
from foundation.web.public_id import PublicIdModel
from learning.library.models import ResolutionPage
from members.units.models import Unit


class Question(PublicIdModel):
    """A question as people know it; what it says stands in its current version."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    resolution = models.ForeignKey(ResolutionPage, models.PROTECT, null=True, blank=True, related_name="+")
    current = models.ForeignKey("QuestionVersion", models.PROTECT, null=True, related_name="+")
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.public_id


class QuestionVersion(models.Model):
    """What a question said. Never changed: an edit makes the next version.

    `options` is a list of `{"text": …, "correct": …}` in the author's order.
    """

    question = models.ForeignKey(Question, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=QuestionKind.choices)
    stem = models.TextField()
    folded_stem = FoldedField(source="stem")
    options = models.JSONField()
    explanation = models.TextField(blank=True)
    clause = models.CharField(max_length=60, blank=True)
    clause_anchor = models.CharField(max_length=40, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="question_version_unique"),
        ]

    def __str__(self) -> str:
        return self.stem[:60]
