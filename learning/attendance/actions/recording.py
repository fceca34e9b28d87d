"""Recording arrivals and departures. Sending one again, or in another order, changes nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Q

from learning.attendance.choices import Source
from learning.attendance.models import Departure, Presence
from learning.conferences.choices import RosterState
from learning.conferences.models import StudyClass
from members.access.models import User

LIVE_SOURCES = (Source.QR, Source.CODE, Source.DESK)
"""Sources whose spans last until a departure; others bring their own end."""


class RosterFrozen(Exception):
    """The roster is not kept any more: nothing was recorded. Its text is for a person."""


@dataclass(frozen=True)
class Whereabouts:
    """Whose presence, in which session, at which point (keys of rows)."""

    entry: int
    session: int
    point: int | None


def arrive(*, who: Whereabouts, at: datetime, source: Source, key: str, by: User | None) -> None:
    """Begin a span; one write. The caller has seen that the roster is open."""
    Presence.objects.bulk_create([_arrival(who, at, source, key, by)], ignore_conflicts=True)


def _arrival(who: Whereabouts, at: datetime, source: Source, key: str, by: User | None) -> Presence:
    return Presence(
        entry_id=who.entry,
        session_id=who.session,
        point_id=who.point,
        started_at=at,
        source=source,
        key=key,
        recorded_by=by,
    )


@transaction.atomic
def depart(*, who: Whereabouts, at: datetime, source: Source, key: str, by: User | None) -> None:
    """End whatever span of the session is open at that moment, or will turn out to have been."""
    departure = Departure(entry_id=who.entry, session_id=who.session, at=at, source=source, key=key, recorded_by=by)
    Departure.objects.bulk_create([departure], ignore_conflicts=True)
    lasting = Q(ended_at__isnull=True) | Q(ended_at__gt=at)
    spans = Presence.objects.filter(lasting, entry=who.entry, session=who.session, source__in=LIVE_SOURCES)
    spans.filter(started_at__lte=at).update(ended_at=at)


@transaction.atomic
def arrive_late_told(*, who: Whereabouts, at: datetime, source: Source, key: str, by: User | None) -> None:
    """An arrival that a device kept while the network was away: departures may be known already."""
    arrival = _arrival(who, at, source, key, by)
    after = Departure.objects.filter(entry=who.entry, session=who.session, at__gte=at).order_by("at")
    arrival.ended_at = after.values_list("at", flat=True).first()
    Presence.objects.bulk_create([arrival], ignore_conflicts=True)


def require_open(study_class_id: int) -> None:
    """Raises `RosterFrozen` unless the roster is kept; inside a transaction, whose end a closing then awaits."""
    if held_state(study_class_id) != RosterState.OPEN:
        raise RosterFrozen


def held_state(study_class_id: int) -> str:
    """The state of the roster, which stays as it is until the transaction ends; empty for no such class.

    PostgreSQL holds the row against changes while others may hold it too; SQLite has one writer anyway.
    """
    suffix = " FOR SHARE" if connection.vendor == "postgresql" else ""
    table = connection.ops.quote_name(StudyClass._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT roster_state FROM {table} WHERE id = %s{suffix}", [study_class_id])  # noqa: S608
        row = cursor.fetchone()
    return str(row[0]) if row else ""
