"""What a member asks for about an absence, and what a person decided."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from foundation.files.models import StoredFile
from foundation.web.public_id import PublicIdModel
from learning.attendance.choices import ExcuseCause, PetitionState
from learning.conferences.models import RosterEntry

LIVE = [PetitionState.ASKED, PetitionState.ACCEPTED]


class Petition(PublicIdModel):
    """Asked by (or for) the person of the entry, with words and perhaps a document; decided once, with reasons."""

    statement = models.TextField()
    state = models.CharField(max_length=10, choices=PetitionState.choices, default=PetitionState.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision = models.TextField(blank=True)
    document = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True


class ExcusedAbsence(Petition):
    """An absence with a reason (vắng có lý do): counts towards the retake, never towards criticism."""

    entry = models.ForeignKey(RosterEntry, models.CASCADE, related_name="excuses")
    cause = models.CharField(max_length=10, choices=ExcuseCause.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry"], condition=models.Q(state__in=LIVE), name="excuse_one_live"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.get_cause_display()}"


class PresenceClaim(Petition):
    """“I was there”: the record is contested with evidence, which freezes its consequences until decided."""

    entry = models.ForeignKey(RosterEntry, models.CASCADE, related_name="claims")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry"], condition=models.Q(state=PetitionState.ASKED), name="claim_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.get_state_display()}"
