"""PowerPoint files: each slide a page with its title, what is said on it, its tables and pictures."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from foundation.documents.page_maker.blocks import MOST_CELLS, MOST_PAGES, Block, Run, page_of, stripped
from foundation.documents.page_maker.packages import DRAWING as A
from foundation.documents.page_maker.packages import OFFICE, Package, missing, plain_text
from foundation.documents.page_maker.refusal import Refused

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
MAIN = "ppt/presentation.xml"
TITLES = ("title", "ctrTitle")
UNSAID = ("dt", "ftr", "sldNum", "hdr")
"""Placeholders of the frame: day, foot, number."""
DEEPEST_GROUP = 6


def pages(content: bytes, folder: Path | None) -> Iterator[dict[str, Any]]:
    """All lines for the parent, slides in the order they are shown in."""
    package = Package(content, folder)
    root = package.xml(MAIN)
    if root is None:
        raise Refused("broken")
    targets = package.relations(MAIN)
    names = [targets.get(each.get(OFFICE + "id") or "", "") for each in root.iter(P + "sldId")]
    shown: list[tuple[str, Any]] = []
    unshown: list[tuple[str, Any]] = []
    for name in names:
        slide = package.xml(name)
        if slide is not None:
            (unshown if slide.get("show") in ("0", "false") else shown).append((name, slide))
    if len(shown) > MOST_PAGES:
        raise Refused("long")
    if not shown:
        raise Refused("empty")
    yield {"aside": aside(package, [slide for _name, slide in unshown])}
    yield {"pages": len(shown)}
    for name, slide in shown:
        yield one_page(package, name, slide)


def aside(package: Package, unshown: list[Any]) -> list[str]:
    """The speaker's notes, remarks, and slides that are skipped: read, not shown."""
    prefixes = ("ppt/notesSlides/", "ppt/comments/", "ppt/slideMasters/", "ppt/slideLayouts/")
    names = sorted(name for name in package.names if name.startswith(prefixes) and name.endswith(".xml"))
    roots = [*unshown, *(package.xml(name) for name in names)]
    return [line for root in roots for line in plain_text(root, A + "t", A + "p")][:2000]


def one_page(package: Package, name: str, slide: Any) -> dict[str, Any]:
    """Title first, whatever the order of the shapes."""
    tree = slide.find(f"{P}cSld/{P}spTree")
    found = list(shapes(package, package.relations(name), tree)) if tree is not None else []
    titles = [block for block in found if block["kind"] == "heading"]
    blocks = titles + [block for block in found if block["kind"] != "heading"]
    title = "".join(piece for piece, _look in titles[0]["runs"]) if titles else ""
    return page_of(blocks, title[:200])


def shapes(package: Package, targets: dict[str, str], tree: Any, depth: int = 0) -> Iterator[Block]:
    """The blocks of every shape, groups taken apart."""
    for shape in tree:
        if shape.tag == P + "sp":
            yield from said(shape)
        elif shape.tag == P + "pic":
            blip = next(shape.iter(A + "blip"), None)
            link = blip.get(OFFICE + "embed") if blip is not None else None
            yield package.picture(targets.get(link or ""), alt_of(shape))
        elif shape.tag == P + "graphicFrame":
            table = next(shape.iter(A + "tbl"), None)
            yield table_of(table) if table is not None else missing(alt_of(shape))
        elif shape.tag == P + "grpSp" and depth < DEEPEST_GROUP:
            yield from shapes(package, targets, shape, depth + 1)


def alt_of(shape: Any) -> str:
    """What the author said is to be seen."""
    described = next(shape.iter(P + "cNvPr"), None)
    return (described.get("descr") or "" if described is not None else "")[:300]


def said(shape: Any) -> Iterator[Block]:
    """A title is a heading; a body is items; a box of text is paragraphs."""
    holder = next(shape.iter(P + "ph"), None)
    kind = holder.get("type") if holder is not None else None
    if kind in UNSAID:
        return
    for paragraph in shape.iter(A + "p"):
        runs = stripped(list(runs_of(paragraph)))
        if runs and kind in TITLES:
            yield {"kind": "heading", "level": 1, "runs": runs}
        elif runs and is_item(paragraph, holder is not None and kind != "subTitle"):
            look = paragraph.find(A + "pPr")
            depth = int(look.get("lvl") or 0) if look is not None else 0
            yield {"kind": "item", "depth": min(depth, 4), "marker": "–", "runs": runs}
        elif runs:
            yield {"kind": "paragraph", "runs": runs}


def is_item(paragraph: Any, by_default: bool) -> bool:
    """Whether a dash or number stands before it."""
    look = paragraph.find(A + "pPr")
    if look is None or look.find(A + "buNone") is None:
        marked = look is not None and (look.find(A + "buChar") is not None or look.find(A + "buAutoNum") is not None)
        return marked or by_default
    return False


def runs_of(paragraph: Any) -> Iterator[Run]:
    """Text with its look."""
    for child in paragraph:
        if child.tag in (A + "r", A + "fld"):
            look = child.find(A + "rPr")
            heavy = look is not None and look.get("b") in ("1", "true")
            slanted = look is not None and look.get("i") in ("1", "true")
            yield [child.findtext(A + "t") or "", "b" * heavy + "i" * slanted]
        elif child.tag == A + "br":
            yield ["\n", ""]


def table_of(table: Any) -> Block:
    """Cells as text."""
    rows, room = [], MOST_CELLS
    for row in table.iter(A + "tr"):
        cells = ["\n".join(plain_text(cell, A + "t", A + "p")) for cell in row.findall(A + "tc")]
        room -= len(cells)
        if room < 0:
            break
        rows.append(cells)
    return {"kind": "table", "rows": rows}
