"""What a closed roster says of each person, and the retake that a person decided on."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from foundation.policies.models import Policy
from foundation.web.public_id import PublicIdModel
from learning.attendance.choices import RetakeForm, RetakeState
from learning.campaigns.models import Duty
from learning.conferences.models import RosterEntry, StudyClass


class AbsenceRecord(models.Model):
    """The minutes of one person in one class, under the policy frozen with the roster (`KT3`).

    `scheduled = present + credited + absent`. `candidate` says that the rule names a retake; a person decides.
    """

    entry = models.OneToOneField(RosterEntry, models.CASCADE, related_name="absence")
    scheduled = models.PositiveIntegerField()
    present = models.PositiveIntegerField()
    credited = models.PositiveIntegerField()
    absent = models.PositiveIntegerField()
    candidate = models.BooleanField(default=False)
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="+")
    computed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(scheduled=models.F("present") + models.F("credited") + models.F("absent")),
                name="absence_sum_holds",
            ),
        ]
        indexes = [
            models.Index(fields=["entry"], condition=models.Q(candidate=True), name="absence_candidates"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.absent}/{self.scheduled}"


class Retake(PublicIdModel):
    """A retake (học lại) confirmed by an officer, or dismissed with a reason.

    `missed` is the missed part as `[[start, end], …]` in whole minutes since the epoch, and the other figures
    and the policy are those that stood when it was confirmed.
    """

    entry = models.OneToOneField(RosterEntry, models.PROTECT, related_name="retake")
    state = models.CharField(max_length=10, choices=RetakeState.choices, default=RetakeState.OPEN)
    form = models.CharField(max_length=10, choices=RetakeForm.choices, blank=True)
    study_class = models.ForeignKey(StudyClass, models.PROTECT, null=True, blank=True, related_name="retakes")
    study_duty = models.ForeignKey(Duty, models.PROTECT, null=True, blank=True, related_name="retakes")
    due_on = models.DateField(null=True, blank=True)
    missed = models.JSONField(default=list)
    scheduled = models.PositiveIntegerField()
    absent = models.PositiveIntegerField()
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=RetakeState.OPEN) | models.Q(due_on__isnull=False) & ~models.Q(form=""),
                name="retake_open_has_form_and_deadline",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=models.Q(state=RetakeState.OPEN), name="retake_open_due"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.get_state_display()}"

    @property
    def was_corrected(self) -> bool:
        """Dismissed because the record no longer bore it out: one that a person dismissed has no form any more.

        With `finished_at`, it had been done before the record was corrected.
        """
        return self.state == RetakeState.DISMISSED and bool(self.form)
