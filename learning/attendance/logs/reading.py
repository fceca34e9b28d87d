"""From the lines of a log to what each comes to: whose, when, and what is wrong. Pure, all given as an argument."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from foundation.documents.spreadsheet import Value
from learning.attendance.logs.choices import RowFault, RowOutcome
from learning.attendance.logs.names import Directory, Match
from learning.attendance.logs.table import Line
from learning.attendance.logs.times import NoDay, duration, moment

TOLERANCE = timedelta(minutes=2)
"""How much shorter a summary's duration may be than first to last, for someone who never left."""

Clock = tuple[datetime, datetime]


@dataclass(frozen=True)
class Timing:
    """When the class meets: the sessions' times, the days they fall on, the zone in which clocks show."""

    sessions: tuple[Clock, ...]
    zone: tzinfo

    @property
    def days(self) -> frozenset[date]:
        """Days of the sessions, in the zone."""
        return frozenset(start.astimezone(self.zone).date() for start, _end in self.sessions)

    @property
    def only_day(self) -> date | None:
        """The day, when there is but one."""
        return next(iter(self.days)) if len(self.days) == 1 else None

    def touches(self, start: datetime, end: datetime) -> bool:
        """Whether some of that time lies within a session."""
        return any(start < ends and begins < end for begins, ends in self.sessions)


@dataclass(frozen=True)
class Reading:
    """What a line comes to; `span` when its times could be read."""

    outcome: RowOutcome
    fault: RowFault | None
    match: Match
    span: Clock | None


class BadTime(Exception):
    """The line's times cannot be used; its argument is the fault."""

    @property
    def fault(self) -> RowFault:
        """What is wrong."""
        return RowFault(self.args[0])


def read(line: Line, directory: Directory, timing: Timing) -> Reading:
    """A line's outcome: a wrong time comes first, then whose it is."""
    match = directory.find(line.names, line.card, line.unit)
    try:
        span = span_of(line, timing)
    except BadTime as bad:
        return Reading(RowOutcome.BAD_TIME, bad.fault, match, None)
    if not timing.touches(*span):
        return Reading(RowOutcome.OUTSIDE, RowFault.NOT_IN_SESSION, match, span)
    return Reading(outcome_of(match), match.fault, match, span)


def outcome_of(match: Match) -> RowOutcome:
    """What a line with good times comes to."""
    if match.person:
        return RowOutcome.MATCHED if match.person.required else RowOutcome.NOT_REQUIRED
    return RowOutcome.AMBIGUOUS if match.candidates else RowOutcome.UNKNOWN


def span_of(line: Line, timing: Timing) -> Clock:
    """From joining to leaving, else for the duration. Raises `BadTime`."""
    if line.joined is None:
        raise BadTime(RowFault.NO_JOIN)
    if line.left is None and line.duration is None:
        raise BadTime(RowFault.NO_LEAVE)
    start = _moment(line.joined, line, timing, timing.days, RowFault.BAD_JOIN)
    lasting = None if line.duration is None else _duration(line)
    if line.left is None:
        return start, start + (lasting or timedelta())
    end = _moment(line.left, line, timing, {start.date()} & timing.days or timing.days, RowFault.BAD_LEAVE)
    if end < start:
        raise BadTime(RowFault.LEFT_FIRST)
    if line.columns.summary and (lasting is None or end - start - lasting > TOLERANCE):
        raise BadTime(RowFault.SUMMARY)
    return start, end


def _moment(value: Value, line: Line, timing: Timing, days: Collection[date], fault: RowFault) -> datetime:
    try:
        return moment(value, days, line.day or timing.only_day, line.columns.zone, timing.zone)
    except NoDay as unknown:
        raise BadTime(RowFault.NO_DAY) from unknown
    except (ValueError, OverflowError) as bad:
        raise BadTime(fault) from bad


def _duration(line: Line) -> timedelta | None:
    """None where a leaving time makes up for a duration that says nothing."""
    try:
        return duration(line.duration, line.columns.in_seconds)
    except (ValueError, OverflowError) as bad:
        if line.left is None:
            raise BadTime(RowFault.BAD_DURATION) from bad
        return None


def clipped(span: Clock, session: Clock) -> Clock | None:
    """What of the span lies within the session."""
    start, end = max(span[0], session[0]), min(span[1], session[1])
    return (start, end) if start < end else None
