"""What the library's screens show, put together from queries and rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from learning.library import queries
from learning.library.models import CondensedTextPage, ReadingPlace, ResolutionPage
from learning.library.rules import sections
from learning.library.rules.sections import Mark, Section
from learning.library.supplements import Appended
from members.access.models import User


@dataclass(frozen=True)
class ListedSection:
    """A line of the contents."""

    number: int
    title: str
    mark: Mark


class StudyScreen:
    """A study text as one reader sees it: one section at a time, or all of them in a preview.

    What lower units have added follows as sections of its own. They are not counted: whoever has read the text itself
    has read what the duty asked for when it was given, and a commune cannot add to what a province asks.
    """

    def __init__(
        self,
        page: CondensedTextPage,
        place: ReadingPlace | None,
        asked: int | None = None,
        added: Sequence[Appended] = (),
    ) -> None:
        self.page = page
        self.added = added
        self.place = place
        self.blocks = list(page.body)
        self.sections = sections.split([block.block_type for block in self.blocks])
        self.total = len(self.sections)
        self.furthest = min(place.furthest if place else 1, self.total)
        self.finished = bool(place and place.finished_at)
        kept = min(place.section if place else 1, self.total)
        self.number = sections.shown_section(asked, kept, self.total + len(added))
        self.resumed = asked is None and self.number > 1 and not self.finished

    @property
    def supplement(self) -> Appended | None:
        """What a lower unit has added, where that is the section shown."""
        return self.added[self.number - self.total - 1] if self.number > self.total else None

    @property
    def current(self) -> Section:
        """The section shown; behind the text's own ones its last."""
        return self.sections[min(self.number, self.total) - 1]

    @property
    def title(self) -> str:
        """The section's heading; before the first heading the text's own title."""
        return self.supplement.title if self.supplement else self.title_of(self.current)

    @property
    def shown_blocks(self) -> Sequence[Any]:
        """The blocks of the section, its heading left out."""
        return self.supplement.page.body if self.supplement else self.blocks[self.current.first : self.current.after]

    @property
    def contents(self) -> list[ListedSection]:
        """All sections with their ticks."""
        return [
            ListedSection(
                section.number,
                self.title_of(section),
                sections.mark(section.number, self.furthest, self.total, self.finished),
            )
            for section in self.sections
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
    def next_added(self) -> int | None:
        """The number of the supplement that follows, from the text's last section on."""
        return self.number + 1 if self.total <= self.number < self.total + len(self.added) else None

    @property
    def contents_added(self) -> list[tuple[int, str]]:
        """Number and title of what lower units have added."""
        return [(self.total + place, each.title) for place, each in enumerate(self.added, start=1)]

    @property
    def left(self) -> list[int]:
        """Sections still to be read before the text can be finished."""
        return [] if self.finished else sections.unread(self.furthest, self.total)

    @cached_property
    def may_finish(self) -> bool:
        """Whether the button at the end settles something: the first reading, or a later campaign's duty."""
        if not self.finished or self.place is None:
            return not self.left
        return queries.owes_reading(self.place.member, self.page)

    @property
    def percent(self) -> int:
        """How far the reader has come, in whole percent."""
        done = self.total if self.finished else self.furthest - 1
        return done * 100 // self.total

    @cached_property
    def cited(self) -> frozenset[str]:
        """The codes of the official text in use, asked for only where a quotation is shown."""
        if not any(block.block_type == "quotation" for block in self.blocks):
            return frozenset()
        return frozenset(queries.anchors_of(queries.current_clauses(self.page.resolution)))

    def title_of(self, section: Section) -> str:
        """The heading block's words, else the page's title."""
        return self.page.title if section.heading is None else str(self.blocks[section.heading].value)


@dataclass(frozen=True)
class ListedText:
    """A study text below its resolution, with how far the reader has come."""

    page: CondensedTextPage
    place: ReadingPlace | None


def texts_for(user: User, resolution: ResolutionPage) -> list[ListedText]:
    """The published study texts of a resolution; two queries."""
    pages = list(queries.texts_below([resolution.path]).order_by("path"))
    places = queries.places_of(user.member, pages)
    return [ListedText(page, places.get(page.pk)) for page in pages]
