"""What a PDF shows, read back with another engine than the one that made it."""

from dataclasses import dataclass

import pypdfium2


@dataclass(frozen=True)
class Page:
    """One page: its text on one line, its size in millimetres, the right edge of its rightmost sign."""

    text: str
    size: tuple[int, int]
    right_edge: float


def pages_of(content: bytes) -> list[Page]:
    """The pages in order."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [read(document[number]) for number in range(len(document))]
    finally:
        document.close()


def read(page: pypdfium2.PdfPage) -> Page:
    """One page."""
    layer = page.get_textpage()
    width, height = page.get_size()
    boxes = [layer.get_charbox(index) for index in range(layer.count_chars())]
    text = " ".join(layer.get_text_range().split())
    return Page(text, (round(width / 72 * 25.4), round(height / 72 * 25.4)), max(box[2] for box in boxes) / 72 * 25.4)
