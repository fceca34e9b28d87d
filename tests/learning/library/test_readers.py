"""What Word draws or hides: numbers, tables, text boxes, notes, headers, tracked changes."""

from contextlib import closing
from itertools import islice
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from foundation.documents.pdf import render_pdf
from foundation.files.kinds import FileKind, FileRefused
from learning.library.readers import paragraphs_of
from learning.library.rules.clauses import recognise_clauses
from learning.library.rules.secrecy import bears_secrecy_mark
from tests.factories.library import saved
from tests.foundation.documents.invitations import invitation
from tests.foundation.files import samples

pytestmark = pytest.mark.rule


def read(document: Any) -> list[str]:
    return list(paragraphs_of(saved(document), FileKind.DOCX))


def numbered(document: Any, *levels: tuple[str, str]) -> None:
    """Give the document a list of its own (number 77) with these figures and patterns."""
    root = document.part.numbering_part.element
    drawn = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{figures}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (figures, pattern) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{drawn}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def add_numbered(document: Any, text: str, depth: int = 0) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    setting = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'
    properties.append(parse_xml(setting))


def test_numbers_that_word_draws_are_read() -> None:
    document = Document()
    numbered(document, ("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"))
    for text, depth in [
        ("MỤC ĐÍCH", 0),
        ("Một", 1),
        ("Hai", 1),
        ("Hai một", 2),
        ("Điểm", 3),
        ("NỘI DUNG", 0),
        ("Một", 1),
    ]:
        add_numbered(document, text, depth)
    anchors = [clause.anchor for clause in recognise_clauses(read(document))]
    assert anchors == ["I", "I.1", "I.2", "I.2.1", "I.2.1a", "II", "II.1"]


def test_bullets_that_word_draws_are_dashes() -> None:
    document = Document()
    numbered(document, ("bullet", "\uf0b7"))
    add_numbered(document, "Gạch")
    assert read(document) == ["- Gạch"]


def test_built_in_list_style_numbers_too() -> None:
    document = Document()
    for text in ("Một", "Hai"):
        document.add_paragraph(text, style="List Number")
    assert [clause.anchor for clause in recognise_clauses(read(document))] == ["m1", "m2"]


def test_tables_are_read_row_by_row_in_their_place() -> None:
    document = Document()
    document.add_paragraph("Trước")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Trái", "Phải"
    document.add_paragraph("Sau")
    assert read(document) == ["Trước", "Trái", "Phải", "Sau"]


def test_stamp_in_a_header_is_seen_first() -> None:
    document = Document()
    document.add_paragraph("KẾ HOẠCH")
    document.sections[0].header.paragraphs[0].text = "TỐI MẬT"
    assert bears_secrecy_mark(read(document))


def test_stamp_in_a_text_box_is_seen_once() -> None:
    document = Document()
    box = (
        f'<w:r {nsdecls("w")}><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml">'
        "<w:txbxContent><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>"
    )
    document.add_paragraph("KẾ HOẠCH")._p.append(parse_xml(box))
    assert read(document) == ["KẾ HOẠCH", "MẬT"]


def test_deleted_text_is_gone_and_inserted_text_is_there() -> None:
    document = Document()
    paragraph = document.add_paragraph("Một ")._p
    paragraph.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="a"><w:r><w:t>hai</w:t></w:r></w:ins>'))
    paragraph.append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="2" w:author="a"><w:r><w:delText>ba</w:delText></w:r></w:del>')
    )
    assert read(document) == ["Một hai"]


def test_broken_lines_are_paragraphs_of_their_own() -> None:
    document = Document()
    document.add_paragraph("KẾ HOẠCH\nvề học tập")
    assert read(document) == ["KẾ HOẠCH", "về học tập"]


@pytest.mark.parametrize("content", [b"%PDF-1.4 broken", b"%PDF-"])
def test_broken_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(FileRefused):
        list(paragraphs_of(content, FileKind.PDF))


def test_a_part_too_large_for_memory_is_refused() -> None:
    content = samples.word_with({"word/glossary.xml": b" " * 41 * 2**20})
    with pytest.raises(FileRefused, match="phần chữ quá lớn"):
        list(paragraphs_of(content, FileKind.DOCX))


def test_whoever_wants_only_the_opening_does_not_wait_for_the_rest() -> None:
    text = "\n".join(f"Dòng {number}" for number in range(300_000)).encode()
    with closing(paragraphs_of(text, FileKind.TEXT)) as opening:
        assert list(islice(opening, 2)) == ["Dòng 0", "Dòng 1"]


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    content = render_pdf("invitation", invitation())
    assert list(paragraphs_of(content, FileKind.PDF, lambda done, total: told.append((done, total))))
    assert told == [(1, 2), (2, 2)]
