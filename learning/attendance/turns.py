"""Whose turn it is: the sessions a member is expected in about now, with what is recorded of them there."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Q

from learning.attendance.halls import opens_before
from learning.conferences.choices import ConferenceState, RosterState, Standing
from learning.conferences.models import RosterEntry

HORIZON = timedelta(days=1)
"""How far ahead a session is told of to someone who comes early."""


@dataclass(frozen=True)
class Turn:
    """One session of one entry. `spans` counts all spans recorded; `since`, `source` and `at_point` are the open one's.

    `left` is when the last span ended. Keys of rows where the name says a row.
    """

    entry: int
    standing: str
    point: int | None
    study_class: int
    roster_state: str
    conference: int
    conference_title: str
    conference_state: str
    session: int
    title: str
    starts_at: datetime
    ends_at: datetime
    spans: int
    since: datetime | None
    source: str | None
    at_point: int | None
    left: datetime | None

    @property
    def opens_at(self) -> datetime:
        """From when one may check in."""
        return self.starts_at - opens_before(self.starts_at)

    @property
    def counts(self) -> bool:
        """Whether the person is owed to be there; the exempt and the credited may come (`R15`)."""
        return self.standing == Standing.REQUIRED

    @property
    def is_cancelled(self) -> bool:
        """Called off."""
        return self.conference_state == ConferenceState.CANCELLED

    @property
    def is_kept(self) -> bool:
        """Whether its roster takes arrivals."""
        return self.roster_state == RosterState.OPEN

    def is_on(self, at: datetime) -> bool:
        """Whether its check-in is open by the clock."""
        return self.opens_at <= at < self.ends_at


SESSION = "study_class__sessions"
TURN_COLUMNS = (
    "pk",
    "standing",
    "point",
    "study_class",
    "study_class__roster_state",
    "study_class__conference",
    "study_class__conference__title",
    "study_class__conference__state",
    SESSION,
    f"{SESSION}__title",
    f"{SESSION}__starts_at",
    f"{SESSION}__ends_at",
)
SPAN_COLUMNS = ("session", "started_at", "ended_at", "withdrawn_at", "source", "point")


class _Span(NamedTuple):
    """A row of presence joined to an entry, of whichever session; all None where there is none."""

    session: int | None
    started_at: datetime
    ended_at: datetime | None
    withdrawn_at: datetime | None
    source: str
    point: int | None


def turns_of(member_id: int, at: datetime) -> list[Turn]:
    """Sessions not over that begin within a day, the earliest first, whatever the state of roster; one query.

    None of a class the member was taken off.
    Spans come joined and are put together here: aggregates in the database nearly double the cost of the read.
    """
    near = Q(**{f"{SESSION}__ends_at__gt": at, f"{SESSION}__starts_at__lte": at + HORIZON})
    listed = RosterEntry.objects.exclude(standing=Standing.REMOVED)
    entries = listed.filter(near, enrolment__member=member_id).order_by(f"{SESSION}__starts_at", "pk")
    found: dict[tuple[object, ...], list[_Span]] = {}
    for row in entries.values_list(*TURN_COLUMNS, *(f"presences__{name}" for name in SPAN_COLUMNS)):
        turn, span = row[: len(TURN_COLUMNS)], _Span(*row[len(TURN_COLUMNS) :])
        found.setdefault(turn, []).append(span)
    return [_turn(columns, spans) for columns, spans in found.items()]


def _began(span: _Span) -> datetime:
    return span.started_at


def _turn(columns: tuple[Any, ...], joined: list[_Span]) -> Turn:
    session = columns[TURN_COLUMNS.index(SESSION)]
    spans = [span for span in joined if span.session == session]
    still = min((span for span in spans if not span.ended_at and not span.withdrawn_at), key=_began, default=None)
    open_one = (still.started_at, still.source, still.point) if still else (None, None, None)
    left = max((span.ended_at for span in spans if span.ended_at), default=None)
    return Turn(*(*columns, len(spans), *open_one, left))


def now_of(turns: list[Turn], at: datetime) -> list[Turn]:
    """Of each class the one session that takes arrivals now: the one running before the one about to begin."""
    chosen: dict[int, Turn] = {}
    for turn in turns:
        if turn.is_kept and not turn.is_cancelled and turn.is_on(at):
            chosen.setdefault(turn.entry, turn)
    return list(chosen.values())
