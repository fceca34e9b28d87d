"""Word files: headings, paragraphs, lists, tables and pictures, page by page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from foundation.documents.page_maker.blocks import MOST_CELLS, MOST_PAGES, Block, Run, page_of, stripped, text_of
from foundation.documents.page_maker.packages import DRAWING, OFFICE, Package, missing, plain_text
from foundation.documents.page_maker.refusal import Refused
from foundation.documents.page_maker.word_styles import Styles, W, on

MAIN = "word/document.xml"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SKIPPED = {W + "del", W + "moveFrom", W + "instrText", W + "pPr", W + "rPr", FALLBACK}
ASIDE = ("word/header", "word/footer", "word/footnotes", "word/endnotes", "word/comments")
PAGE_FULL, PAGE_NEARLY_FULL = 2600, 1700
"""Characters: where Word kept no page ends, a page ends here, before a heading rather than later."""
PICTURE_WEIGHT, BLOCK_WEIGHT = 900, 60
BREAK: Block = {"kind": "break"}


def pages(content: bytes, folder: Path | None) -> Iterator[dict[str, Any]]:
    """All lines for the parent."""
    package = Package(content, folder)
    root = package.xml(MAIN)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise Refused("broken")
    yield {"aside": aside(package)}
    blocks = list(Reader(package).blocks(body))
    kept = any(block is BREAK for block in blocks)
    made = [page for page in (by_breaks(blocks) if kept else by_weight(blocks)) if page]
    if len(made) > MOST_PAGES:
        raise Refused("long")
    if not made:
        raise Refused("empty")
    yield {"pages": len(made)}
    yield from (page_of(page) for page in made)


def aside(package: Package) -> list[str]:
    """What stands in headers, footers, notes and comments: stamps often stand there."""
    names = sorted(name for name in package.names if name.startswith(ASIDE) and name.endswith(".xml"))
    return [line for name in names for line in plain_text(package.xml(name), W + "t", W + "p")][:2000]


def by_breaks(blocks: list[Block]) -> Iterator[list[Block]]:
    """Pages as Word ended them."""
    page: list[Block] = []
    for block in blocks:
        if block is BREAK:
            yield page
            page = []
        else:
            page.append(block)
    yield page


def by_weight(blocks: list[Block]) -> Iterator[list[Block]]:
    """Pages of about the length of a sheet."""
    page: list[Block] = []
    weight = 0
    for block in blocks:
        full = weight > (PAGE_NEARLY_FULL if block["kind"] == "heading" else PAGE_FULL)
        if page and full:
            yield page
            page, weight = [], 0
        page.append(block)
        weight += len(text_of(block)) + (PICTURE_WEIGHT if block["kind"] == "picture" else BLOCK_WEIGHT)
    yield page


class Reader:
    """Goes through the body once, from top to bottom."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.targets = package.relations(MAIN)
        self.styles = Styles(package.xml("word/styles.xml"), package.xml("word/numbering.xml"))

    def blocks(self, parent: Any) -> Iterator[Block]:
        """Blocks below a body, a cell or a text box."""
        for child in parent:
            if child.tag == W + "p":
                yield from self.paragraph(child)
            elif child.tag == W + "tbl":
                yield self.table(child)
            elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins"):
                yield from self.blocks(child)

    def paragraph(self, element: Any) -> Iterator[Block]:
        """The paragraph, cut where a page ends in it; its pictures and text boxes after it."""
        look = self.styles.of(element)
        if look.breaks_before:
            yield BREAK
        runs: list[Run] = []
        after: list[Block] = []
        for piece in self.pieces(element, bold=False, italic=False, after=after):
            if piece is None:
                yield from self.styles.block(look, stripped(runs))
                yield BREAK
                runs = []
            else:
                runs.append(piece)
        yield from self.styles.block(look, stripped(runs))
        yield from after
        if element.find(f"{W}pPr/{W}sectPr") is not None:
            yield BREAK

    def pieces(self, element: Any, *, bold: bool, italic: bool, after: list[Block]) -> Iterator[Run | None]:
        """Text with its look; None where a page ends. What is drawn goes into `after`."""
        for child in element:
            if child.tag in SKIPPED:
                continue
            if child.tag == W + "t":
                yield [child.text or "", "b" * bold + "i" * italic]
            elif child.tag == W + "lastRenderedPageBreak" or is_page_break(child):
                yield None
            elif child.tag in (W + "tab", W + "br", W + "cr", W + "noBreakHyphen"):
                yield ["-" if child.tag.endswith("Hyphen") else " " if child.tag.endswith("tab") else "\n", ""]
            elif child.tag == W + "txbxContent":
                after.extend(block for block in self.blocks(child) if block is not BREAK)
            elif child.tag in (W + "drawing", W + "pict", W + "object"):
                after.extend(self.drawn(child))
            else:
                look = child.find(W + "rPr") if child.tag == W + "r" else None
                heavy, slanted = bold or on(look, "b"), italic or on(look, "i")
                yield from self.pieces(child, bold=heavy, italic=slanted, after=after)

    def drawn(self, element: Any) -> Iterator[Block]:
        """Pictures below a drawing; its text boxes; what cannot be shown."""
        alt = next((each.get("descr") or "" for each in element.iter() if each.tag.endswith("}docPr")), "")[:300]
        boxes = list(element.iter(W + "txbxContent"))
        for box in boxes[:20]:
            yield from (block for block in self.blocks(box) if block is not BREAK)
        blips = [blip.get(OFFICE + "embed") for blip in element.iter(DRAWING + "blip")]
        for blip in blips:
            yield self.package.picture(self.targets.get(blip or ""), alt)
        if not blips and not boxes:
            yield missing(alt)

    def table(self, element: Any) -> Block:
        """Cells as text; tables within cells as lines of theirs."""
        rows, room = [], MOST_CELLS
        for row in element.iter(W + "tr"):
            cells = [self.cell(cell) for cell in row.findall(W + "tc")]
            room -= len(cells)
            if room < 0:
                break
            rows.append(cells)
        return {"kind": "table", "rows": rows}

    def cell(self, element: Any) -> str:
        """The text of a cell, its paragraphs one below the other."""
        return "\n".join(filter(None, (text_of(block) for block in self.blocks(element) if block is not BREAK)))


def is_page_break(element: Any) -> bool:
    """A page that the author ended."""
    return bool(element.tag == W + "br" and element.get(W + "type") == "page")
