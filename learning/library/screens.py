"""What the library's screens show, put together from queries and rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from learning.library import queries
from learning.library.models import CondensedTextPage, ReadingPlace
from learning.library.rules import sections
from learning.library.rules.sections import Mark, Section


@dataclass(frozen=True)
class ListedSection:
    """A line of the contents."""

    number: int
    title: str
    mark: Mark


class ReadingScreen:
    """A text in sections as one reader sees it, one section at a time; `titles` has one for each section.

    `key` is what duties know the text by.
    """

    def __init__(self, titles: Sequence[str], key: UUID, place: ReadingPlace | None, asked: int | None = None) -> None:
        self.titles = titles
        self.key = key
        self.place = place
        self.total = len(titles)
        self.furthest = min(place.furthest if place else 1, self.total)
        self.finished = bool(place and place.finished_at)
        self.number = sections.shown_section(asked, place.section if place else 1, self.total)
        self.resumed = asked is None and self.number > 1 and not self.finished

    @property
    def title(self) -> str:
        """The section's heading; before the first heading the text's own title."""
        return self.titles[self.number - 1]

    @property
    def contents(self) -> list[ListedSection]:
        """All sections with their ticks."""
        return [
            ListedSection(number, title, sections.mark(number, self.furthest, self.total, self.finished))
            for number, title in enumerate(self.titles, start=1)
        ]

    @property
    def previous(self) -> int | None:
        """The section before; None at the first."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """The section after; None at the last."""
        return self.number + 1 if self.number < self.total else None

    @property
    def left(self) -> list[int]:
        """Sections still to be read before the text can be finished."""
        return [] if self.finished else sections.unread(self.furthest, self.total)

    @cached_property
    def may_finish(self) -> bool:
        """Whether the button at the end settles something: the first reading, or a later campaign's duty."""
        if not self.finished or self.place is None:
            return not self.left
        return queries.owes_reading(self.place.member, self.key)

    @property
    def percent(self) -> int:
        """How far the reader has come, in whole percent."""
        done = self.total if self.finished else self.furthest - 1
        return done * 100 // self.total


class StudyScreen(ReadingScreen):
    """The same with the text's blocks at hand, to draw some or all of them."""

    def __init__(self, page: CondensedTextPage, place: ReadingPlace | None, asked: int | None = None) -> None:
        self.page = page
        self.blocks = list(page.body)
        self.sections = sections.split([block.block_type for block in self.blocks])
        titles = [self.title_of(section) for section in self.sections]
        super().__init__(titles, page.translation_key, place, asked)

    def blocks_of(self, section: Section) -> Sequence[Any]:
        """The blocks of the section, its heading left out."""
        return self.blocks[section.first : section.after]

    @cached_property
    def cited(self) -> frozenset[str]:
        """The codes of the official text in use, asked for only where a quotation is shown."""
        if not any(block.block_type == "quotation" for block in self.blocks):
            return frozenset()
        return frozenset(queries.anchors_of(queries.current_clauses(self.page.resolution)))

    def title_of(self, section: Section) -> str:
        """The heading block's words, else the page's title."""
        return self.page.title if section.heading is None else str(self.blocks[section.heading].value)
