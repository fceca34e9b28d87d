"""Where a reader stands."""

from django.db import models
from django.utils import timezone

from learning.library.models.materials import CondensedTextPage
from members.people.models import Member


class ReadingPlace(models.Model):
    """Where a member stands in a study text: section now, and the furthest reached (from 1)."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="reading_places")
    page = models.ForeignKey(CondensedTextPage, models.CASCADE, related_name="+")
    section = models.PositiveSmallIntegerField(default=1)
    furthest = models.PositiveSmallIntegerField(default=1)
    finished_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "page"], name="reading_place_unique")]

    def __str__(self) -> str:
        return f"{self.member} · {self.page} · {self.section}"
