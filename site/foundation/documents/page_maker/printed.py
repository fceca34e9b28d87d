"""PDF files: each page as it is printed, drawn as a picture, with its text beside."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as engine

from foundation.documents.page_maker.blocks import LONGEST_PAGE, MOST_PAGES
from foundation.documents.page_maker.refusal import Refused

WIDEST = 1240
"""Pixels: A4 at 150 dots an inch."""
MOST_PIXELS = 4_000_000
"""Of one page."""
QUALITY = 72
LEAST_LETTERS_A_PAGE = 15
"""Fewer on average means pictures of pages, in which no mark of secrecy can be read."""


def pages(content: bytes, folder: Path | None) -> Iterator[dict[str, Any]]:
    """All lines for the parent."""
    document = opened(content)
    total = len(document)
    if total > MOST_PAGES:
        raise Refused("long")
    if document.count_attachments():
        raise Refused("attached")
    sample = min(total, 5)
    letters = sum(document[number].get_textpage().count_chars() for number in range(sample))
    if letters < LEAST_LETTERS_A_PAGE * max(sample, 1):
        raise Refused("scanned")
    yield {"pages": total}
    for number in range(total):
        page = document[number]
        yield {"page": one_page(page, number, folder)}
        page.close()


def opened(content: bytes) -> Any:
    """The document; refused when locked or broken."""
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Refused("password" if "password" in str(error).lower() else "broken") from error


def one_page(page: Any, number: int, folder: Path | None) -> dict[str, Any]:
    """Lines from top to bottom, how many pictures stand on it, and the drawing."""
    text = page.get_textpage().get_text_range()[:LONGEST_PAGE].replace("\ufffe", "")
    lines = [" ".join(line.split()) for line in text.replace("\r", "\n").split("\n")]
    draws = sum(1 for _ in page.get_objects(filter=[engine.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    made: dict[str, Any] = {"title": "", "blocks": [], "lines": [line for line in lines if line], "draws": draws}
    return made if folder is None else made | {"picture": draw(page, number, folder)}


def draw(page: Any, number: int, folder: Path) -> dict[str, Any]:
    """The page as WebP, never larger than a screen needs, whatever size it claims."""
    width, height = (max(side, 1.0) for side in page.get_size())
    scale = min(WIDEST / width, (MOST_PIXELS / (width * height)) ** 0.5, 16_000 / max(width, height))
    drawing = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    file = f"trang-{number + 1}.webp"
    drawing.save(folder / file, format="WEBP", quality=QUALITY)
    return {"file": file, "width": drawing.width, "height": drawing.height}
