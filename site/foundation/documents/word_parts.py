"""Small parts of a Word file (python-docx): runs, paragraphs, rows of fixed widths."""

from collections.abc import Iterable, Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.shared import Length, Mm, Pt

from foundation.documents.text import printable


def new_table(document: Any, widths_mm: Sequence[float]) -> Any:
    """A table of one row with fixed widths, no rules."""
    table = document.add_table(rows=1, cols=len(widths_mm))
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    set_widths(table.rows[0], widths_mm)
    return table


def add_row(table: Any, widths_mm: Sequence[float]) -> Any:
    """One more row; widths stand in each cell, as Word wants them."""
    row = table.add_row()
    set_widths(row, widths_mm)
    return row


def set_widths(row: Any, widths_mm: Sequence[float]) -> None:
    """The width of each cell."""
    for cell, width in zip(row.cells, widths_mm, strict=True):
        cell.width = Mm(width)


def fill_row(row: Any, values: Iterable[tuple[object, Any]], *, bold: bool, size: Length) -> None:
    """The cells' texts with their alignment; a row is never split between pages."""
    mark_row(row, "w:cantSplit")
    for cell, (value, alignment) in zip(row.cells, values, strict=True):
        paragraph = tight(cell.paragraphs[0])
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        paragraph.alignment = alignment
        write(paragraph, "" if value is None else str(value), bold=bold, size=size)


def mark_row(row: Any, mark: str) -> None:
    """Sets a yes-or-no property of a row (`w:tblHeader`, `w:cantSplit`)."""
    row._tr.get_or_add_trPr().append(OxmlElement(mark))


def write(
    paragraph: Any,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    size: Length | None = None,
) -> None:
    """Adds text; what is not asked for stays as the paragraph's style has it."""
    run = paragraph.add_run(printable(text))
    run.bold, run.italic, run.underline = bold or None, italic or None, underline or None
    run.font.size = size


def next_paragraph(cell: Any, position: int) -> Any:
    """A cell's paragraph by number; it has its first from the beginning, the others are added in order."""
    return cell.paragraphs[0] if position == 0 else cell.add_paragraph()


def centred(paragraph: Any) -> Any:
    """The same paragraph, centred."""
    paragraph.alignment = ALIGN.CENTER
    return paragraph


def tight(paragraph: Any) -> Any:
    """The same paragraph, without space below."""
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1
    return paragraph
