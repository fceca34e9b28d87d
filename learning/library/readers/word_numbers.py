"""Numbers that Word draws by itself (`1.`, `a)`, `-`) and does not keep in the text."""

import re
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

ONES = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
TENS = ["", "X", "XX", "XXX"]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
DEEPEST = 9


@dataclass(frozen=True)
class ListLevel:
    """How one level of a list is drawn: Word's name of the figures, a pattern such as `%1.%2.`, the first number."""

    figures: str = "decimal"
    pattern: str = ""
    start: int = 1

    def figure(self, count: int) -> str:
        """The count-th number of the level, from 1."""
        number = max(count, 1) + self.start - 1
        upper = self.figures.startswith("upper")
        if self.figures.endswith("Roman"):
            drawn = TENS[min(number // 10, 3)] + ONES[number % 10]
        elif self.figures.endswith("Letter"):
            drawn = LETTERS[(number - 1) % len(LETTERS)]
        else:
            return str(number)
        return drawn.upper() if upper else drawn.lower()


Place = tuple[str, int]
"""A list and a depth in it."""


class Numbering:
    """Counts the numbered paragraphs of one document from its start."""

    def __init__(self, document: Any) -> None:
        root = numbering_root(document)
        self.levels = levels_of(root)
        self.lists = {
            number.get(qn("w:numId")): value(number, "w:abstractNumId") or "" for number in all_of(root, "w:num")
        }
        self.styles = style_settings(document)
        self.counts: dict[str, list[int]] = {}

    def number_of(self, paragraph: Any) -> str:
        """The number in front of the paragraph; empty for an unnumbered one."""
        place = self.place_of(paragraph)
        level = self.levels.get(place) if place else None
        if place is None or level is None:
            return ""
        name, depth = place
        counts = self.counts.setdefault(name, [0] * DEEPEST)
        counts[depth] += 1
        counts[depth + 1 :] = [0] * (DEEPEST - 1 - depth)
        if level.figures == "bullet":
            return "-"
        return re.sub(r"%([1-9])", lambda found: self.figure(name, int(found[1]) - 1), level.pattern)

    def figure(self, name: str, depth: int) -> str:
        """The running number of one level of a list."""
        return self.levels.get((name, depth), ListLevel()).figure(self.counts[name][depth])

    def place_of(self, paragraph: Any) -> Place | None:
        """Which list, and how deep in it: the paragraph's own setting, else its style's."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return None
        setting = properties.find(qn("w:numPr"))
        if setting is None:
            setting = self.styles.get(value(properties, "w:pStyle") or "")
        name = self.lists.get(value(setting, "w:numId") or "") if setting is not None else None
        return (name, min(int(value(setting, "w:ilvl") or 0), DEEPEST - 1)) if name else None


def numbering_root(document: Any) -> Any:
    """The document's definitions of lists; None when it has none."""
    try:
        return document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return None


def all_of(element: Any, tag: str) -> list[Any]:
    """The children of that tag."""
    return [] if element is None else element.findall(qn(tag))


def levels_of(root: Any) -> dict[Place, ListLevel]:
    """Every level of every list."""
    return {
        (found.get(qn("w:abstractNumId")), int(level.get(qn("w:ilvl")))): ListLevel(
            value(level, "w:numFmt") or "decimal", value(level, "w:lvlText") or "", int(value(level, "w:start") or 1)
        )
        for found in all_of(root, "w:abstractNum")
        for level in all_of(found, "w:lvl")
    }


def style_settings(document: Any) -> dict[str, Any]:
    """The `w:numPr` of each paragraph style that numbers."""
    styles = document.styles.element.findall(qn("w:style"))
    found = {style.get(qn("w:styleId")): style.find(f"{qn('w:pPr')}/{qn('w:numPr')}") for style in styles}
    return {name: setting for name, setting in found.items() if setting is not None}


def value(element: Any, tag: str) -> str | None:
    """The `w:val` of a child; None without the child."""
    child = element.find(qn(tag))
    return None if child is None else child.get(qn("w:val"))
