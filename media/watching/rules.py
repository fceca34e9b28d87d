"""How much was watched: the union of the parts that were played, in milliseconds of the film.

Played twice is watched once; played at double speed counts as much as at single speed; what was jumped over counts
nothing. Union is blind to order and repetition, so that parts may be told late, twice, and from several devices.
"""

import itertools
from collections.abc import Iterable, Sequence

Span = tuple[int, int]
"""From and to; the end itself is not in it."""

MOST_SPANS = 2000
"""Of one recording; people who jump about more than this are helped by closing the smallest gaps."""
FASTEST = 4
"""How many times faster than the clock anyone can watch: two tabs, each at double speed."""
SLACK_MS = 30_000


def union(*many: Iterable[Sequence[int]]) -> list[Span]:
    """All that lies in any of the spans, in order, none touching another."""
    found: list[Span] = []
    for begin, end in sorted((begin, end) for spans in many for begin, end in spans):
        if end <= begin:
            continue
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((begin, end))
    return found


def within(spans: Iterable[Sequence[int]], duration_ms: int) -> list[Span]:
    """What of the spans lies in the film."""
    return [(max(0, begin), min(end, duration_ms)) for begin, end in spans if end > 0 and begin < duration_ms]


def total(spans: Iterable[Sequence[int]]) -> int:
    """Milliseconds in spans that do not overlap."""
    return sum(end - begin for begin, end in spans)


def closed(spans: Sequence[Span], most: int = MOST_SPANS) -> list[Span]:
    """At most so many spans: the smallest gaps are given to the viewer."""
    left = list(spans)
    while len(left) > most:
        gaps = [after[0] - before[1] for before, after in itertools.pairwise(left)]
        at = gaps.index(min(gaps))
        left[at : at + 2] = [(left[at][0], left[at + 1][1])]
    return left


def is_possible(watched_ms: int, elapsed_ms: int) -> bool:
    """Whether anyone could have watched so much in the time since they first asked for the film."""
    return watched_ms <= FASTEST * elapsed_ms + SLACK_MS


def percent(watched_ms: int, duration_ms: int) -> int:
    """Whole percent, rounded down: 100 only when all was watched."""
    return min(100, watched_ms * 100 // duration_ms) if duration_ms else 0


def is_enough(watched_ms: int, duration_ms: int, least_percent: int) -> bool:
    """Whether at least that share was watched; exact."""
    return duration_ms > 0 and watched_ms * 100 >= duration_ms * least_percent
