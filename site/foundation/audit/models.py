"""The audit trail: who changed what of whose record, when, and why. Append-only, chained by hash."""

from django.conf import settings
from django.db import models
from django.utils import timezone

UNSEALED = models.Q(sequence__isnull=True)
SEALED = models.Q(sequence__isnull=False)


class AuditEntry(models.Model):
    """One change. `subject` is the person whose record it is (a public id), if anyone's.

    An entry is written without `sequence` and `hash`, so that writers never wait for one another, and sealed
    soon after (`foundation.audit.actions.seal`). Triggers of migration 0004 let nobody change an entry in any
    other way, nor delete one that is sealed; on SQLite they are lost when a migration alters this table, and
    that migration must make them anew.
    """

    at = models.DateTimeField(default=timezone.now)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    verb = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)
    subject = models.CharField(max_length=12, blank=True)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    reason = models.TextField(blank=True)
    sequence = models.PositiveBigIntegerField(null=True, editable=False)
    hash = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "at"], name="audit_subject_at"),
            models.Index(fields=["object_type", "object_id"], name="audit_object"),
            models.Index(fields=["id"], condition=UNSEALED, name="audit_unsealed"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["sequence"], condition=SEALED, name="audit_sequence_unique"),
            models.CheckConstraint(
                condition=(UNSEALED & models.Q(hash="")) | (SEALED & ~models.Q(hash="")), name="audit_sealed_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_type} {self.object_id}"
