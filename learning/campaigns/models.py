"""Campaigns, who is enrolled, and what each must do."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone

from foundation.jobs.models import Job
from foundation.web.public_id import PublicIdModel
from learning.campaigns.choices import CampaignState, DutyState
from learning.library.choices import Audience
from learning.library.models import ResolutionPage
from members.people.models import Member
from members.units.models import Unit


class Campaign(PublicIdModel):
    """A study campaign (đợt học tập): resolutions, audience, units, dates, duties (`R7`)."""

    title = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="campaigns")
    audiences = models.JSONField(default=list)
    state = models.CharField(max_length=6, choices=CampaignState.choices, default=CampaignState.DRAFT)
    starts_on = models.DateField()
    ends_on = models.DateField()
    roster_on = models.DateField(null=True, blank=True)
    opening = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="campaign_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def audience_labels(self) -> list[str]:
        """Whom it is for, in words."""
        return [str(Audience(code).label) for code in self.audiences]


class CampaignResolution(models.Model):
    """A resolution studied in the campaign."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="campaign_resolutions")
    resolution = models.ForeignKey(ResolutionPage, models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "resolution"], name="campaign_resolution_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.campaign} · {self.resolution}"


class CampaignUnit(models.Model):
    """A unit whose whole subtree takes part."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="campaign_units")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "unit"], name="campaign_unit_unique")]

    def __str__(self) -> str:
        return f"{self.campaign} · {self.unit}"


class Requirement(models.Model):
    """Something each enrolled member must do. `kind` is registered; `target` is its own identifier.

    An `individual` one is given to some of them only, by `give_duties`: no part of the campaign's form.
    """

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="requirements")
    order = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=30)
    target = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    minutes = models.PositiveSmallIntegerField(default=0)
    due_on = models.DateField()
    individual = models.BooleanField(default=False)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "kind", "target", "individual"], name="requirement_unique"),
        ]

    def __str__(self) -> str:
        return self.title


class Enrolment(PublicIdModel):
    """A member in a campaign, in the unit of the roster date. Counters are kept by the actions."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="enrolments")
    member = models.ForeignKey(Member, models.PROTECT, related_name="enrolments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit_path = models.CharField(max_length=40)
    exempt = models.BooleanField(default=False)
    duties_total = models.PositiveSmallIntegerField(default=0)
    duties_done = models.PositiveSmallIntegerField(default=0)
    completed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "member"], name="enrolment_unique"),
            models.CheckConstraint(
                condition=models.Q(duties_done__lte=models.F("duties_total")), name="enrolment_done_within_total"
            ),
        ]
        indexes = [models.Index(fields=["campaign", "unit_path"], name="enrolment_campaign_path")]

    def __str__(self) -> str:
        return f"{self.member} · {self.campaign}"


class Duty(PublicIdModel):
    """One enrolled member's one requirement, settled once with its reason and evidence.

    `due_on` is this person's own last day where it differs from the requirement's.
    """

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="duties")
    requirement = models.ForeignKey(Requirement, models.PROTECT, related_name="duties")
    state = models.CharField(max_length=6, choices=DutyState.choices, default=DutyState.TODO)
    settled_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=250, blank=True)
    evidence = models.JSONField(default=dict)
    due_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "requirement"], name="duty_unique"),
            models.CheckConstraint(
                condition=models.Q(state=DutyState.TODO) | models.Q(settled_at__isnull=False),
                name="duty_settled_has_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment} · {self.requirement}"

    @property
    def last_day(self) -> date:
        """Until when it may be done without being late."""
        return self.due_on or self.requirement.due_on
