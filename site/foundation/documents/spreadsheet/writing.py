"""Excel files: rows in, bytes out, one row in memory at a time."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils import timezone

from foundation.documents.text import printable

Cell = str | int | float | Decimal | Fraction | date | datetime | None
"""What may stand in a cell; None leaves it empty."""

NEVER_GUESS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
TYPEFACE = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
MOMENT, DECIMAL = "moment", "decimal"
HEADER_LOOK = {
    "bold": True,
    "border": 1,
    "bg_color": "#EFE9DC",
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
}
LONGEST_TEXT = 32_767
"""Characters in a cell; Excel takes no more."""
LONGEST_TITLE = 31
"""Characters in a sheet's name."""
A4 = 9


class Kind(Enum):
    """How a column's values are shown."""

    TEXT = "@"
    NUMBER = "#,##0"
    DATE = "dd/mm/yyyy"
    PERCENT = "0.0%"


MORE: dict[Kind | str, str] = {MOMENT: "dd/mm/yyyy hh:mm", DECIMAL: "#,##0.00"}


@dataclass(frozen=True)
class Column:
    """Its header, its width in characters, and its kind. Under `PERCENT` a value is a share: 0.95 shows as 95,0%."""

    label: str
    width: float
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Sheet:
    """A table: its name, lines of heading above (the first in bold), columns, and rows with one value a column."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    heading: Sequence[str] = ()


def write_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """The workbook, for the screen (frozen header, filter) and for paper (A4 across, header on every page).

    Text is written as text whatever it begins with, so that nothing becomes a formula or a link. Texts beyond Excel's
    32,767 characters end in `…`. Raises `ValueError` for a row of another length than the columns, or too many rows.
    """
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"constant_memory": True, **NEVER_GUESS}) as book:
        names: list[str] = []
        for sheet in sheets:
            names.append(sheet_name(sheet.title, names))
            write_sheet(book, book.add_worksheet(names[-1]), sheet)
    return target.getvalue()


def write_sheet(book: Any, page: Any, sheet: Sheet) -> None:
    """Heading, header and rows, from top to bottom as constant memory wants it."""
    for index, column in enumerate(sheet.columns):
        page.set_column(index, index, column.width)
    bold = book.add_format({**TYPEFACE, "bold": True, "font_size": 14})
    plain = book.add_format(TYPEFACE)
    for line, text in enumerate(sheet.heading):
        write_text(page, line, 0, text, plain if line else bold)
    header = len(sheet.heading) + bool(sheet.heading)
    label = book.add_format({**TYPEFACE, **HEADER_LOOK})
    for index, column in enumerate(sheet.columns):
        write_text(page, header, index, column.label, label)
    last = write_rows(page, header, sheet, formats(book))
    set_up(page, header, last, len(sheet.columns))


def formats(book: Any) -> dict[Kind | str, Any]:
    """A format for each kind, for a moment with its time of day, and for a number that is not whole."""
    patterns: dict[Kind | str, str] = {**{kind: kind.value for kind in Kind}, **MORE}
    return {
        kind: book.add_format({**TYPEFACE, "border": 1, "num_format": pattern, "text_wrap": kind is Kind.TEXT})
        for kind, pattern in patterns.items()
    }


def write_rows(page: Any, header: int, sheet: Sheet, looks: dict[Kind | str, Any]) -> int:
    """All rows below the header; the number of the last, from 0."""
    line = header
    for line, row in enumerate(sheet.rows, start=header + 1):
        for index, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            write_cell(page, line, index, value, column.kind, looks)
    return line


def write_cell(page: Any, line: int, index: int, value: Cell, kind: Kind, looks: dict[Kind | str, Any]) -> None:
    """One value by its own type, in the look of its column."""
    if value is None:
        outcome = page.write_blank(line, index, None, looks[kind])
    elif isinstance(value, str):
        return write_text(page, line, index, value, looks[Kind.TEXT])
    elif isinstance(value, datetime):
        naive = timezone.make_naive(value) if timezone.is_aware(value) else value
        outcome = page.write_datetime(line, index, naive, looks[MOMENT])
    elif isinstance(value, date):
        outcome = page.write_datetime(line, index, value, looks[Kind.DATE])
    else:
        outcome = page.write_number(line, index, float(value), looks[number_look(value, kind)])
    check(outcome)


def number_look(value: float | Decimal | Fraction, kind: Kind) -> Kind | str:
    """Percent where the column says so; else two decimals only if there are any."""
    if kind is Kind.PERCENT:
        return kind
    return Kind.NUMBER if value == int(value) else DECIMAL


def write_text(page: Any, line: int, index: int, text: str, look: Any) -> None:
    """Text that stays text."""
    clean = printable(text)
    shown = clean if len(clean) <= LONGEST_TEXT else clean[: LONGEST_TEXT - 1] + "…"
    check(page.write_string(line, index, shown, look) if shown else page.write_blank(line, index, None, look))


def check(outcome: int) -> None:
    """XlsxWriter answers with a number where it left something out."""
    if outcome:
        raise ValueError("The sheet has no room for this cell")


def set_up(page: Any, header: int, last: int, columns: int) -> None:
    """Frozen header with filter; on paper A4 across, as wide as the page, the header repeated, pages numbered."""
    page.freeze_panes(header + 1, 0)
    page.autofilter(header, 0, last, columns - 1)
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(header)
    page.set_footer("&C&P/&N")


def sheet_name(title: str, taken: Sequence[str]) -> str:
    """A name that Excel takes: at most 31 characters, none of `[]:*?/\\`, not yet taken in any case."""
    clean = " ".join(re.sub(r"[\[\]:*?/\\\n\t]", " ", printable(title)).split()).strip("'")
    base = clean if clean and clean.lower() != "history" else "Trang tính"
    used = {name.lower() for name in taken}
    name, number = base[:LONGEST_TITLE].strip(" '"), 1
    while name.lower() in used:
        number += 1
        ending = f" ({number})"
        name = base[: LONGEST_TITLE - len(ending)].strip(" '") + ending
    return name
