"""Recording arrivals and departures. Sending one again, or in another order, changes nothing."""

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from learning.attendance.choices import LIVE_SOURCES, Source
from learning.attendance.endings import ending
from learning.attendance.models import Departure, Presence
from learning.conferences.choices import RosterState
from learning.conferences.models import StudyClass
from members.access.models import User


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
    settle({(who.entry, who.session)})


@transaction.atomic
def arrive_late_told(*, who: Whereabouts, at: datetime, source: Source, key: str, by: User | None) -> None:
    """An arrival that a device kept while the network was away: departures may be known already."""
    Presence.objects.bulk_create([_arrival(who, at, source, key, by)], ignore_conflicts=True)
    settle({(who.entry, who.session)})


def settle(pairs: Set[tuple[int, int]]) -> None:
    """Let live spans of these (entry, session) end as the departures say; at most three queries.

    May be run again, and by two at once: what was written of it last is what lists and counts show. Called within
    the transaction of what happened, and after it again where others may have told of the same people meanwhile.
    """
    about = {"entry__in": {entry for entry, _ in pairs}, "session__in": {session for _, session in pairs}}
    leaving: dict[tuple[int, int], list[Departure]] = defaultdict(list)
    for departure in Departure.objects.filter(**about):
        leaving[departure.entry_id, departure.session_id].append(departure)
    if not leaving:
        return
    spans = Presence.objects.filter(**about, source__in=LIVE_SOURCES)
    changed = [span for span in spans if _settled(span, leaving[span.entry_id, span.session_id])]
    if changed:
        Presence.objects.bulk_update(changed, ["ended_at"])


def _settled(span: Presence, leaving: list[Departure]) -> bool:
    """Set the span's end; whether it changed. An end that no departure gave was set by a person, and stays."""
    if span.ended_at and all(departure.at != span.ended_at for departure in leaving):
        return False
    before = span.ended_at
    span.ended_at = ending(span.started_at, [one.at for one in leaving if one.withdrawn_at is None])
    return span.ended_at != before


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
