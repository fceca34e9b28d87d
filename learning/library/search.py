"""Looking for words in all that a reader may see; the same question on both databases."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Case, Count, F, Func, Q, QuerySet, Value, When
from django.db.models.sql.compiler import SQLCompiler

from learning.library.models import LibraryEntry
from learning.library.rules.search import Question
from learning.library.visibility import Reader, visible_to

Sql = tuple[str, Sequence[Any]]
SHOWN = (
    "kind", "title", "address", "language", "minutes", "text", "folded_text", "published_at", "resolution__symbol",
    "resolution__kind",
)  # fmt: skip


class HoldsWords(Func):
    """Whether an entry holds all the words, the last of them at least begun.

    PostgreSQL asks the index of `vector`; SQLite looks through `words`. Both know words only, letters or digits,
    so that nothing in them can be read as an operator.
    """

    output_field = BooleanField()

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(F("words"))
        self.looked_for = tuple(words)

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Sql:  # type: ignore[override]
        column, _none = compiler.compile(self.source_expressions[0])
        wanted = [f" {word} " for word in self.looked_for[:-1]] + [f" {word}" for word in self.looked_for[-1:]]
        held = " AND ".join([f"instr(' ' || {column} || ' ', %s) > 0"] * len(wanted))
        return f"({held})", wanted

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Sql:
        column, _none = compiler.compile(self.source_expressions[0])
        lexemes = [f"'{word}'" for word in self.looked_for[:-1]] + [f"'{word}':*" for word in self.looked_for[-1:]]
        return f'{column.removesuffix(chr(34) + "words" + chr(34))}"vector" @@ %s::tsquery', [" & ".join(lexemes)]


def found_by(reader: Reader, question: Question) -> QuerySet[LibraryEntry]:
    """What holds all the words of a question that has some, among what the reader sees."""
    return visible_to(reader).filter(HoldsWords(question.folded))


def narrowed(entries: QuerySet[LibraryEntry], kind: str, audience: str) -> QuerySet[LibraryEntry]:
    """Those of the kind and for the audience; an empty one narrows nothing."""
    of_kind = entries.filter(kind=kind) if kind else entries
    return of_kind.filter(audiences__icontains=f'"{audience}"') if audience else of_kind


def counted(entries: QuerySet[LibraryEntry]) -> Counter[str]:
    """How many there are of each kind."""
    return Counter(dict(entries.order_by().values_list("kind").annotate(Count("pk"))))


def best_first(entries: QuerySet[LibraryEntry], question: Question) -> QuerySet[LibraryEntry]:
    """With just the diacritics typed first, then with all words in the title, then the newest."""
    in_title = Q(*(Q(head__contains=f" {word} ") for word in question.typed[:-1]))
    in_title &= Q(*(Q(head__contains=f" {word}") for word in question.typed[-1:]))
    ordered = entries.annotate(in_title=truth(in_title))
    if not question.has_diacritics:
        return ordered.order_by("-in_title", "-published_at", "pk")
    as_typed = LibraryEntry.objects.filter(HoldsWords(question.typed)).values("pk")
    return ordered.annotate(as_typed=truth(Q(pk__in=as_typed))).order_by(
        "-as_typed", "-in_title", "-published_at", "pk"
    )


def truth(condition: Q) -> Case:
    """The condition as a value to sort by."""
    return Case(When(condition, then=Value(1)), default=Value(0))


def results(entries: QuerySet[LibraryEntry]) -> QuerySet[LibraryEntry]:
    """With what a line of results shows, and no more."""
    return entries.select_related("resolution").only(*SHOWN)
