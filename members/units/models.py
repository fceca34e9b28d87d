"""Party organisations as a tree that never moves (see `docs/developing.md`)."""

from django.db import models

from foundation.web.derived_fields import FoldedField
from foundation.web.public_id import PublicIdModel
from members.units.choices import UnitChangeKind
from members.units.paths import ancestors


class Level(models.Model):
    """A level of the organisation; levels and labels are rows, so that they can change by policy."""

    code = models.CharField(max_length=20, unique=True)
    label = models.CharField(max_length=60)
    rank = models.PositiveSmallIntegerField(unique=True)

    class Meta:
        ordering = ["rank"]

    def __str__(self) -> str:
        return self.label


class Unit(PublicIdModel):
    """A party organisation. `path` is its ancestors' steps and its own, and never changes."""

    level = models.ForeignKey(Level, models.PROTECT, related_name="units")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=40, unique=True, editable=False)
    code = models.CharField(max_length=30, blank=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80, blank=True)
    folded_name = FoldedField(source="name")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True) | models.Q(closed_on__gte=models.F("opened_on")),
                name="unit_dates_in_order",
            ),
        ]
        indexes = [models.Index(fields=["folded_name"], name="unit_folded_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def ancestor_paths(self) -> list[str]:
        """Paths from the root down to this unit itself."""
        return ancestors(self.path)

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name


class UnitChange(models.Model):
    """A dated change of the tree: `unit` was closed, `successor` follows it (none: dissolved)."""

    kind = models.CharField(max_length=12, choices=UnitChangeKind.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="changes")
    successor = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="origins")
    on = models.DateField()
    decision = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.unit}"
