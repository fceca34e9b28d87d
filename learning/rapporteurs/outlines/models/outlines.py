"""An outline as a whole, and where it is offered."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from foundation.reviews.models import Reviewed
from foundation.web.derived_fields import FoldedField
from learning.library.models import ResolutionPage
from learning.rapporteurs.models import Assignment
from learning.rapporteurs.outlines.choices import OutlineState
from members.units.models import Unit


class Outline(Reviewed):
    """An outline (đề cương) of a resolution, reviewed by the board of `unit`: that of the author's own level.

    `versions_made` numbers the versions. `base` is the outline sent down from above that it goes by.
    """

    title = models.CharField(max_length=200)
    folded_title = FoldedField(source="title")
    resolution = models.ForeignKey(ResolutionPage, models.PROTECT, related_name="outlines")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="outlines")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="outlines")
    base = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followers")
    state = models.CharField(max_length=24, choices=OutlineState.choices, default=OutlineState.DRAFT, editable=False)
    versions_made = models.PositiveSmallIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-changed_at", "-pk"]
        indexes = [models.Index(fields=["unit", "state"], name="outline_unit_state")]

    def __str__(self) -> str:
        return self.title


class OutlineOffer(models.Model):
    """The outline from which a rapporteur speaks at a session; shown to those who come while it is approved."""

    assignment = models.OneToOneField(Assignment, models.CASCADE, related_name="offer")
    outline = models.ForeignKey(Outline, models.PROTECT, related_name="offers")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.outline_id} → {self.assignment_id}"
