"""How a paragraph of a Word file stands: as a heading, an item of a list, or plain."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from foundation.documents.page_maker.blocks import Block, Run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING = re.compile(r"(?:heading|đề mục|tiêu đề)\s*([1-9])", re.IGNORECASE)
DEEPEST = 8


@dataclass(frozen=True)
class Look:
    """`level` of a heading from 1, 0 for none; `place` is the list and the depth in it."""

    level: int = 0
    place: tuple[str, int] | None = None
    breaks_before: bool = False


def value(element: Any, path: str) -> str:
    """The `w:val` of what lies at the path of plain names; empty for nothing."""
    found = element.find("/".join(W + name for name in path.split("/"))) if element is not None else None
    return "" if found is None else found.get(W + "val") or ""


def on(element: Any, name: str) -> bool:
    """Whether a switch such as `w:b` is on."""
    found = element.find(W + name) if element is not None else None
    return found is not None and found.get(W + "val") not in ("0", "false", "none")


class Styles:
    """Styles and lists of one document; counts its numbered paragraphs from the start."""

    def __init__(self, styles: Any, numbering: Any) -> None:
        found = styles.findall(W + "style") if styles is not None else []
        self.levels = {style.get(W + "styleId"): level_of(style) for style in found}
        self.lists_of_styles = {style.get(W + "styleId"): place_in(style.find(W + "pPr")) for style in found}
        self.figures = figures_of(numbering)
        self.counts: dict[str, list[int]] = {}

    def of(self, paragraph: Any) -> Look:
        """Its own settings first, then its style's."""
        own = paragraph.find(W + "pPr")
        style = value(own, "pStyle")
        outline = value(own, "outlineLvl")
        level = int(outline) + 1 if outline.isdigit() and int(outline) < DEEPEST else self.levels.get(style, 0)
        place = place_in(own) or self.lists_of_styles.get(style)
        return Look(level, place if place and place[0] != "0" else None, on(own, "pageBreakBefore"))

    def block(self, look: Look, runs: list[Run]) -> Iterator[Block]:
        """The paragraph as a block; none for an empty one."""
        if not runs:
            return
        marker = self.marker(look.place) if look.place else ""
        if look.level:
            yield {
                "kind": "heading",
                "level": min(look.level, 3),
                "runs": [[f"{marker} ", ""], *runs] if marker else runs,
            }
        elif look.place:
            yield {"kind": "item", "depth": min(look.place[1], 4), "marker": marker, "runs": runs}
        else:
            yield {"kind": "paragraph", "runs": runs}

    def marker(self, place: tuple[str, int]) -> str:
        """The dash or the running number in front."""
        name, depth = place
        counts = self.counts.setdefault(name, [0] * (DEEPEST + 1))
        counts[depth] += 1
        counts[depth + 1 :] = [0] * (DEEPEST - depth)
        if self.figures.get((name, depth), "decimal") == "bullet":
            return "–"
        return f"{counts[depth]}."


def level_of(style: Any) -> int:
    """1 for a title or the highest heading; 0 for a style that is none."""
    name = value(style, "name")
    found = HEADING.search(name)
    if found:
        return int(found[1])
    return 1 if name.lower() in ("title", "tiêu đề") else 0


def place_in(properties: Any) -> tuple[str, int] | None:
    """The list and the depth that are set there."""
    name = value(properties, "numPr/numId")
    depth = value(properties, "numPr/ilvl")
    return (name, min(int(depth) if depth.isdigit() else 0, DEEPEST)) if name else None


def figures_of(numbering: Any) -> dict[tuple[str, int], str]:
    """Word's name of the figures, by list and depth."""
    if numbering is None:
        return {}
    kinds = {
        each.get(W + "abstractNumId"): {
            int(level.get(W + "ilvl") or 0): value(level, "numFmt") for level in each.findall(W + "lvl")
        }
        for each in numbering.findall(W + "abstractNum")
    }
    found: dict[tuple[str, int], str] = {}
    for number in numbering.findall(W + "num"):
        levels = kinds.get(value(number, "abstractNumId"), {})
        found |= {(number.get(W + "numId") or "", depth): kind for depth, kind in levels.items()}
    return found
