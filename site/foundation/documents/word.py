"""Word files in the form of Party documents (thể thức văn bản của Đảng), to be edited further by hand.

A4, margins 20/20/30/15 mm, Times New Roman 14 pt. Texts may hold anything: they are cleaned, never read as markup.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from foundation.documents.text import printable
from foundation.documents.word_parts import (
    add_row,
    centred,
    fill_row,
    mark_row,
    new_table,
    next_paragraph,
    tight,
    write,
)

TYPEFACE = "Times New Roman"
BODY, SMALL, PARTY, KIND = Pt(14), Pt(12), Pt(15), Pt(16)
TEXT_WIDTH = 165
"""Millimetres between the margins."""
HEADING_WIDTHS = (74, 91)
SIGNATURE_WIDTHS = (81, 84)


def party_document(*, superior: str, organ: str, number: str, place_and_date: str, title_lines: list[str]) -> Any:
    """A new document (python-docx) with page, heading and title.

    `superior` may be empty. The first title line is the kind of document (`BÁO CÁO`), the others what it is about.
    """
    document = Document()
    set_page(document)
    set_typeface(document)
    document.core_properties.title = printable(" ".join(title_lines))
    document.core_properties.author = printable(organ)
    document.core_properties.comments = ""
    document.core_properties.language = "vi-VN"
    add_heading(document, superior, organ, number, place_and_date)
    add_title(document, title_lines)
    return document


def add_text(document: Any, text: str, *, bold: bool = False, indent: bool = True) -> Any:
    """A paragraph of the body: justified, its first line 10 mm in."""
    paragraph = document.add_paragraph()
    write(paragraph, text, bold=bold)
    paragraph.alignment = ALIGN.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(10) if indent else None
    return paragraph


def add_table(
    document: Any,
    headers: Sequence[str],
    rows: Iterable[Sequence[object]],
    widths_mm: Sequence[float],
    *,
    right_aligned: Iterable[int] = (),
) -> Any:
    """A ruled table of 12 pt whose header comes again on every page; None is an empty cell.

    One width a column (`ValueError` otherwise), together 165 mm upright. `right_aligned`: columns of figures, from 0.
    """
    if len(headers) != len(widths_mm):
        raise ValueError("A table needs one width for each header")
    table = new_table(document, widths_mm)
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    fill_row(table.rows[0], [(header, ALIGN.CENTER) for header in headers], bold=True, size=SMALL)
    mark_row(table.rows[0], "w:tblHeader")
    figures = set(right_aligned)
    for values in rows:
        aligned = [ALIGN.RIGHT if column in figures else ALIGN.LEFT for column in range(len(headers))]
        fill_row(add_row(table, widths_mm), zip(values, aligned, strict=True), bold=False, size=SMALL)
    document.add_paragraph()
    return table


def add_signature(document: Any, lines_left: Sequence[str], lines_right: Sequence[str]) -> None:
    """Who receives it on the left (`Nơi nhận`), who signs on the right: in whose name, position, and last the name."""
    row = new_table(document, SIGNATURE_WIDTHS).rows[0]
    mark_row(row, "w:cantSplit")
    add_recipients(row.cells[0], lines_left)
    *offices, name = lines_right
    for position, line in enumerate(offices):
        paragraph = next_paragraph(row.cells[1], position)
        write(tight(centred(paragraph)), line.upper(), bold=position == 0 or line.upper().startswith("T/M"))
    room_to_sign = centred(next_paragraph(row.cells[1], len(offices)))
    room_to_sign.paragraph_format.space_before = Mm(24)
    write(room_to_sign, name, bold=True)


def to_bytes(document: Any) -> bytes:
    """The file."""
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def set_page(document: Any) -> None:
    """A4 with the Party's margins; page numbers at the top, from the second page on."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    centred(section.header.paragraphs[0])._p.append(field)


def set_typeface(document: Any) -> None:
    """Times New Roman for every script, 14 pt, lines of 18 pt at least."""
    style = document.styles["Normal"]
    style.font.name, style.font.size = TYPEFACE, BODY
    fonts = style.element.rPr.rFonts
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), TYPEFACE)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.rPr.append(language)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(0), Pt(6)
    style.paragraph_format.line_spacing = 1.1


def add_recipients(cell: Any, lines: Sequence[str]) -> None:
    """`Nơi nhận:` underlined, the recipients below in 12 pt; nothing if there are none."""
    if not lines:
        return
    first = tight(cell.paragraphs[0])
    write(first, "Nơi nhận", underline=True)
    write(first, ":")
    for line in lines:
        write(tight(cell.add_paragraph()), f"- {line}", size=SMALL)


def add_heading(document: Any, superior: str, organ: str, number: str, place_and_date: str) -> None:
    """Left the superior organ, the organ, a star and the number; right the Party, place and date."""
    table = new_table(document, HEADING_WIDTHS)
    left, right = table.rows[0].cells
    lines = [(superior.upper(), False), (organ.upper(), True), ("*", False)]
    for position, (line, bold) in enumerate(pair for pair in lines if pair[0]):
        write(tight(centred(next_paragraph(left, position))), line, bold=bold)
    write(tight(centred(right.paragraphs[0])), "ĐẢNG CỘNG SẢN VIỆT NAM", bold=True, underline=True, size=PARTY)
    left, right = add_row(table, HEADING_WIDTHS).cells
    write(tight(centred(left.paragraphs[0])), number)
    write(tight(centred(right.paragraphs[0])), place_and_date, italic=True)


def add_title(document: Any, title_lines: Sequence[str]) -> None:
    """The kind of document, what it is about, and the short line below."""
    for position, line in enumerate(title_lines):
        paragraph = tight(centred(document.add_paragraph()))
        paragraph.paragraph_format.space_before = Pt(18 if position == 0 else 2)
        paragraph.paragraph_format.keep_with_next = True
        write(paragraph, line.upper() if position == 0 else line, bold=True, size=KIND if position == 0 else BODY)
    rule = centred(document.add_paragraph())
    rule.paragraph_format.space_after = Pt(12)
    write(rule, "-----")
