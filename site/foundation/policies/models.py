"""Rules that documents set: versioned, with their clause and dates (never hard-coded)."""

from django.db import models

LONGEST_SOURCE, LONGEST_CLAUSE = 300, 60
"""Characters."""


class Policy(models.Model):
    """One version of one kind of rule; `values` are typed by `foundation.policies.kinds`."""

    kind = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    legal_source = models.CharField(max_length=LONGEST_SOURCE)
    clause = models.CharField(max_length=LONGEST_CLAUSE, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    values = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "version"], name="policy_kind_version_unique"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="policy_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} v{self.version}"
