"""An essay written on paper by a member without a phone: entered by one person, compared by another (safeguard 6)."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from assessments.essays.models import Essay, EssayVersion
from assessments.paper.choices import PaperState
from foundation.reviews.choices import LONGEST_NAME
from foundation.reviews.models import Reviewed


class PaperEntry(Reviewed):
    """Sheets that somebody photographed for the author, sent to be compared with the paper; handed in when they agree.

    sha256: of what was sent, in hex, as `essays.rules.fingerprint`: only that is handed in
    version, compared_by: what was handed in, and who found it to be the paper; None until then
    """

    essay = models.ForeignKey(Essay, models.PROTECT, related_name="paper_entries")
    state = models.CharField(
        max_length=LONGEST_NAME, choices=PaperState.choices, default=PaperState.WAITING, editable=False
    )
    sha256 = models.CharField(max_length=64)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now)
    compared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.OneToOneField(EssayVersion, models.PROTECT, null=True, blank=True, related_name="paper")

    class Meta:
        ordering = ["entered_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["essay"], condition=models.Q(state=PaperState.WAITING), name="paper_entry_waits_once"
            ),
            models.CheckConstraint(
                condition=models.Q(version__isnull=True) | models.Q(state=PaperState.CONFIRMED),
                name="paper_entry_handed_in_is_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.essay}: {self.get_state_display()}"
