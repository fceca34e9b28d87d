"""Who speaks at a conference's session, and who stands ready (`R27`)."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from foundation.web.public_id import PublicIdModel
from learning.conferences.models import ConferencePart, Session
from learning.rapporteurs.models.roster import Rapporteur


class Assignment(PublicIdModel):
    """A rapporteur speaks at a session. `part` is the line on the conference's plan that the assignment wrote."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="assignments")
    rapporteur = models.ForeignKey(Rapporteur, models.PROTECT, related_name="assignments")
    topic = models.CharField(max_length=200, blank=True)
    part = models.ForeignKey(ConferencePart, models.SET_NULL, null=True, blank=True, related_name="+")
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(default=timezone.now)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["session__starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "rapporteur"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="assignment_once_a_session",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True)
                | (models.Q(withdrawn_by__isnull=False) & ~models.Q(withdrawn_because="")),
                name="assignment_withdrawn_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rapporteur_id} · {self.session}"


class BackupAssignment(models.Model):
    """The named backup, who studies the same topic and takes over when needed (`CB3.3`)."""

    assignment = models.OneToOneField(Assignment, models.CASCADE, related_name="backup")
    rapporteur = models.ForeignKey(Rapporteur, models.PROTECT, related_name="backup_assignments")

    def __str__(self) -> str:
        return f"{self.rapporteur_id} · {self.assignment_id}"
