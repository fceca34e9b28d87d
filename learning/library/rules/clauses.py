"""The structure of an official text: which paragraph is which clause, and by what code to cite it.

Codes (anchors) read as people cite: `m3` clause 3 of a text numbered straight through; `II.1.7`
point 1.7 of section II; `p2.II.2.1` the same within part 2; `d5.1a` point a, clause 1 of Điều 5;
`c2` chapter, `mục` within it `c2.muc1`, `pl1` annex, `A.I` under a lettered section. The n-th dash
under a clause is `m3-4`, the k-th plus sign under that `m3-4-2`. Where the outermost numbering starts
again (a plan and the outline behind it) the second row is `I_2`, `II_2`; any other code used before
gets `_2` too. Codes depend on nothing but the text.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from learning.library.choices import ClauseKind
from learning.library.rules.markers import Level, Marker, marker_of

PREFIXES = {
    Level.ANNEX: "pl",
    Level.PART: "p",
    Level.CHAPTER: "c",
    Level.DIVISION: "muc",
    Level.ARTICLE: "d",
}
HEADING_LEVELS = {Level.ANNEX, Level.PART, Level.CHAPTER, Level.DIVISION, Level.LETTER, Level.ROMAN}
ROWS = {Level.LETTER, Level.ROMAN, Level.NUMBER}
FIRSTS = {("A",), ("I",), ("1",)}
LONGEST_ANCHOR = 40
LONGEST_HEADING = 300
CLOSING = re.compile(r"(?:nơi\s+nhận|t/m|tm\.|k/t|kt\.)\b", re.IGNORECASE)


@dataclass(frozen=True)
class RecognisedClause:
    """One paragraph in its place. `depth` counts the clauses around it; no anchor, no code to cite it by."""

    kind: ClauseKind
    depth: int
    marker: str
    anchor: str
    text: str


@dataclass
class Open:
    """A clause whose end has not come yet."""

    level: Level
    parts: tuple[str, ...]
    anchor: str
    children: int = 0


@dataclass
class Outline:
    """Where in the document the reading stands, and the codes given so far."""

    open: list[Open] = field(default_factory=list)
    given: dict[str, int] = field(default_factory=dict)
    row: int = 1

    def close(self, level: Level, parts: tuple[str, ...] = ()) -> None:
        """Leave every clause that cannot contain one of this level."""
        while self.open and not contains(self.open[-1], level, parts):
            self.open.pop()

    def enter(self, marker: Marker) -> str:
        """Step into the clause; returns its code, empty where there is nothing to hang it on."""
        self.close(marker.level, marker.parts)
        outer = self.open[-1] if self.open else None
        anchor = anchor_of(marker, outer)
        anchor = self.unused(self.in_row(anchor, marker) if outer is None else anchor)
        self.open.append(Open(marker.level, marker.parts, anchor))
        return anchor

    def in_row(self, anchor: str, marker: Marker) -> str:
        """The code with the number of its row, once the outermost numbering has started again."""
        if marker.level not in ROWS:
            return anchor
        if marker.parts in FIRSTS and anchor in self.given:
            self.row += 1
        return anchor if self.row == 1 else f"{anchor}_{self.row}"

    def unused(self, anchor: str) -> str:
        """The code itself, or with a number when it was given before."""
        if not anchor or len(anchor) > LONGEST_ANCHOR - 3:
            return ""
        count = self.given[anchor] = self.given.get(anchor, 0) + 1
        return anchor if count == 1 else self.unused(f"{anchor}_{count}")


def contains(outer: Open, level: Level, parts: tuple[str, ...]) -> bool:
    """Whether a clause of that level can stand inside `outer`."""
    if outer.level != level or level != Level.NUMBER:
        return outer.level < level
    return len(outer.parts) < len(parts) and parts[: len(outer.parts)] == outer.parts


def anchor_of(marker: Marker, outer: Open | None) -> str:
    """The code before it is made unique."""
    around = outer.anchor if outer else ""
    if marker.level in {Level.DASH, Level.PLUS}:
        return bullet_anchor(outer)
    if marker.level == Level.POINT:
        return f"{around}{marker.parts[0]}" if around else ""
    if marker.level == Level.ARTICLE:  # articles are numbered through all chapters
        return f"d{marker.parts[0]}"
    own = PREFIXES.get(marker.level, "") + ".".join(fresh_parts(marker, outer))
    if not around:
        return f"m{own}" if marker.level == Level.NUMBER else own
    return f"{around}.{own}"


def fresh_parts(marker: Marker, outer: Open | None) -> tuple[str, ...]:
    """The numbers that the surrounding clause has not said yet: `2.1` within `2` adds only `1`."""
    if marker.level == Level.NUMBER and outer and outer.level == Level.NUMBER:
        return marker.parts[len(outer.parts) :]
    return marker.parts


def bullet_anchor(outer: Open | None) -> str:
    """The n-th bullet of a clause that has a code."""
    if outer is None or not outer.anchor:
        return ""
    outer.children += 1
    return f"{outer.anchor}-{outer.children}"


def is_plausible(marker: Marker, outline: Outline) -> bool:
    """`3.1 …` is a clause only under an open 3 or as the first of its row; else it is a figure in running text."""
    if marker.level != Level.NUMBER or len(marker.parts) == 1:
        return True
    numbers = [clause.parts for clause in outline.open if clause.level == Level.NUMBER]
    return not numbers or numbers[0][0] == marker.parts[0]


def is_capital_heading(text: str) -> bool:
    """A short line all in capitals, such as `KẾ HOẠCH`; a table's row or a lone number is none."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 3 and len(text) <= LONGEST_HEADING and not any(letter.islower() for letter in letters)


def recognise_clauses(paragraphs: Iterable[str]) -> list[RecognisedClause]:
    """Every non-empty paragraph, in order, with its kind, depth, marker and code. Loses no text."""
    return list(recognised(map(tidy, paragraphs)))


def tidy(text: str) -> str:
    """One spelling, single spaces, and nothing that a database cannot hold (NUL, halves of a surrogate pair)."""
    storable = text.replace("\x00", "").encode("utf-8", "ignore").decode()
    return " ".join(unicodedata.normalize("NFC", storable).split())


def recognised(paragraphs: Iterator[str]) -> Iterator[RecognisedClause]:
    """One recognised clause a paragraph."""
    outline = Outline()
    for text in filter(None, paragraphs):
        marker = marker_of(text)
        if marker and is_plausible(marker, outline):
            yield marked(marker, outline)
        else:
            yield unmarked(text, outline)


def marked(marker: Marker, outline: Outline) -> RecognisedClause:
    """A paragraph that begins with a mark."""
    anchor = outline.enter(marker)
    depth = len(outline.open) - 1
    if marker.level in HEADING_LEVELS:
        kind = ClauseKind.HEADING
    else:
        kind = ClauseKind.CLAUSE if marker.level < Level.DASH else ClauseKind.PARAGRAPH
    return RecognisedClause(kind, depth, marker.shown, anchor, marker.rest)


def unmarked(text: str, outline: Outline) -> RecognisedClause:
    """Running text belongs to the clause before it; a heading in capitals or the address list ends that clause."""
    heading = is_capital_heading(text)
    if CLOSING.match(text):
        outline.open.clear()
    elif heading:
        outline.close(Level.ARTICLE)
    else:
        outline.close(Level.DASH)
    return RecognisedClause(ClauseKind.HEADING if heading else ClauseKind.PARAGRAPH, len(outline.open), "", "", text)


def with_all_beneath(clauses: Sequence[RecognisedClause], anchor: str) -> list[RecognisedClause]:
    """The clause of that code and everything that belongs to it; empty when there is none."""
    start = next((i for i, clause in enumerate(clauses) if anchor and clause.anchor == anchor), None)
    if start is None:
        return []
    depth = clauses[start].depth
    after = (i for i in range(start + 1, len(clauses)) if clauses[i].depth <= depth)
    return list(clauses[start : next(after, len(clauses))])
