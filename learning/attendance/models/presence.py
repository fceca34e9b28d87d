"""Presence is spans of time, each with its source and author; never a tick (`R16`).

Desks work on while the network is away, so arrivals and departures reach the server in any order. Each
arrival is one `Presence`, each departure one `Departure`; an arrival lasts until the earliest departure
after it, and spans may overlap: the rule takes their union. Whatever the order, the outcome is the same.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from learning.attendance.choices import Source
from learning.conferences.models import BridgePoint, RosterEntry, Session


def new_key() -> str:
    """A key for a span that no device named."""
    return uuid.uuid4().hex


class Presence(models.Model):
    """Someone of a roster was there from `started_at` until `ended_at`; open ones last until the session's end.

    `key` is given by whoever recorded it (a phone's arrival, a desk's device, a row of a log), so that
    sending it again changes nothing. A wrong span is withdrawn with a reason in the audit trail, never deleted.
    `moved_from` is where the person was placed until this arrival moved them. Of live sources `ended_at` is kept
    in step with the departures (`recording.settle`), for lists and counts; the rule reads the departures themselves.
    """

    entry = models.ForeignKey(RosterEntry, models.CASCADE, related_name="presences", db_index=False)
    session = models.ForeignKey(Session, models.PROTECT, related_name="presences", db_index=False)
    point = models.ForeignKey(BridgePoint, models.SET_NULL, null=True, blank=True, related_name="+")
    moved_from = models.ForeignKey(
        BridgePoint, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=10, choices=Source.choices)
    key = models.CharField(max_length=64, unique=True, default=new_key)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    recorded_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["started_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True) | models.Q(ended_at__gte=models.F("started_at")),
                name="presence_times_in_order",
            ),
        ]
        indexes = [
            models.Index(fields=["entry", "session"], name="presence_entry_session"),
            models.Index(fields=["session", "point"], name="presence_session_point"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} · {self.session_id}"


class Departure(models.Model):
    """Someone of a roster left at `at`; `key` and withdrawing as for `Presence`."""

    entry = models.ForeignKey(RosterEntry, models.CASCADE, related_name="departures", db_index=False)
    session = models.ForeignKey(Session, models.PROTECT, related_name="departures", db_index=False)
    at = models.DateTimeField()
    source = models.CharField(max_length=10, choices=Source.choices)
    key = models.CharField(max_length=64, unique=True, default=new_key)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    recorded_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["entry", "session"], name="departure_entry_session")]

    def __str__(self) -> str:
        return f"{self.entry_id} · {self.session_id}"
