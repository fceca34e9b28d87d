"""Essays as pages show them: parts with their prompts, what was handed in, notes on it, where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assessments.essays.choices import PAGES, PROMPTS, EssayPart
from assessments.essays.models import EssayVersion, Grading, VersionPage
from assessments.essays.notes import Comment, Notes, bounds_of, notes_of
from assessments.essays.passages import Paragraph, paragraphs_of
from assessments.essays.rubrics import Criterion, Level, criteria_of, spoken
from assessments.essays.rules import count_words
from foundation.files.kinds import KIND_OF, PICTURES


@dataclass(frozen=True)
class ShownPart:
    """One part on a page: its heading, what it asks for, its text, and the paragraphs with what is said of them."""

    part: EssayPart
    text: str
    at: int = 0
    comments: tuple[tuple[int, Comment], ...] = ()

    @property
    def name(self) -> str:
        """The field's name."""
        return self.part.value

    @property
    def label(self) -> str:
        """The heading."""
        return str(self.part.label)

    @property
    def prompt(self) -> str:
        """What it asks for."""
        return str(PROMPTS[self.part])

    @property
    def words(self) -> int:
        """How many words it has."""
        return count_words(self.text)

    @property
    def paragraphs(self) -> list[Paragraph]:
        """To be read."""
        return paragraphs_of(self.text, self.comments)


def parts_to_write(texts: dict[str, str], edited_at: dict[str, int]) -> list[ShownPart]:
    """The three parts, empty before anything was written."""
    return [ShownPart(part, texts.get(part.value, ""), edited_at.get(part.value, 0)) for part in EssayPart]


def parts_to_read(version: EssayVersion, notes: Notes | None = None) -> list[ShownPart]:
    """Parts of which something was handed in, with the passages marked."""
    numbered = tuple(enumerate(notes.comments, 1)) if notes else ()
    return [
        ShownPart(part, text, comments=tuple(pair for pair in numbered if pair[1].part == part.value))
        for part in EssayPart
        if (text := version.texts[part.value]).strip()
    ]


@dataclass(frozen=True)
class SheetsAt:
    """Names of the addresses by which sheets are added, arranged and looked at."""

    add: str
    arrange: str
    page: str


def is_picture(page: Any) -> bool:
    """Whether a browser shows the sheet's file as a picture."""
    return KIND_OF.get(page.file.content_type) in PICTURES


@dataclass(frozen=True)
class ShownSheet:
    """A sheet of a version, and the comments on it."""

    page: VersionPage
    comments: tuple[tuple[int, Comment], ...]

    @property
    def is_picture(self) -> bool:
        """Else it is opened apart."""
        return is_picture(self.page)


def sheets_of(version: EssayVersion, notes: Notes | None = None) -> list[ShownSheet]:
    """In their order, with what is said of each."""
    numbered = [pair for pair in enumerate(notes.comments, 1) if pair[1].part == PAGES] if notes else []
    return [
        ShownSheet(page, tuple(pair for pair in numbered if pair[1].start == place))
        for place, page in enumerate(version.pages.all())
    ]


@dataclass(frozen=True)
class ShownCriterion:
    """A criterion and the level chosen, if any."""

    criterion: Criterion
    chosen: int | None

    @property
    def level(self) -> Level | None:
        """The level chosen."""
        return None if self.chosen is None else self.criterion.levels[self.chosen]

    @property
    def field(self) -> str:
        """Its name in the form."""
        return f"level.{self.criterion.code}"


@dataclass(frozen=True)
class ShownGrading:
    """A grading as its grader and, once released, its author read it."""

    criteria: Sequence[ShownCriterion]
    notes: Notes
    tenths: int
    tenths_most: int

    @property
    def points(self) -> str:
        """`7,5`."""
        return spoken(self.tenths)

    @property
    def most_points(self) -> str:
        """`10`."""
        return spoken(self.tenths_most)

    @property
    def comments(self) -> list[tuple[int, Comment]]:
        """With their numbers, from 1."""
        return list(enumerate(self.notes.comments, 1))


def shown_grading(criteria_raw: Any, grading: Grading | None, version: EssayVersion) -> ShownGrading:
    """What stands in the grading so far; nothing is chosen before it is begun."""
    notes = notes_of(grading.entries if grading else {}, bounds_of(version.texts, version.pages_total))
    criteria = [ShownCriterion(criterion, notes.levels.get(criterion.code)) for criterion in criteria_of(criteria_raw)]
    reached = sum(row.level.tenths for row in criteria if row.level)
    return ShownGrading(criteria, notes, reached, sum(row.criterion.most for row in criteria))
