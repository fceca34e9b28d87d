"""Bridge points as check-in needs them, and the policy's opening time: kept in the process for ten seconds.

63,000 people check in within minutes at points that hardly ever change meanwhile, and a secret never does. What
may change is a name, or a point added on the day: ten seconds later every process knows. Nothing that could let
someone in or keep someone out is read from here: rosters and sessions come from the database each time.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from foundation.policies.kinds import AttendanceRules
from foundation.policies.queries import values_in_force
from foundation.remembered import Remembered
from learning.conferences.models import BridgePoint

KEPT_SECONDS = 10.0


@dataclass(frozen=True)
class Hall:
    """A bridge point: its row's key, what it is called, and what its codes are made from."""

    pk: int
    public_id: str
    name: str
    place: str
    secret: str
    conference: int


def _load(**of: object) -> tuple[Hall, ...]:
    columns = ("pk", "public_id", "name", "place", "secret", "conference")
    return tuple(Hall(*row) for row in BridgePoint.objects.filter(**of).values_list(*columns))


def _load_one(public_id: str) -> Hall | None:
    return next(iter(_load(public_id=public_id)), None)


def _load_opening(on: date) -> timedelta:
    return timedelta(minutes=values_in_force(AttendanceRules, on).check_in_opens_minutes)


halls_of: Remembered[int, tuple[Hall, ...]] = Remembered(lambda conference: _load(conference=conference), KEPT_SECONDS)
"""Halls of the conference with that key, in order."""

hall_at: Remembered[str, Hall | None] = Remembered(_load_one, KEPT_SECONDS)
"""The hall with that public id; None when there is none."""

_opening: Remembered[date, timedelta] = Remembered(_load_opening, KEPT_SECONDS)


def opens_before(at: datetime) -> timedelta:
    """How long before a session its check-in opens, under the policy of that day."""
    return _opening(timezone.localdate(at))
