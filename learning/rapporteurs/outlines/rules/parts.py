"""Which required parts stand where (`R26`): told by headings and short lines; the author may know better."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from foundation.web.vietnamese import fold
from learning.rapporteurs.outlines.choices import OutlinePart

LONGEST_HEADING = 140
"""Characters; a longer line is a sentence that only speaks of the part."""
LEAST_FIGURES = 2
NUMBERED = re.compile(r"\W*(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.):/]\s", re.IGNORECASE)
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
SIGNS = {
    OutlinePart.REASON: (
        "su can thiet",
        "ly do ban hanh",
        "vi sao ban hanh",
        "tai sao",
        "boi canh",
        "hoan canh ra doi",
        "co so ban hanh",
        "can cu ban hanh",
    ),
    OutlinePart.BASIC: ("noi dung co ban", "noi dung chu yeu", "noi dung chinh", "quan diem, muc tieu"),
    OutlinePart.MAIN: ("trong tam", "cot loi", "nhiem vu chu yeu", "nhiem vu, giai phap"),
    OutlinePart.NEW: ("diem moi", "noi dung moi", "van de moi"),
    OutlinePart.LOCAL: (
        "lien he dia phuong",
        "lien he thuc te",
        "lien he thuc tien",
        "lien he tinh",
        "lien he xa",
        "lien he voi",
        "tinh hinh dia phuong",
        "van dung vao dia phuong",
        "thuc tien dia phuong",
    ),
    OutlinePart.QUESTIONS: (
        "cau hoi thao luan",
        "noi dung thao luan",
        "goi y thao luan",
        "cau hoi goi mo",
        "thao luan",
    ),
}


@dataclass(frozen=True)
class ReadPage:
    """A page as far as the rule looks at it; `headings` are those of its lines known to be headings."""

    number: int
    lines: Sequence[str]
    headings: frozenset[str] = frozenset()
    draws: int = 0


Kind = Callable[["ReadPage", str], bool]


@dataclass(frozen=True)
class Place:
    """A page, and the line by which the part was told."""

    page: int
    passage: str


def find_parts(pages: Sequence[ReadPage]) -> dict[OutlinePart, Place]:
    """Where each part begins, as far as it can be told; numbered headings first, mere short lines last."""
    found: dict[OutlinePart, Place] = {}
    for part, signs in SIGNS.items():
        place = next(filter(None, (_first(pages, signs, kind) for kind in KINDS)), None)
        if place:
            found[part] = place
    if OutlinePart.LOCAL in found:
        found |= _in_local_part(pages, found)
    return found


def _is_numbered_heading(page: ReadPage, line: str) -> bool:
    return line in page.headings and bool(NUMBERED.match(line))


def _is_heading(page: ReadPage, line: str) -> bool:
    return line in page.headings


def _is_line(page: ReadPage, line: str) -> bool:
    return True


KINDS = (_is_numbered_heading, _is_heading, _is_line)
"""What tells a part best comes first: the title of a whole text is a heading, but bears no number."""


def _first(pages: Iterable[ReadPage], signs: Sequence[str], kind: Kind) -> Place | None:
    for page in pages:
        for line in page.lines:
            if len(line) <= LONGEST_HEADING and kind(page, line):
                folded = fold(line)
                if any(sign in folded for sign in signs):
                    return Place(page.number, line)
    return None


def _in_local_part(pages: Sequence[ReadPage], found: Mapping[OutlinePart, Place]) -> dict[OutlinePart, Place]:
    """Figures and pictures from the local part's heading to the next part's."""
    own = [(page, lines) for page, lines in _lines_of(pages, found)]
    told: dict[OutlinePart, Place] = {}
    figures = [(page.number, line) for page, lines in own for line in lines if FIGURE.search(_without_number(line))]
    if sum(len(FIGURE.findall(_without_number(line))) for _page, line in figures) >= LEAST_FIGURES:
        told[OutlinePart.LOCAL_FIGURES] = Place(*figures[0])
    drawn = next((page for page, _lines in own if page.draws), None)
    if drawn:
        told[OutlinePart.LOCAL_PICTURES] = Place(drawn.number, "")
    return told


def _lines_of(pages: Sequence[ReadPage], found: Mapping[OutlinePart, Place]) -> Iterable[tuple[ReadPage, list[str]]]:
    """The local part's pages, each with those of its lines that belong to it."""
    others = {(place.page, place.passage) for part, place in found.items() if part is not OutlinePart.LOCAL}
    start, inside = found[OutlinePart.LOCAL], False
    for page in pages:
        lines: list[str] = []
        for line in page.lines:
            if (page.number, line) == (start.page, start.passage):
                inside = True
            elif inside and (page.number, line) in others:
                if lines:
                    yield page, lines
                return
            elif inside:
                lines.append(line)
        if lines or (inside and page.draws):
            yield page, lines


def _without_number(line: str) -> str:
    """Without the number that the line bears itself: `1. Kết quả` holds no figure."""
    return re.sub(r"^\W*(?:\d+[.)/]?)+\s", "", line)


def missing(found: Iterable[str]) -> list[OutlinePart]:
    """Required parts of which nothing is known, in their order."""
    known = set(found)
    return [part for part in OutlinePart if part not in known]
