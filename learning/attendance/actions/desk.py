"""What a desk at the hall's door recorded on members' behalf (safeguard 6), told soon after or days later.

An event is taken once however often it comes, and in any order: what it leaves behind are rows with its key, and
spans follow from all rows together. Once told "recorded" it is committed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from learning.attendance.actions.desk_placing import move_here
from learning.attendance.actions.desk_withdrawing import withdraw
from learning.attendance.actions.recording import RosterFrozen, hold_spans, require_open, settle
from learning.attendance.choices import Source
from learning.attendance.desk_events import Event, Kind, Status
from learning.attendance.desk_words import closed_words
from learning.attendance.models import Departure, Presence
from learning.conferences.actions import ConferenceRefused
from learning.conferences.choices import Standing
from learning.conferences.models import BridgePoint, RosterEntry, Session
from members.access.models import User

AHEAD = timedelta(minutes=2)
"""How far a device's clock may run before ours."""


@dataclass(frozen=True)
class Verdict:
    """What became of an event; the sentence is for whoever sits at the desk."""

    status: Status
    message: str = ""


@dataclass(frozen=True)
class Named:
    """An event with the rows it names."""

    event: Event
    entry: RosterEntry
    session: Session


@dataclass(frozen=True)
class Known:
    """What the database has under a key."""

    entry: int
    session: int
    withdrawn: bool


def record_events(*, point: BridgePoint, events: Sequence[Event | None], by: User, now: datetime) -> list[Verdict]:
    """Record what can be; a verdict for each event, in order. One transaction a class, its roster looked at last.

    Nothing is recorded of whoever keeps the desk by themselves (safeguard 3), nor of people taken off the class.
    """
    verdicts = [Verdict(Status.INVALID, _("Lượt ghi này không đọc được."))] * len(events)
    groups: dict[int, dict[int, Named]] = defaultdict(dict)
    for place, found in enumerate(look_up(point, events, by, now)):
        if isinstance(found, Named):
            groups[found.entry.study_class_id][place] = found
        elif found:
            verdicts[place] = found
    for group in groups.values():
        for place, verdict in zip(group, _record(list(group.values()), point, by, now), strict=True):
            verdicts[place] = verdict
    return verdicts


def look_up(
    point: BridgePoint, events: Sequence[Event | None], by: User, now: datetime
) -> list[Named | Verdict | None]:
    """What each event names, or why it cannot be taken; None for one that is no event.

    Two queries: people and sessions of the point's conference, no others.
    """
    told = [event for event in events if event]
    entries = RosterEntry.objects.filter(study_class__conference=point.conference_id)
    whole = entries.select_related("study_class__conference", "enrolment__member", "point")
    people = {entry.public_id: entry for entry in whole.filter(public_id__in={event.entry for event in told})}
    sessions = Session.objects.filter(study_class__conference=point.conference_id)
    meetings = {one.public_id: one for one in sessions.filter(public_id__in={event.session for event in told})}
    return [
        _named(event, people.get(event.entry), meetings.get(event.session), by, now) if event else None
        for event in events
    ]


def _named(
    event: Event, entry: RosterEntry | None, session: Session | None, by: User, now: datetime
) -> Named | Verdict:
    if entry is None or session is None or session.study_class_id != entry.study_class_id:
        return Verdict(Status.UNKNOWN, _("Không tìm thấy người này trong danh sách của buổi học."))
    if entry.standing == Standing.REMOVED:
        return Verdict(Status.UNKNOWN, _("Người này đã được đưa ra khỏi danh sách lớp nên không ghi được nữa."))
    if entry.enrolment.member_id == by.member_id:
        return Verdict(
            Status.INVALID, _("Đồng chí không tự ghi cho mình: quét mã, nhập mã, hoặc nhờ đồng chí khác ghi.")
        )
    if event.at > now + AHEAD:
        return Verdict(Status.INVALID, _("Giờ ghi ở sau hiện tại. Đồng chí xem lại đồng hồ của máy này."))
    first, last = timezone.localdate(session.starts_at), timezone.localdate(session.ends_at)
    if not first <= timezone.localdate(event.at) <= last:
        return Verdict(Status.INVALID, _("Giờ ghi không nằm trong ngày của buổi học."))
    return Named(event, entry, session)


def _record(group: list[Named], point: BridgePoint, by: User, now: datetime) -> list[Verdict]:
    """The events of one class."""
    pairs = {(one.entry.pk, one.session.pk) for one in group}
    try:
        with transaction.atomic():
            _hold_moving(group, point)
            known = _known(group)
            _write(_fresh(group, known), pairs, point, by, now)
            settle(pairs)
            require_open(group[0].entry.study_class_id)
    except (RosterFrozen, ConferenceRefused):
        refused, known = Verdict(Status.CLOSED, closed_words(group[0].entry.study_class_id)), _known(group)
        return [_verdict(one, known, refused) for one in group]
    settle(pairs)
    return [_verdict(one, known, Verdict(Status.RECORDED)) for one in group]


def _hold_moving(group: list[Named], point: BridgePoint) -> None:
    """Hold whoever may be placed elsewhere by this, in the order of keys: no two desks wait for each other."""
    moving = {one.entry.pk for one in group if one.event.void or one.entry.point_id != point.pk}
    if moving:
        held = RosterEntry.objects.filter(pk__in=moving).select_for_update(no_key=True).order_by("pk")
        placed = dict(held.values_list("pk", "point"))
        for one in group:
            one.entry.point_id = placed.get(one.entry.pk, one.entry.point_id)


def _verdict(one: Named, known: dict[str, Known], otherwise: Verdict) -> Verdict:
    if _is_taken(one, known):
        return Verdict(Status.INVALID, _("Lượt ghi này trùng mã với một lượt ghi khác."))
    return Verdict(Status.REPEATED) if _stands(one, known) else otherwise


def _known(group: Iterable[Named]) -> dict[str, Known]:
    """What is recorded under the events' keys; two queries."""
    found: dict[str, Known] = {}
    for model in (Presence, Departure):
        keys = {event_key(one.event) for one in group}
        rows = model._default_manager.filter(key__in=keys).values_list("key", "entry", "session", "withdrawn_at")
        found |= {key: Known(entry, session, withdrawn is not None) for key, entry, session, withdrawn in rows}
    return found


def withdrawn_by_key(events: Iterable[Event]) -> dict[str, bool]:
    """Of the events recorded, by their keys, whether they were withdrawn; two queries."""
    keys = {event_key(event) for event in events}
    found: dict[str, bool] = {}
    for model in (Presence, Departure):
        rows = model._default_manager.filter(key__in=keys).values_list("key", "withdrawn_at")
        found |= {key: withdrawn is not None for key, withdrawn in rows}
    return found


def event_key(event: Event) -> str:
    """Apart by kind, so that no arrival is taken for a departure."""
    return f"{event.kind.value}:{event.key}"


def _is_taken(one: Named, known: dict[str, Known]) -> bool:
    before = known.get(event_key(one.event))
    return before is not None and (before.entry, before.session) != (one.entry.pk, one.session.pk)


def _stands(one: Named, known: dict[str, Known]) -> bool:
    before = known.get(event_key(one.event))
    return before is not None and (before.withdrawn or not one.event.void)


def _fresh(group: list[Named], known: dict[str, Known]) -> list[Named]:
    return [one for one in group if not _is_taken(one, known) and not _stands(one, known)]


def _write(fresh: list[Named], pairs: set[tuple[int, int]], point: BridgePoint, by: User, now: datetime) -> None:
    """Rows, keys and spans are each taken in their order, so that desks that tell the same never wait in turn."""
    fresh = sorted(fresh, key=lambda one: event_key(one.event))
    arrivals = [one for one in fresh if one.event.kind == Kind.IN]
    departures = [one for one in fresh if one.event.kind == Kind.OUT]
    taken_back = {event_key(one.event) for one in fresh if one.event.void}
    coming = [one for one in arrivals if event_key(one.event) not in taken_back]
    moved = move_here([(one.entry, one.event.at) for one in coming], point=point, by=by)
    if arrivals:
        Presence.objects.bulk_create(
            [_arrival(one, point, moved.get(one.entry.pk), by, now) for one in arrivals], ignore_conflicts=True
        )
    if departures:
        Departure.objects.bulk_create([_departure(one, by, now) for one in departures], ignore_conflicts=True)
    if taken_back:
        hold_spans(pairs)
        withdraw(keys=taken_back, by=by, now=now)


def _arrival(one: Named, point: BridgePoint, moved_from: int | None, by: User, now: datetime) -> Presence:
    return Presence(
        entry=one.entry,
        session=one.session,
        point=point,
        moved_from_id=moved_from,
        started_at=one.event.at,
        source=Source.DESK,
        key=event_key(one.event),
        recorded_by=by,
        recorded_at=now,
    )


def _departure(one: Named, by: User, now: datetime) -> Departure:
    return Departure(
        entry=one.entry,
        session=one.session,
        at=one.event.at,
        source=Source.DESK,
        key=event_key(one.event),
        recorded_by=by,
        recorded_at=now,
    )
