"""Spreadsheets as people send them: dirty, odd, hostile."""

import zipfile
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import psutil
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.documents.spreadsheet import Column, Sheet, SheetRefused, read_sheets, write_xlsx

pytestmark = pytest.mark.rule

EXCEL_97 = Path(__file__).parent / "excel_97.xls"
"""Three rows, made with xlwt."""
VIETNAMESE = "Họ và tên;Ngày sinh\nNguyễn Thị Ổn;02/09/1958\nLý A Sử;\n"
ROWS = [["Họ và tên", "Ngày sinh"], ["Nguyễn Thị Ổn", "02/09/1958"], ["Lý A Sử", None]]


def first(content: bytes | Path, suffix: str) -> list[Any]:
    """The rows of the first sheet."""
    return next(list(rows) for _name, rows in read_sheets(content, suffix))


def workbook(cells: dict[tuple[int, int], Any], formats: dict[tuple[int, int], str] | None = None) -> bytes:
    """An Excel file with values at (row, column)."""
    target = BytesIO()
    with xlsxwriter.Workbook(target) as book:
        page = book.add_worksheet("Trang 1")
        for place, value in cells.items():
            pattern = (formats or {}).get(place)
            page.write(*place, value, book.add_format({"num_format": pattern}) if pattern else None)
    return target.getvalue()


def package(**parts: str | bytes) -> bytes:
    """A zip file; `__` in a name stands for a slash, `_` before the suffix for a dot."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return target.getvalue()


def with_part(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The package with a replacement made in one part."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for part in source.namelist():
            made.writestr(part, source.read(part).replace(old, new) if part == name else source.read(part))
    return target.getvalue()


def ods(rows: str) -> bytes:
    """An OpenDocument sheet."""
    spaces = " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{key}:1.0"' for key in ("office", "table", "text")
    )
    table = f'<table:table table:name="Bảng">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    return package(
        mimetype="application/vnd.oasis.opendocument.spreadsheet",
        content_xml=f"<office:document-content {spaces}>{body}</office:document-content>",
        **{"META-INF__manifest_xml": "<manifest/>"},
    )


def ods_row(*texts: str, repeated: int = 1) -> str:
    """A row of text cells."""
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{t}</text:p></table:table-cell>' for t in texts
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


def test_rows_and_columns_keep_their_numbers() -> None:
    assert first(workbook({(2, 1): "x", (4, 2): "y"}), "xlsx") == [
        [None] * 3,
        [None] * 3,
        [None, "x", None],
        [None] * 3,
        [None, None, "y"],
    ]


def test_values_come_in_the_plainest_type() -> None:
    cells = {0: 3.0, 1: 2.5, 2: True, 3: "  Lý\xa0A Sử \u200b", 4: datetime(2026, 1, 2), 5: datetime(2026, 1, 2, 3, 4)}
    values = {**cells, 6: time(7, 30), 7: timedelta(hours=30), 8: "   ", 9: "Nghi\u0323"}
    patterns = {4: "dd/mm/yyyy", 5: "dd/mm/yyyy hh:mm", 6: "hh:mm", 7: "[h]:mm"}
    content = workbook({(0, c): v for c, v in values.items()}, {(0, c): p for c, p in patterns.items()})
    moments = [date(2026, 1, 2), datetime(2026, 1, 2, 3, 4), time(7, 30), "30:00"]
    assert first(content, ".XLSX") == [[3, 2.5, "TRUE", "Lý A Sử", *moments, None, "Nghị"]]


def test_an_old_excel_file_is_read_from_disk() -> None:
    rows = [["TT", "Họ và tên", "Ngày sinh"], [1, "Nguyễn Thị Ổn", date(1958, 9, 2)], [2, "Lý A Sử", None]]
    assert [(name, list(found)) for name, found in read_sheets(EXCEL_97, ".xls")] == [("Danh sách", rows)]


def test_a_workbook_under_the_suffix_of_another_kind_is_read_all_the_same() -> None:
    assert first(workbook({(0, 0): "x"}), "xls") == [["x"]]


def test_an_opendocument_sheet_with_its_million_empty_rows_is_read() -> None:
    cells = '<table:table-cell table:number-columns-repeated="16384"/>'
    empty = f'<table:table-row table:number-rows-repeated="1048570">{cells}</table:table-row>'
    assert first(ods(ods_row("Họ tên", "Xã") + ods_row("Lý A Sử", "Bảo Lạc", repeated=2) + empty), "ods") == [
        ["Họ tên", "Xã"],
        ["Lý A Sử", "Bảo Lạc"],
        ["Lý A Sử", "Bảo Lạc"],
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_csv_is_read_in_every_unicode_encoding_and_separator(encoding: str, separator: str, line_end: str) -> None:
    text = VIETNAMESE.replace(";", separator).replace("\n", line_end)
    assert first(text.encode(encoding), "csv") == ROWS


def test_csv_in_windows_1258_gets_its_tones_back() -> None:
    encoded = "Họ và tên;Xã\nNguyễn Thị Ổn;Quảng Hoà\n".translate(TONES_APART).encode("cp1258")
    assert first(encoded, "csv") == [["Họ và tên", "Xã"], ["Nguyễn Thị Ổn", "Quảng Hoà"]]


def test_csv_in_windows_1252_is_not_taken_for_vietnamese() -> None:
    assert first("Tên;Người\nJosé;Ngò ñandú\n".replace("ê", "e").replace("ườ", "uo").encode("cp1252"), "csv")[1] == [
        "José",
        "Ngò ñandú",
    ]


def test_csv_values_stay_text_and_quoted_lines_together() -> None:
    content = 'Điện thoại,Ghi chú\n0912000111,"dòng 1\ndòng 2, tiếp"\n'.encode()
    assert first(content, "csv")[1] == ["0912000111", "dòng 1\ndòng 2, tiếp"]


def test_the_line_of_excel_that_names_the_separator_is_obeyed_and_left_out() -> None:
    assert first(b"sep=;\r\na,b;c\r\n", "csv") == [["a,b", "c"]]


def test_a_csv_of_one_column_is_read() -> None:
    assert first(b"ten\nLy A Su\n", "csv") == [["ten"], ["Ly A Su"]]


@pytest.mark.parametrize(
    ("content", "suffix", "reason"),
    [
        (b"", "csv", "trống"),
        (b" \n ", "xlsx", "trống"),
        (b"PK\x03\x04rubbish", "xlsx", "hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "xls", "hỏng"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "xls", "không đúng với đuôi “.xls”"),
        (b"PK\x03\x04", "csv", "không đúng với đuôi “.csv”"),
        (b"%PDF-1.7", "pdf", "đọc được bảng tính"),
        (bytes(range(1, 32)) * 40, "csv", "Không đọc được chữ"),
        (package(word__document_xml="<w/>"), "xlsx", "không phải bảng tính"),
        (b'a,"' + b"x" * 140_000, "csv", "sai cấu trúc"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(content: bytes, suffix: str, reason: str) -> None:
    with pytest.raises(SheetRefused, match=reason):
        first(content, suffix)


def test_a_truncated_workbook_is_refused() -> None:
    content = workbook({(row, 0): f"Người {row}" for row in range(500)})
    for size in (len(content) // 3, len(content) // 2, len(content) - 10):
        with pytest.raises(SheetRefused, match="hỏng"):
            first(content[:size], "xlsx")


def test_a_part_that_lies_about_its_checksum_is_refused() -> None:
    content = bytearray(workbook({(0, 0): "x"}))
    content[content.index(b"xl/worksheets/sheet1.xml") + 40] ^= 0xFF
    with pytest.raises(SheetRefused, match="hỏng"):
        first(bytes(content), "xlsx")


def test_a_zip_bomb_is_refused_before_it_fills_the_memory() -> None:
    bomb = package(xl__workbook_xml="<workbook/>", xl__worksheets__sheet1_xml=b" " * (201 * 2**20))
    assert len(bomb) < 2**20
    with pytest.raises(SheetRefused, match="hơn 200 MB"):
        first(bomb, "xlsx")


@pytest.mark.parametrize(
    ("cell", "reason"),
    [(b"A200001", "200.000 dòng"), (b"XFD1", "200 cột"), (b"GR30000", "5 triệu"), (b"A99999999999", "200.000 dòng")],
)
def test_one_cell_far_away_is_refused_before_the_sheet_is_spread_out(cell: bytes, reason: str) -> None:
    content = with_part(workbook({(0, 0): 1, (1, 0): 2}), "xl/worksheets/sheet1.xml", b'r="A2"', b"r='" + cell + b"'")
    with pytest.raises(SheetRefused, match=reason):
        first(content, "xlsx")


def test_repetitions_in_an_opendocument_sheet_are_counted() -> None:
    with pytest.raises(SheetRefused, match=r"200\.000 dòng"):
        first(ods(ods_row("x", repeated=2_000_000_000)), "ods")
    with pytest.raises(SheetRefused, match="200 cột"):
        first(
            ods(ods_row("x").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="900"')),
            "ods",
        )


def test_entities_are_refused() -> None:
    content = with_part(
        workbook({(0, 0): 1}), "xl/workbook.xml", b"<workbook", b'<!DOCTYPE x [<!ENTITY a "b">]><workbook'
    )
    with pytest.raises(SheetRefused, match="hỏng"):
        first(content, "xlsx")


def test_a_csv_of_too_many_rows_or_columns_is_refused() -> None:
    with pytest.raises(SheetRefused, match="200 cột"):
        first(b"a;" * 201, "csv")
    with pytest.raises(SheetRefused, match=r"200\.000 dòng"):
        first(b"a;b\n" * 200_001, "csv")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.binary(min_size=1, max_size=6), st.sampled_from(["xls", "xlsx"]))
def test_damaged_files_are_read_or_refused_never_worse(place: int, damage: bytes, suffix: str) -> None:
    whole = EXCEL_97.read_bytes() if suffix == "xls" else SMALL
    start = 8 + place % (len(whole) - 8)
    content = (whole[:start] + damage + whole[start + len(damage) :])[: len(whole)]
    with suppress(SheetRefused):
        assert all(isinstance(row, list) for _name, rows in read_sheets(content, suffix) for row in rows)


@pytest.mark.parametrize(("place", "damage"), [(1977, b"\xff\x00\xd1"), (1493, b"\x02\x14\x02")])
def test_a_file_that_brings_the_reader_down_is_refused_and_we_live_on(place: int, damage: bytes) -> None:
    whole = EXCEL_97.read_bytes()
    with pytest.raises(SheetRefused, match="hỏng"):
        first(whole[:place] + damage + whole[place + len(damage) :], "xls")


def test_sheets_that_are_passed_over_do_not_mix() -> None:
    tables = [Sheet(f"Trang {n}", [Column(f"Cột {n}", 9)], [[n]] if n != 2 else []) for n in (1, 2, 3)]
    names = [name for name, _rows in read_sheets(write_xlsx(tables), "xlsx")]
    found = {name: list(rows) for name, rows in read_sheets(write_xlsx(tables), "xlsx")}
    assert names == ["Trang 1", "Trang 2", "Trang 3"]
    assert found == {"Trang 1": [["Cột 1"], [1]], "Trang 2": [["Cột 2"]], "Trang 3": [["Cột 3"], [3]]}


def test_no_process_is_left_when_reading_stops_early() -> None:
    sheets = read_sheets(EXCEL_97, "xls")
    next(sheets)
    assert len(psutil.Process().children()) == 1
    del sheets
    assert psutil.Process().children() == []


SMALL = workbook({(0, 0): "Họ và tên", (1, 0): "Lý A Sử", (1, 1): 1})
TONES_APART = {
    ord(letter): parts
    for letter, parts in {
        "ọ": "o\u0323",
        "ễ": "ê\u0303",
        "ị": "i\u0323",
        "Ổ": "Ô\u0309",
        "ả": "a\u0309",
        "ã": "a\u0303",
    }.items()
}
