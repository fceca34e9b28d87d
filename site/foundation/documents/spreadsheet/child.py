"""Run as a program of its own by `apart.py`: the workbook at argv[1] goes out as lines of JSON.

Imports nothing of ours. A file made to break the reader ends this process at its limits, and no other.

Lines: {"sheet": name, "rows": number, "columns": number} · [values of a row] · {"refused": "password" | "broken"} ·
{"end": true}. A value that JSON has no type for is [type, text].
"""

import json
import sys
from datetime import date, datetime, time, timedelta
from typing import Any, TextIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

MOST_MEMORY = 2 * 2**30
"""Bytes of address space."""
MOST_SECONDS = 120
"""Of processor time."""


def main(path: str, out: TextIO) -> None:
    """Writes all sheets, or why not."""
    limit()
    try:
        with open(path, "rb") as stream:
            for line in lines(CalamineWorkbook.from_filelike(stream)):
                print(json.dumps(line), file=out)
        answer: dict[str, Any] = {"end": True}
    except PasswordError:
        answer = {"refused": "password"}
    except CalamineError:
        answer = {"refused": "broken"}
    print(json.dumps(answer), file=out)


def limit() -> None:
    """Bounds memory and time where the system can (not on Windows)."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def lines(book: CalamineWorkbook) -> Any:
    """A line for each sheet and each of its rows, from the first row and column on."""
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        yield {"sheet": name, "rows": sheet.total_height, "columns": sheet.total_width}
        if sheet.start is not None:
            blank = [None] * sheet.start[1]
            for row in sheet.iter_rows():
                yield blank + [plain(value) for value in row]


def plain(value: Any) -> Any:
    """The value as JSON can carry it."""
    if isinstance(value, datetime | date | time):
        return [type(value).__name__, value.isoformat()]
    if isinstance(value, timedelta):
        return ["timedelta", str(value.total_seconds())]
    return value


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main(sys.argv[1], sys.stdout)
