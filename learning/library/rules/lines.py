"""Printed lines joined back into paragraphs, by where they stand on the page."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from learning.library.rules.markers import marker_of


@dataclass(frozen=True)
class Line:
    """A printed line; positions in points, `top` counted downwards from the top of the page."""

    text: str
    left: float
    right: float
    top: float
    height: float


@dataclass(frozen=True)
class Page:
    """What is usual on a page: where lines begin and full lines end, and how far apart they stand (points)."""

    left: float
    right: float
    pitch: float

    @classmethod
    def of(cls, lines: list[Line]) -> "Page":
        """The page's own measures."""
        gaps = [after.top - line.top for line, after in pairwise(lines) if after.top > line.top]
        margins = Counter(round(line.left) for line in lines)
        left = min((margin for margin, count in margins.items() if count > 1), default=0)
        return cls(left, max((line.right for line in lines), default=0), median(gaps) if gaps else 0)


SHORT_OF_MARGIN = 0.88
"""A line that ends before this share of the usual width ends its paragraph."""
WIDER_GAP = 1.18
"""A gap this many times the usual one is a space between paragraphs."""
INDENT = 8.0
"""Points to the right of the margin that make a first line."""
HYPHENATED = re.compile(r"\w-$")
SENTENCE_ENDS = tuple(".;:!?…”)")


def join_lines(pages: Iterable[list[Line]]) -> Iterator[str]:
    """Paragraphs from pages of lines; one that runs over a page is joined. Loses no word."""
    kept: list[str] = []
    before: tuple[Line, Page] | None = None
    for lines in pages:
        page = Page.of(lines)
        for line in lines:
            if kept and before and not runs_on(before[0], before[1], line, page):
                yield glue(kept)
                kept = []
            kept.append(line.text)
            before = (line, page)
    if kept:
        yield glue(kept)


def runs_on(line: Line, page: Page, after: Line, after_page: Page) -> bool:
    """Whether the next line continues the paragraph of this one."""
    if marker_of(after.text) or ends_early(line, page):
        return False
    if is_indented(after, after_page) and not is_indented(line, page):
        return False
    if after.top <= line.top:  # over the page, or beside it in a table
        return not line.text.endswith(SENTENCE_ENDS)
    return after.top - line.top <= WIDER_GAP * max(after_page.pitch, line.height)


def ends_early(line: Line, page: Page) -> bool:
    """Whether there was room left for another word."""
    return line.right < SHORT_OF_MARGIN * page.right


def is_indented(line: Line, page: Page) -> bool:
    """Whether the line begins inside the margin."""
    return line.left - page.left > INDENT


def glue(lines: list[str]) -> str:
    """One paragraph; a soft hyphen at a line's end is taken out, after a real one (`07-ĐA/TU`) no space comes in."""
    text = ""
    for line in lines:
        if text.endswith("\u00ad"):
            text = text[:-1] + line
        else:
            text += line if not text or HYPHENATED.search(text) else f" {line}"
    return text
