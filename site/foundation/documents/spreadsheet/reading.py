"""Spreadsheets that people send: xlsx, xls, ods and CSV, told apart by their content."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from foundation.documents.spreadsheet import delimited
from foundation.documents.spreadsheet.apart import lines_of
from foundation.documents.spreadsheet.limits import LARGEST_FILE, SheetRefused, check_size
from foundation.documents.spreadsheet.packages import repacked

Value = str | int | float | date | datetime | time | None
Row = list[Value]

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORKBOOKS, DELIMITED = ("xlsx", "xlsm", "xls", "ods"), ("csv", "tsv", "txt")


def read_sheets(source: Path | bytes, suffix: str) -> Iterator[tuple[str, Iterator[Row]]]:
    """Each sheet's name (empty for CSV) and its rows from the first on, blank ones too, so that numbers agree.

    `suffix` with or without its dot. Texts are composed (NFC) and trimmed, empty cells None, whole numbers int, ticks
    `TRUE` or `FALSE`; CSV keeps every value as text. Read a sheet's rows before asking for the next sheet. At most
    30 MB, 200 MB unpacked, 200,000 rows, 200 columns and 5 million cells a sheet. Raises `SheetRefused` at once or
    while rows are read.
    """
    content = bounded(source)
    kind = suffix.lower().lstrip(".")
    if content.startswith((ZIP, OLE)) and kind in WORKBOOKS:
        return sheets_of(content)
    if kind in DELIMITED and not content.startswith((ZIP, OLE)):
        return iter([("", rows_of_text(content))])
    if kind in WORKBOOKS + DELIMITED:
        raise SheetRefused(
            _("Nội dung tệp không đúng với đuôi “.%(suffix)s”. Đồng chí mở bằng Excel, lưu thành .xlsx rồi tải lên.")
            % {"suffix": kind}
        )
    raise SheetRefused(_("Hệ thống đọc được bảng tính .xlsx, .xls, .ods và .csv. Đồng chí chọn tệp khác."))


def bounded(source: Path | bytes) -> bytes:
    """The bytes, unless there are none or too many."""
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if size > LARGEST_FILE:
        raise SheetRefused(_("Tệp lớn hơn 30 MB. Đồng chí chia thành nhiều tệp rồi tải lại."))
    content = source if isinstance(source, bytes) else source.read_bytes()
    if not content.strip():
        raise SheetRefused(_("Tệp trống. Đồng chí kiểm tra rồi chọn lại tệp."))
    return content


def rows_of_text(content: bytes) -> Iterator[Row]:
    """Rows of a CSV file."""
    for row in delimited.rows_of(content):
        yield list(row)


def sheets_of(content: bytes) -> Iterator[tuple[str, Iterator[Row]]]:
    """The sheets of a workbook; a file that is refused as a whole is refused at once."""
    lines = lines_of(repacked(content) if content.startswith(ZIP) else content)
    return in_sheets(lines, next(lines, None))


def in_sheets(lines: Generator[Any, None, None], head: Any) -> Iterator[tuple[str, Iterator[Row]]]:
    """Cuts the lines into sheets, `head` being the first one's; rows that were not read are passed over."""
    with closing(lines):
        while head is not None:
            check_size(head["rows"], head["columns"])
            following: list[Any] = []
            rows = rows_of(lines, following)
            yield head["sheet"], rows
            for _row in rows:
                pass
            head = following[0] if following else None


def rows_of(lines: Iterator[Any], following: list[Any]) -> Iterator[Row]:
    """Rows up to the head of the next sheet, which goes into `following`."""
    for line in lines:
        if isinstance(line, dict):
            following.append(line)
            return
        yield [normalised(value) for value in line]


def normalised(value: Any) -> Value:
    """A value of the child's in the plainest type that holds it."""
    if isinstance(value, list):
        kind, text = value
        return MOMENTS[kind](text)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return delimited.tidy(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def time_of_day(seconds: str) -> Value:
    """A time below 24 hours; a longer span as Excel shows it, `30:00`."""
    span = timedelta(seconds=float(seconds))
    if timedelta() <= span < timedelta(days=1):
        return (datetime.min + span).time()
    minutes = int(span.total_seconds()) // 60
    return f"{minutes // 60}:{minutes % 60:02d}"


MOMENTS: dict[str, Callable[[str], Value]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
    "timedelta": time_of_day,
}
