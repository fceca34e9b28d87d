"""A study text in sections, and how far a reader has come. No reading time is measured (safeguard 5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Section:
    """Blocks `first` up to, not including, `after`; numbers run from 1. `heading` is a block's index or None."""

    number: int
    heading: int | None
    first: int
    after: int


class Mark(Enum):
    """How a section stands in the list of contents."""

    READ = "done"
    NEXT = "current"
    AHEAD = "todo"


def split(kinds: Sequence[str]) -> list[Section]:
    """Sections of a body given its blocks' kinds: each heading opens one; blocks before the first make one too."""
    headings = [index for index, kind in enumerate(kinds) if kind == "heading"]
    starts = headings if headings and headings[0] == 0 else [0, *headings]
    ends = [*starts[1:], len(kinds)]
    return [
        Section(number, start if start in headings else None, start + (start in headings), end)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
    ]


def shown_section(asked: int | None, kept: int, total: int) -> int:
    """The section to show: the one asked for, else the kept place; always one that exists."""
    return min(max(asked if asked is not None else kept, 1), total)


def reach(furthest: int, leaving: int, total: int) -> int:
    """The furthest section reached after leaving one forwards; sections jumped over are not reached."""
    reached = leaving + 1 if leaving <= furthest else furthest
    return min(max(furthest, reached), total)


def unread(furthest: int, total: int) -> list[int]:
    """Sections still to be reached before the text counts as read."""
    return list(range(furthest + 1, total + 1))


def mark(number: int, furthest: int, total: int, finished: bool) -> Mark:
    """The tick of a section: those left behind are read, the furthest is next."""
    if finished or number < furthest:
        return Mark.READ
    return Mark.NEXT if number == min(furthest, total) else Mark.AHEAD
