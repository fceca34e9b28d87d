"""Recording arrivals and departures. Sending one again, or in another order, changes nothing."""

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from learning.attendance.choices import LIVE_SOURCES, Source
from learning.attendance.endings import ending
from learning.attendance.models import Departure, Presence
from learning.conferences.actions.holding import held_state
from learning.conferences.choices import RosterState
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


@transaction.atomic(savepoint=False)
def settle(pairs: Set[tuple[int, int]]) -> None:
    """Let live spans of these (entry, session) end as the departures say; at most three queries.

    May be run again, and by two at once: what was written of it last is what lists and counts show. Called within
    the transaction of what happened, and after it again where others may have told of the same people meanwhile.
    """
    about = _about(pairs)
    leaving: dict[tuple[int, int], list[Departure]] = defaultdict(list)
    for departure in Departure.objects.filter(**about):
        leaving[departure.entry_id, departure.session_id].append(departure)
    if not leaving:
        return
    live = Presence.objects.filter(**about, source__in=LIVE_SOURCES)
    spans = live.select_for_update(no_key=True).order_by("pk")  # as `hold_spans` does
    changed = [span for span in spans if _settled(span, leaving[span.entry_id, span.session_id])]
    if changed:
        Presence.objects.bulk_update(changed, ["ended_at"])


def hold_spans(pairs: Set[tuple[int, int]]) -> None:
    """Hold what is recorded of these (entry, session) in the order of keys: no two who change it wait in turn."""
    list(Presence.objects.filter(**_about(pairs)).select_for_update(no_key=True).order_by("pk").values_list("pk"))


def _about(pairs: Set[tuple[int, int]]) -> dict[str, set[int]]:
    return {"entry__in": {entry for entry, _ in pairs}, "session__in": {session for _, session in pairs}}


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
