"""Spans of whole minutes and their arithmetic: pure, everything given as an argument."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, order=True)
class Span:
    """Minutes since the epoch (UTC), half open: `end` is the first minute no longer in it.

    Raises `ValueError` unless `start < end`.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"a span must end after it starts: {self.start} to {self.end}")


def minute_before(at: datetime) -> int:
    """The minute a check-in falls into: rounded down, to the member's favour.

    Raises `TypeError` for a datetime without a time zone.
    """
    return (at - EPOCH) // MINUTE


def minute_after(at: datetime) -> int:
    """The minute by which a check-out is over: rounded up, to the member's favour.

    Raises `TypeError` for a datetime without a time zone.
    """
    return -((EPOCH - at) // MINUTE)


def union(spans: Iterable[Span]) -> list[Span]:
    """Every minute in any of the spans, once: sorted, disjoint, spans that touch made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            last = merged.pop()
            span = Span(last.start, max(last.end, span.end))
        merged.append(span)
    return merged


def difference(a: Iterable[Span], b: Iterable[Span]) -> list[Span]:
    """The minutes of `a` that are not in `b`: sorted and disjoint."""
    left = union(a)
    for hole in union(b):
        left = [piece for span in left for piece in _without(span, hole)]
    return left


def intersection(a: Iterable[Span], b: Iterable[Span]) -> list[Span]:
    """The minutes in both `a` and `b`: sorted and disjoint."""
    others = union(b)
    return [
        Span(max(one.start, other.start), min(one.end, other.end))
        for one in union(a)
        for other in others
        if _overlap(one, other)
    ]


def minutes(spans: Iterable[Span]) -> int:
    """How many minutes the spans hold; a minute in several of them counts once."""
    return sum(span.end - span.start for span in union(spans))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _without(span: Span, hole: Span) -> list[Span]:
    if not _overlap(span, hole):
        return [span]
    ends = [(span.start, hole.start), (hole.end, span.end)]
    return [Span(start, end) for start, end in ends if start < end]
