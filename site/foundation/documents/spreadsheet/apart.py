"""Reads a workbook in a process of its own: a damaged xls file can make the reader end its whole process."""

import json
from collections.abc import Generator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.utils.translation import gettext as _

from foundation.documents.apart import running
from foundation.documents.spreadsheet.limits import SheetRefused, broken

CHILD = Path(__file__).with_name("child.py")
MOST_SECONDS = 300
"""Of the clock; the child bounds its own processor time at less."""


def lines_of(content: bytes) -> Generator[Any, None, None]:
    """What `child.py` says, line by line, to its end; raises `SheetRefused` if it refuses, gives up or falls over."""
    with TemporaryDirectory(prefix="sheet-") as folder:
        file = Path(folder) / "sheet"
        file.write_bytes(content)
        with running(CHILD, [str(file)], MOST_SECONDS) as answers:
            for answer in answers:
                line = json.loads(answer)
                if isinstance(line, dict) and ("end" in line or "refused" in line):
                    return check(line)
                yield line
    raise broken()


def check(line: dict[str, Any]) -> None:
    """Turns the last word of the child into a refusal, unless it came to its end."""
    if line.get("refused") == "password":
        raise SheetRefused(_("Bảng tính có mật khẩu. Đồng chí bỏ mật khẩu rồi tải lại."))
    if "refused" in line:
        raise broken()
