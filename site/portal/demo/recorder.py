"""Recording the demonstration's stays by their source, as it is done in a hall."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from random import Random

from learning.attendance.actions.desk import record_events
from learning.attendance.actions.recording import Whereabouts, arrive, depart
from learning.attendance.choices import Source
from learning.attendance.desk_events import Event, Kind, Status
from learning.conferences.models import BridgePoint, RosterEntry, Session
from portal.demo.stage import Stage


class NotRecorded(Exception):
    """A desk's event was not taken; the text is its verdict."""


@dataclass(frozen=True)
class Stay:
    """Someone came to a session, and perhaps left before its end."""

    entry: RosterEntry
    session: Session
    came: datetime
    left: datetime | None = None


class Recorder:
    """On people's own phones, or at the desk."""

    def __init__(self, stage: Stage, now: datetime) -> None:
        self.now, self.keeper = now, stage.secretary
        self.dice = Random(12)  # noqa: S311 — a demonstration
        self.accounts = {account.member_id: account for account in stage.accounts.values()}

    def on_phone(self, stays: Iterable[Stay], source: Source) -> None:
        """By scanned or typed code."""
        for stay in stays:
            who = Whereabouts(stay.entry.pk, stay.session.pk, stay.entry.point_id)
            by, key = self.accounts.get(stay.entry.enrolment.member_id), self.new_key()
            arrive(who=who, at=stay.came, source=source, key=f"p:{key}", by=by)
            if stay.left:
                depart(who=who, at=stay.left, source=source, key=f"d:{key}", by=by)

    def at_desk(self, stays: Iterable[Stay]) -> None:
        """By the desk's keeper, who checks in on their own phone."""
        by_point: dict[BridgePoint, list[Event]] = defaultdict(list)
        for stay in stays:
            if stay.entry.enrolment.member_id == self.keeper.member_id:
                self.on_phone([stay], Source.CODE)
            elif stay.entry.point:
                by_point[stay.entry.point] += self.events_of(stay)
        for point, events in by_point.items():
            verdicts = record_events(point=point, events=events, by=self.keeper, now=self.now)
            for verdict in verdicts:
                if verdict.status != Status.RECORDED:
                    raise NotRecorded(verdict.message)

    def events_of(self, stay: Stay) -> Iterator[Event]:
        """An arrival, and a departure if they left."""
        about = (stay.entry.public_id, stay.session.public_id)
        yield Event(self.new_key(), Kind.IN, *about, stay.came)
        if stay.left:
            yield Event(self.new_key(), Kind.OUT, *about, stay.left)

    def new_key(self) -> str:
        """As a device would name an event."""
        return uuid.UUID(int=self.dice.getrandbits(128)).hex
