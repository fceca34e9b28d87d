"""Official texts as uploaded, version by version, and the clauses recognised in them."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from foundation.jobs.models import Job
from foundation.web.public_id import PublicIdModel
from learning.library.choices import ClauseKind, OfficialTextState
from learning.library.models.pages import ResolutionPage


def official_text_path(official_text: "OfficialText", filename: str) -> str:
    """A private name that says nothing of the content; the original name is a column."""
    suffix = filename.rsplit(".", 1)[-1].lower()
    return f"official-texts/{official_text.public_id}.{suffix}"


class OfficialText(PublicIdModel):
    """An uploaded official text, one row a version; at most one is current for a resolution."""

    resolution = models.ForeignKey(ResolutionPage, models.CASCADE, related_name="official_texts")
    version = models.PositiveIntegerField()
    file = models.FileField(upload_to=official_text_path, max_length=120)
    file_name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=OfficialTextState.choices, default=OfficialTextState.READING)
    refusal = models.TextField(blank=True)
    reading = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["resolution", "version"], name="official_text_version_unique"),
            models.UniqueConstraint(
                fields=["resolution"],
                condition=models.Q(state=OfficialTextState.CURRENT),
                name="official_text_one_current",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resolution.symbol} v{self.version}"


class Clause(models.Model):
    """A recognised piece of an official text; quotations point to its `anchor` (`m3`, `II.1.7`)."""

    official_text = models.ForeignKey(OfficialText, models.CASCADE, related_name="clauses")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=ClauseKind.choices)
    depth = models.PositiveSmallIntegerField(default=0)
    marker = models.CharField(max_length=40, blank=True)
    anchor = models.CharField(max_length=40, blank=True)
    text = models.TextField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["official_text", "order"], name="clause_order_unique"),
            models.UniqueConstraint(
                fields=["official_text", "anchor"], condition=~models.Q(anchor=""), name="clause_anchor_unique"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.marker} {self.text[:40]}"
