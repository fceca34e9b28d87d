"""What the search screen shows: results with their words marked, and how many there are of each kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from learning.library import search
from learning.library.choices import Audience, MaterialKind
from learning.library.listing import ICONS
from learning.library.models import LibraryEntry
from learning.library.rules.search import Piece, Question, marked, passage, question_of, tidy
from learning.library.visibility import Reader

ROWS = 10
ICONS_OF_ALL = {
    **ICONS,
    MaterialKind.RESOLUTION: "file-text",
    MaterialKind.SUPPLEMENT: "plus",
    MaterialKind.NEWS: "info",
    MaterialKind.BULLETIN: "list",
}


@dataclass(frozen=True)
class Result:
    """One page found, and why."""

    entry: LibraryEntry
    question: Question

    @property
    def icon(self) -> str:
        """Of its kind."""
        return ICONS_OF_ALL[MaterialKind(self.entry.kind)]

    @property
    def title(self) -> SafeString:
        """The words in it marked."""
        return html_of(marked(tidy(self.entry.title), self.question))

    @property
    def passage(self) -> SafeString:
        """Where the text holds most of the words."""
        return html_of(passage(self.entry.text, self.entry.folded_text, self.question))

    @property
    def resolution(self) -> str:
        """Whose material it is; empty for a resolution itself and for what belongs to none."""
        above = self.entry.resolution
        return above.short_title if above and above.pk != self.entry.pk else ""


@dataclass(frozen=True)
class KindFound:
    """A kind, and how many pages of it were found."""

    kind: MaterialKind
    count: int


class Found:
    """What a reader's question finds; kind and audience narrow it, where they are known ones."""

    def __init__(self, reader: Reader, typed: str, kind: str = "", audience: str = "") -> None:
        self.reader = reader
        self.question = question_of(typed)
        self.kind = kind if kind in MaterialKind else ""
        self.audience = audience if audience in Audience else ""

    @cached_property
    def kinds(self) -> list[KindFound]:
        """Of the kinds found for the audience, in their order; one query."""
        if not self.question.folded:
            return []
        counts = search.counted(search.narrowed(search.found_by(self.reader, self.question), "", self.audience))
        return [KindFound(kind, counts[kind]) for kind in MaterialKind if counts[kind]]

    @property
    def all_kinds(self) -> int:
        """How many there are for the audience, whatever their kind."""
        return sum(found.count for found in self.kinds)

    @property
    def total(self) -> int:
        """How many are listed, on all pages."""
        return sum(found.count for found in self.kinds if self.kind in ("", found.kind))

    def page(self, number: str | None) -> Page[LibraryEntry]:
        """The entries of a page of results, the best first; one query, none where nothing was found."""
        entries: QuerySet[LibraryEntry] | list[LibraryEntry] = []
        if self.total:
            found = search.narrowed(search.found_by(self.reader, self.question), self.kind, self.audience)
            entries = search.results(search.best_first(found, self.question))
        paginator: Paginator[LibraryEntry] = Paginator(entries, ROWS)
        paginator.__dict__["count"] = self.total  # known already
        return paginator.get_page(number)

    def results(self, page: Page[LibraryEntry]) -> list[Result]:
        """With their words marked."""
        return [Result(entry, self.question) for entry in page]


def html_of(pieces: Iterable[Piece]) -> SafeString:
    """What was looked for stands in `mark`; everything is escaped."""
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", piece.text) if piece.found else piece.text,) for piece in pieces)
    )
