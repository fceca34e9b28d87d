"""The lines of a log: a header among titles, rows below, several lines a person, each as it was written."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from foundation.documents.spreadsheet import Row, Value
from foundation.web.vietnamese import fold
from learning.attendance.logs.columns import Columns, columns_of
from learning.attendance.logs.times import day_in

FOOTER = re.compile(r"^(?:\d+\.\s|tong\b|total\b|ghi chu|nguoi lap|nguoi ghi|thu ky\b|meeting\b|ket thuc\b)")
TITLE_LINES = 60
"""Rows in which a header is looked for."""


@dataclass(frozen=True)
class Line:
    """One row as written; `number` as the spreadsheet counts it. `names` holds each way the name may be put together.

    `day` is what the row, its sheet's name or the titles above it say.
    """

    sheet: str
    number: int
    columns: Columns
    name: str
    names: tuple[str, ...]
    card: str
    unit: str
    joined: Value
    left: Value
    duration: Value
    day: date | None

    @property
    def timed(self) -> bool:
        """Whether it says anything of when."""
        return any(value is not None for value in (self.joined, self.left, self.duration))

    @property
    def named(self) -> bool:
        """Whether it says anything of whom."""
        return bool(self.name or self.card)


class NoHeader(Exception):
    """No sheet has a row that names a person's column and a time's."""


def lines_of(sheets: Iterator[tuple[str, Iterator[Row]]], days: Collection[date]) -> list[Line]:
    """All lines of the workbook. Raises `NoHeader`, and `SheetRefused` from the reader."""
    found = [_sheet_lines(name, rows, days) for name, rows in sheets]
    if all(lines is None for lines in found):
        raise NoHeader
    return list(chain.from_iterable(lines or [] for lines in found))


def _sheet_lines(sheet: str, rows: Iterator[Row], days: Collection[date]) -> list[Line] | None:
    """Lines of one sheet; None when it has no header. A header met again begins another part of the sheet."""
    columns, day, lines, headed = None, day_in(sheet, days), list[Line](), False
    for number, row in enumerate(rows, start=1):
        header = columns_of(row)
        if header:
            columns, headed = header, True
        elif columns is None:
            if number > TITLE_LINES:
                break
            day = next((found for cell in row if (found := day_in(cell, days)) in days), day)
        elif any(value is not None for value in row):
            _take(lines, _line(sheet, number, columns, row, day, days))
    return _detailed(lines) if headed else None


def _detailed(lines: list[Line]) -> list[Line]:
    """Where a sheet holds both, its part of every joining and leaving, not the summary of it; less its footers."""
    detailed = any(not line.columns.summary for line in lines)
    kept = (line for line in lines if not (detailed and line.columns.summary))
    return [line for line in kept if line.timed or (line.named and not FOOTER.match(fold(line.name)))]


def _line(sheet: str, number: int, columns: Columns, row: Row, day: date | None, days: Collection[date]) -> Line:
    names = _names(columns, row)
    summary = columns.summary
    return Line(
        sheet=sheet,
        number=number,
        columns=columns,
        name=names[0] if names else "",
        names=names,
        card=_text(columns.value(row, "card")),
        unit=_text(columns.value(row, "unit")),
        joined=columns.value(row, "first_joined" if summary else "joined"),
        left=columns.value(row, "last_left" if summary else "left"),
        duration=columns.value(row, "duration"),
        day=day_in(columns.value(row, "day"), days) or day,
    )


def _names(columns: Columns, row: Sequence[Value]) -> tuple[str, ...]:
    """The name; where family and given name stand apart, put together both ways."""
    whole = _text(columns.value(row, "name"))
    family, given = _text(columns.value(row, "family")), _text(columns.value(row, "given"))
    together = (f"{family} {given}".strip(), f"{given} {family}".strip())
    return tuple(dict.fromkeys(name for name in (whole, *together) if name))


def _text(value: Value) -> str:
    return "" if value is None else " ".join(str(value).split())


def _take(lines: list[Line], line: Line) -> None:
    """Add the line. One without a name belongs to the person above: it completes their line, or is their next."""
    above = lines[-1] if lines else None
    if line.named or above is None or not line.timed:
        lines.append(line)
        return
    gives = {name for name in ("joined", "left", "duration") if getattr(line, name) is not None}
    lacks = {name for name in ("joined", "left", "duration") if getattr(above, name) is None}
    if gives <= lacks and above.columns == line.columns and ("joined" not in gives or not above.timed):
        lines[-1] = replace(above, **{name: getattr(line, name) for name in gives})
    else:
        lines.append(replace(line, name=above.name, names=above.names, card=above.card, unit=above.unit))
