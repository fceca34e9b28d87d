"""A conference of a campaign: where, by whom, with what to be done before and after."""

import secrets
from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone

from foundation.web.public_id import PublicIdModel
from learning.campaigns.models import Campaign
from learning.conferences.choices import ChecklistStep, ConferenceMode, ConferenceState, Part
from members.people.models import Member
from members.units.models import Unit


def new_secret() -> str:
    """What the codes of a bridge point are made from: 128 bits that never leave the server."""
    return secrets.token_hex(16)


class Conference(PublicIdModel):
    """A conference (hội nghị) of a campaign, held by a unit (`R7`–`R10`).

    `units` are those whose enrolled people attend; none means all of the campaign's below `unit`.
    `starts_on` is the day of its first session, kept by the actions: the checklist's dates follow it.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="conferences")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="conferences")
    title = models.CharField(max_length=200)
    mode = models.CharField(max_length=10, choices=ConferenceMode.choices, default=ConferenceMode.IN_PERSON)
    state = models.CharField(max_length=10, choices=ConferenceState.choices, default=ConferenceState.PLANNED)
    content = models.TextField(blank=True)
    units = models.ManyToManyField(Unit, blank=True, related_name="+")
    starts_on = models.DateField(null=True, blank=True)
    invitation_number = models.CharField(max_length=40, blank=True)
    signer_name = models.CharField(max_length=120, blank=True)
    signer_position = models.CharField(max_length=120, blank=True)
    contact_name = models.CharField(max_length=120, blank=True)
    contact_phone = models.CharField(max_length=20, blank=True)
    bring = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    announced_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["starts_on", "pk"]
        indexes = [models.Index(fields=["starts_on"], name="conference_starts_on")]

    def __str__(self) -> str:
        return self.title


class BridgePoint(PublicIdModel):
    """A hall in which a conference is followed (điểm cầu, `R11`); one in person has one.

    `units` are those whose people are placed here when the roster is made. `screens` counts large screens,
    of which each point needs at least one (`TS II.1.1`).
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="points")
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=120)
    place = models.CharField(max_length=200, blank=True)
    equipment = models.CharField(max_length=300, blank=True)
    screens = models.PositiveSmallIntegerField(default=1)
    units = models.ManyToManyField(Unit, blank=True, related_name="+")
    expected = models.PositiveIntegerField(null=True, blank=True)
    in_charge = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="points_in_charge")
    desk_staff = models.ManyToManyField(Member, blank=True, related_name="points_at_desk")
    secret = models.CharField(max_length=32, default=new_secret, editable=False)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["conference", "name"], name="bridge_point_name_unique")]

    def __str__(self) -> str:
        return self.name


class LineIncident(PublicIdModel):
    """The line of a point was down (`TS II.1.2`): once confirmed, its minutes are credited to whoever is placed there.

    The point's own people, who are credited too, may record one; it counts when an officer of the conference has
    confirmed it. What an officer records is confirmed by that.
    """

    point = models.ForeignKey(BridgePoint, models.CASCADE, related_name="incidents")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    cause = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["started_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | models.Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="line_incident_confirmed_by_someone",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__gt=models.F("started_at")), name="line_incident_times_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.point} {self.started_at:%H:%M}–{self.ended_at:%H:%M}"


class ConferencePart(PublicIdModel):
    """Who chairs, opens, presents or closes (`R12`): a member on record, or a name and position."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="parts")
    part = models.CharField(max_length=10, choices=Part.choices)
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=120)
    position = models.CharField(max_length=160, blank=True)
    topic = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.get_part_display()}: {self.name}"


class ChecklistItem(PublicIdModel):
    """One step of the conference (`R10`), due on a day that follows from the conference's, ticked by a person."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="checklist")
    step = models.CharField(max_length=12, choices=ChecklistStep.choices)
    opens_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    responsible = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "step"], name="checklist_step_once"),
            models.CheckConstraint(
                condition=models.Q(done_at__isnull=True) | models.Q(done_by__isnull=False),
                name="checklist_done_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return self.get_step_display()

    def is_late(self, today: date) -> bool:
        """Not ticked though its last day has passed."""
        return bool(self.done_at is None and self.due_on and self.due_on < today)
