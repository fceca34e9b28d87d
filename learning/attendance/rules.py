"""Absence and the duty to study again (`KT3`, `R16`, `R17`): pure, everything given as an argument.

All figures are whole minutes and all comparisons are exact; `docs/hoc-lai-vi-du.md` works the rule through by hand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from learning.attendance.spans import (
    Span,
    difference,
    intersection,
    minute_after,
    minute_before,
    minutes,
    union,
)

__all__ = [
    "Absence",
    "Segment",
    "Span",
    "State",
    "Timetable",
    "absence_of",
    "difference",
    "intersection",
    "minute_after",
    "minute_before",
    "minutes",
    "missed_spans",
    "most_absent_without_retake",
    "must_retake",
    "strip_of",
    "union",
]

State = Literal["present", "outage", "absent", "break"]


@dataclass(frozen=True)
class Timetable:
    """One session as planned. Breaks may overlap or reach beyond it: only what lies inside is taken off."""

    span: Span
    breaks: tuple[Span, ...] = ()

    @property
    def net(self) -> list[Span]:
        """The session without its breaks: the minutes that count (`KT3`)."""
        return difference([self.span], self.breaks)


@dataclass(frozen=True)
class Absence:
    """Minutes of one class for one member; raises `ValueError` unless `scheduled` is the sum of the others."""

    scheduled: int
    present: int
    credited: int
    absent: int

    def __post_init__(self) -> None:
        if self.scheduled != self.present + self.credited + self.absent:
            raise ValueError(f"minutes do not add up: {self}")

    @property
    def ratio(self) -> Fraction:
        """Share of the scheduled minutes missed, exactly; 0 when nothing was scheduled."""
        return Fraction(self.absent, self.scheduled) if self.scheduled else Fraction(0)

    @property
    def label(self) -> str:
        """The share as "40,4%": cut after one decimal, and whole ("40%") only when it is exactly that.

        What would be cut to a whole number though it is more shows one tenth more ("40,1%" for 4,001 of 10,000), so
        that the label lies beyond a threshold of whole percent exactly when the member does. A dash when nothing was
        scheduled.
        """
        if not self.scheduled:
            return "–"
        tenths, cut_off = divmod(1000 * self.absent, self.scheduled)
        if cut_off and tenths % 10 == 0:
            tenths += 1
        whole, tenth = divmod(tenths, 10)
        return f"{whole},{tenth}%" if tenth else f"{whole}%"


@dataclass(frozen=True)
class Segment:
    """A stretch of a session in one state, as drawn on the strip of time."""

    state: State
    span: Span


def absence_of(
    timetable: Iterable[Timetable],
    presence: Iterable[Span],
    outages: Iterable[Span],
    *,
    credits_outages: bool = True,
) -> Absence:
    """What the member missed of the sessions given (`KT3`, `R16`).

    Minutes outside the sessions and in their breaks count for nothing. A minute present is present even while the
    line was out; other minutes of an outage are credited where the policy says so; the rest is absence. Should
    sessions overlap, a minute counts once: nobody can miss it twice.
    """
    net, there = _net(timetable), union(presence)
    scheduled, present = minutes(net), minutes(intersection(net, there))
    missed = minutes(_missed(net, there, outages if credits_outages else []))
    return Absence(scheduled, present, credited=scheduled - present - missed, absent=missed)


def missed_spans(
    timetable: Iterable[Timetable],
    presence: Iterable[Span],
    outages: Iterable[Span],
    *,
    credits_outages: bool = True,
) -> list[Span]:
    """When the member was absent: what a retake has to cover; its minutes are `absence_of(…).absent`."""
    return _missed(_net(timetable), presence, outages if credits_outages else [])


def must_retake(absence: Absence, *, more_than_percent: int) -> bool:
    """Absent for strictly more than the percentage (`KT3`, `R17`); never when nothing was scheduled."""
    return absence.absent * 100 > more_than_percent * absence.scheduled


def most_absent_without_retake(scheduled: int, *, more_than_percent: int) -> int:
    """The most whole minutes one may miss of `scheduled` without studying again: 84 of 210 at 40 %."""
    return scheduled * more_than_percent // 100


def strip_of(
    timetable: Timetable, presence: Iterable[Span], outages: Iterable[Span], *, until: int | None = None
) -> list[Segment]:
    """One session from start to end without gaps, in order, neighbours of one state made one.

    A scheduled break is always "break", whoever stayed in the hall. With `until` (a minute, exclusive) the strip ends
    there, for a session still running: what has not happened yet is no absence. Empty when it has not begun.
    """
    net, there = timetable.net, union(presence)
    spans_in: dict[State, list[Span]] = {
        "break": difference([timetable.span], net),
        "present": intersection(net, there),
        "outage": difference(intersection(net, outages), there),
        "absent": _missed(net, there, outages),
    }
    segments = [Segment(state, span) for state, spans in spans_in.items() for span in _before(until, spans)]
    return sorted(segments, key=lambda segment: segment.span)


def _net(timetable: Iterable[Timetable]) -> list[Span]:
    return union(span for session in timetable for span in session.net)


def _missed(net: list[Span], presence: Iterable[Span], outages: Iterable[Span]) -> list[Span]:
    return difference(net, [*presence, *outages])


def _before(until: int | None, spans: list[Span]) -> list[Span]:
    if until is None:
        return spans
    return [Span(span.start, min(span.end, until)) for span in spans if span.start < until]
