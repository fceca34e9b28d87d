"""What was said of a person's study, by whom, with the person's answer and what was decided of it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from foundation.web.public_id import PublicIdModel, new_public_id
from learning.campaigns.models import Enrolment
from learning.conferences.models import Conference
from learning.remarks.choices import BURDENS, RemarkCause, RemarkKind, RemarkMoment, RemarkState
from members.people.models import Member


class Remark(PublicIdModel):
    """A commendation, reminder, criticism or proposal for review (`R32`); `statement` holds the facts.

    A disputed one has no effect until someone else has decided (`disputed_at` without `decided_at`). `member` is the
    enrolment's: a remark follows the person. `key` comes from the form, so that sending it again records nothing new.
    """

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="remarks")
    member = models.ForeignKey(Member, models.PROTECT, related_name="remarks")
    conference = models.ForeignKey(Conference, models.PROTECT, null=True, blank=True, related_name="remarks")
    kind = models.CharField(max_length=12, choices=RemarkKind.choices)
    cause = models.CharField(max_length=10, choices=RemarkCause.choices)
    moment = models.CharField(max_length=8, choices=RemarkMoment.choices)
    statement = models.TextField()
    key = models.CharField(max_length=40, unique=True, default=new_public_id)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=9, choices=RemarkState.choices, default=RemarkState.RECORDED)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    disputed_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision = models.TextField(blank=True)

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=RemarkState.RECORDED)
                | models.Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False) & ~models.Q(withdrawn_because=""),
                name="remark_withdrawn_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_at__isnull=True)
                | models.Q(disputed_at__isnull=False, decided_by__isnull=False) & ~models.Q(decision=""),
                name="remark_decided_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("recorded_by")),
                name="remark_decided_by_another",
            ),
            models.CheckConstraint(
                condition=~models.Q(cause=RemarkCause.ABSENCE) | models.Q(conference__isnull=False),
                name="remark_absence_names_conference",
            ),
        ]
        indexes = [models.Index(fields=["member", "recorded_at"], name="remark_member_at")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.member}"

    @property
    def is_burden(self) -> bool:
        """Whether it weighs on the person."""
        return self.kind in BURDENS

    @property
    def stands(self) -> bool:
        """Not withdrawn."""
        return self.state == RemarkState.RECORDED

    @property
    def is_frozen(self) -> bool:
        """Contested and not decided yet: without effect meanwhile."""
        return self.stands and self.disputed_at is not None and self.decided_at is None
