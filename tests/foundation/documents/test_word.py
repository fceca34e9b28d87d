"""Word files in the form of Party documents."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from foundation.documents.word import add_signature, add_table, add_text, party_document, to_bytes

pytestmark = pytest.mark.rule


def report(**changes: Any) -> Any:
    """A document begun."""
    heading = {
        "superior": "Tỉnh ủy Cao Bằng",
        "organ": "Đảng ủy xã Quang Trung",
        "number": "Số 190-BC/ĐU",
        "place_and_date": "Quang Trung, ngày 20 tháng 11 năm 2026",
        "title_lines": ["Báo cáo", "kết quả học tập Nghị quyết"],
        **changes,
    }
    return party_document(**heading)


def reopened(document: Any) -> Any:
    """As whoever opens the file sees it."""
    return Document(BytesIO(to_bytes(document)))


def texts(cell: Any) -> list[str]:
    """A cell's paragraphs."""
    return [paragraph.text for paragraph in cell.paragraphs]


def test_page_is_a4_with_the_party_margins_and_times_new_roman_14() -> None:
    document = reopened(report())
    section, style = document.sections[0], document.styles["Normal"]
    sides = section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
    assert [round(side.mm) for side in (section.page_width, section.page_height, *sides)] == [210, 297, 20, 20, 30, 15]
    assert (style.font.name, style.font.size.pt) == ("Times New Roman", 14)
    assert style.element.rPr.rFonts.get(qn("w:eastAsia")) == "Times New Roman"


def test_heading_stands_in_two_columns_and_the_title_below() -> None:
    document = reopened(report())
    (left, right), (number, day) = [row.cells for row in document.tables[0].rows]
    assert texts(left) == ["TỈNH ỦY CAO BẰNG", "ĐẢNG ỦY XÃ QUANG TRUNG", "*"]
    assert [run.bold for paragraph in left.paragraphs for run in paragraph.runs] == [None, True, None]
    assert texts(right) == ["ĐẢNG CỘNG SẢN VIỆT NAM"]
    assert (number.text, day.text) == ("Số 190-BC/ĐU", "Quang Trung, ngày 20 tháng 11 năm 2026")
    assert day.paragraphs[0].runs[0].italic
    assert [line.text for line in document.paragraphs] == ["BÁO CÁO", "kết quả học tập Nghị quyết", "-----"]


def test_an_organ_without_superior_leaves_no_empty_line() -> None:
    assert texts(report(superior="").tables[0].rows[0].cells[0]) == ["ĐẢNG ỦY XÃ QUANG TRUNG", "*"]


def test_pages_are_numbered_from_the_second_on() -> None:
    section = reopened(report()).sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == ""
    assert section.header._element.xpath(".//w:fldSimple/@w:instr") == ["PAGE"]


def test_table_is_ruled_repeats_its_header_and_splits_no_row() -> None:
    document = report()
    add_table(document, ["TT", "Chi bộ", "Đã học"], [[1, "Lũng Luông", None], [2, "Pác Bó", 19]], [15, 120, 30])
    table = reopened(document).tables[1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [["TT", "Chi bộ", "Đã học"], ["1", "Lũng Luông", ""], ["2", "Pác Bó", "19"]]
    assert table.style.name == "Table Grid"
    assert len(table._tbl.xpath(".//w:tr[1]/w:trPr/w:tblHeader")) == 1
    assert len(table._tbl.xpath(".//w:cantSplit")) == 3
    assert [round(cell.width.mm) for cell in table.rows[2].cells] == [15, 120, 30]


def test_a_row_of_another_length_than_the_header_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        add_table(report(), ["TT", "Chi bộ"], [[1]], [15, 150])
    with pytest.raises(ValueError, match="one width for each header"):
        add_table(report(), ["TT", "Chi bộ"], [], [165])


def test_signature_has_recipients_left_and_the_signer_right() -> None:
    document = report()
    add_signature(document, ["Tỉnh ủy,", "Lưu VPĐU."], ["T/M Ban Thường vụ", "Bí thư", "Lục Văn Tài"])
    left, right = reopened(document).tables[1].rows[0].cells
    assert texts(left) == ["Nơi nhận:", "- Tỉnh ủy,", "- Lưu VPĐU."]
    assert texts(right) == ["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lục Văn Tài"]
    assert [paragraph.runs[0].bold for paragraph in right.paragraphs] == [True, None, True]
    assert left.paragraphs[1].runs[0].font.size.pt == 12


def test_any_text_is_borne_and_shown_as_it_is() -> None:
    document = report()
    add_text(document, "<w:p> & \x00\x1b{{ x }} \ud83d Nghị 🎉")
    assert reopened(document).paragraphs[-1].text == "<w:p> & {{ x }} \ufffd Nghị 🎉"
