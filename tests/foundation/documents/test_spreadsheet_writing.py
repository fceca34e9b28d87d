"""Excel files made, read back with another library than the one that made them."""

import re
import zipfile
from datetime import UTC, date, datetime
from fractions import Fraction
from io import BytesIO
from typing import Any

import pytest

from foundation.documents.spreadsheet import Column, Kind, Sheet, read_sheets, write_xlsx

pytestmark = pytest.mark.rule

COLUMNS = [
    Column("Họ và tên", 30),
    Column("Số buổi", 10, Kind.NUMBER),
    Column("Ngày sinh", 14, Kind.DATE),
    Column("Tỷ lệ", 10, Kind.PERCENT),
]
BEGIN_LIKE_FORMULAS = ["=1+1", '=HYPERLINK("http://x.vn")', "+84912", "-1", "@SUM(A1)", "http://x.vn", "{=A1}", "0123"]


def sheet(**changes: Any) -> Sheet:
    """A small table."""
    rows = [["Hoàng Thị Mỷ", 3, date(1958, 9, 2), Fraction(2, 3)], ["Lý A Sử", None, None, None]]
    return Sheet(**{"title": "Danh sách", "columns": COLUMNS, "rows": rows, **changes})


def read(content: bytes) -> dict[str, list[list[Any]]]:
    """All rows of all sheets."""
    return {name: list(rows) for name, rows in read_sheets(content, ".xlsx")}


def part(content: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    """The XML of a part."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read(name).decode()


def test_values_come_back_as_they_went_in() -> None:
    rows = read(write_xlsx([sheet()]))["Danh sách"]
    assert rows[0] == ["Họ và tên", "Số buổi", "Ngày sinh", "Tỷ lệ"]
    assert rows[1] == ["Hoàng Thị Mỷ", 3, date(1958, 9, 2), pytest.approx(2 / 3)]
    assert rows[2] == ["Lý A Sử", None, None, None]


def test_heading_lines_stand_above_with_a_line_between() -> None:
    rows = read(write_xlsx([sheet(heading=["DANH SÁCH", "Chi bộ Lũng Luông"])]))["Danh sách"]
    assert [row[0] for row in rows[:4]] == ["DANH SÁCH", "Chi bộ Lũng Luông", None, "Họ và tên"]


@pytest.mark.parametrize("text", BEGIN_LIKE_FORMULAS)
def test_text_never_becomes_formula_link_or_number(text: str) -> None:
    content = write_xlsx([Sheet("A", [Column(text, 9, kind) for kind in Kind], [[text] * 4], [text])])
    assert read(content)["A"][3] == [text] * 4
    assert not re.search("<f>|<hyperlink", part(content))


def test_decimals_are_shown_only_where_there_are_any() -> None:
    content = write_xlsx([Sheet("A", [Column("Số", 9, Kind.NUMBER)], [[7], [Fraction(7, 2)], [1234.0]])])
    patterns = dict(re.findall(r'numFmtId="(\d+)" formatCode="([^"]+)"', part(content, "xl/styles.xml")))
    used = re.findall(r'<xf numFmtId="(\d+)"', part(content, "xl/styles.xml").partition("<cellXfs")[2])
    looks = [used[int(style)] for style in re.findall(r'<c r="A[234]" s="(\d+)"', part(content))]
    assert [patterns[look] for look in looks] == ["#,##0", "#,##0.00", "#,##0"]


def test_moments_are_told_in_local_time() -> None:
    moment = datetime(2026, 11, 26, 0, 30, tzinfo=UTC)
    rows = read(write_xlsx([Sheet("A", [Column("Lúc", 20, Kind.DATE)], [[moment]])]))["A"]
    assert rows[1] == [datetime(2026, 11, 26, 7, 30)]


def test_text_is_cleaned_and_cut_to_what_excel_takes() -> None:
    rows = read(write_xlsx([Sheet("A", [Column("Chữ", 20)], [["a\x00\x1b\ud83db 🎉"], ["x" * 40_000]])]))["A"]
    assert rows[1] == ["a\ufffdb 🎉"]
    assert len(rows[2][0]) == 32_767
    assert rows[2][0].endswith("x…")


def test_sheet_names_are_cleaned_and_unique() -> None:
    long = "Chi bộ xóm Lũng Luông thuộc Đảng bộ xã"
    titles = ["Xã A/B: [1]?*\\", "XÃ A B 1", long, long, "", "'History'", "''"]
    names = list(read(write_xlsx([sheet(title=title) for title in titles])))
    assert names[:2] == ["Xã A B 1", "XÃ A B 1 (2)"]
    assert names[4:] == ["Trang tính", "Trang tính (2)", "Trang tính (3)"]
    assert max(map(len, names)) <= 31
    assert len({name.lower() for name in names}) == len(titles)


def test_sheet_is_ready_for_screen_and_paper() -> None:
    content = write_xlsx([sheet(heading=["DANH SÁCH"])])
    page = part(content)
    assert '<pane ySplit="3" topLeftCell="A4"' in page
    assert '<autoFilter ref="A3:D5"' in page
    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' in page
    assert "'Danh sách'!$3:$3" in part(content, "xl/workbook.xml")


def test_a_table_without_rows_is_still_a_file() -> None:
    assert len(read(write_xlsx([sheet(rows=[])]))["Danh sách"]) == 1


def test_rows_may_come_one_at_a_time() -> None:
    rows = ([f"Người {number}", number, None, 1] for number in range(5000))
    assert len(read(write_xlsx([sheet(rows=rows)]))["Danh sách"]) == 5001


def test_a_row_of_another_length_than_the_columns_is_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        write_xlsx([sheet(rows=[["Lý A Sử"]])])
