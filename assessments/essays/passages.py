"""A part's text as it is shown to be read and commented: paragraphs, and in them the passages marked. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assessments.essays.notes import Comment

PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Segment:
    """A run of characters, and the numbers (from 1) of the comments on it."""

    text: str
    comments: tuple[int, ...]


@dataclass(frozen=True)
class Paragraph:
    """A line of the text with the place of its first and behind its last character."""

    start: int
    end: int
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(segment.text for segment in self.segments)


def paragraphs_of(text: str, comments: Sequence[tuple[int, Comment]] = ()) -> list[Paragraph]:
    """Lines that say something, cut where a comment (with its number) begins or ends."""
    return [_paragraph(found.start(), found.group(), comments) for found in PARAGRAPH.finditer(text)]


def _paragraph(start: int, line: str, comments: Sequence[tuple[int, Comment]]) -> Paragraph:
    end = start + len(line)
    touching = [(number, c) for number, c in comments if c.start < end and start < c.end]
    cuts = sorted({start, end} | {place for _, c in touching for place in (c.start, c.end) if start < place < end})
    segments = tuple(
        Segment(line[first - start : last - start], tuple(n for n, c in touching if c.start <= first < c.end))
        for first, last in pairwise(cuts)
    )
    return Paragraph(start, end, segments)
