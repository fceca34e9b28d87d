"""Where someone sits who came to another point's desk: they are placed there, and back when it was a mistake."""

from collections.abc import Iterable
from datetime import datetime

from learning.attendance.models import Presence
from learning.conferences.actions import move_entry
from learning.conferences.models import BridgePoint, RosterEntry
from members.access.models import User


def move_here(arrivals: Iterable[tuple[RosterEntry, datetime]], *, point: BridgePoint, by: User) -> dict[int, int]:
    """Place at the point those placed elsewhere; by entry, where they were. The latest arrival says where one is.

    Raises `ConferenceRefused` when the roster is not kept any more.
    """
    last: dict[int, tuple[RosterEntry, datetime]] = {}
    for entry, at in arrivals:
        if entry.point_id != point.pk and (entry.pk not in last or at > last[entry.pk][1]):
            last[entry.pk] = (entry, at)
    if not last:
        return {}
    later = _later_elsewhere(last, point)
    moved: dict[int, int] = {}
    for _pk, (entry, _at) in sorted(last.items()):
        if entry.pk in later:
            continue
        if entry.point_id is not None:
            moved[entry.pk] = entry.point_id
        move_entry(entry=entry, point=point, by=by)
    return moved


def _later_elsewhere(last: dict[int, tuple[RosterEntry, datetime]], point: BridgePoint) -> set[int]:
    """Entries with an arrival at another point after the one told now."""
    standing = Presence.objects.filter(entry__in=last, withdrawn_at__isnull=True, point__isnull=False)
    rows = standing.exclude(point=point).values_list("entry", "started_at")
    return {entry for entry, started_at in rows if started_at > last[entry][1]}


def move_back(withdrawn: Iterable[Presence], *, by: User) -> None:
    """Undo the moves that these arrivals made, unless the person was recorded at that point otherwise."""
    for span in sorted(withdrawn, key=lambda span: span.entry_id):
        entry = span.entry
        if span.moved_from is None or entry.point_id != span.point_id:
            continue
        others = Presence.objects.filter(entry=entry, point=span.point, withdrawn_at__isnull=True)
        if not others.exists():
            move_entry(entry=entry, point=span.moved_from, by=by)
