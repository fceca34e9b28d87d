"""Reads a workbook in a process of its own: a damaged xls file can make the reader end its whole process."""

import json
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from django.utils.translation import gettext as _

from foundation.documents.spreadsheet.limits import SheetRefused, broken

CHILD = Path(__file__).with_name("child.py")


def lines_of(content: bytes) -> Generator[Any, None, None]:
    """What `child.py` says, line by line, to its end; raises `SheetRefused` if it refuses, gives up or falls over."""
    with TemporaryDirectory(prefix="sheet-") as folder:
        file = Path(folder) / "sheet"
        file.write_bytes(content)
        with running(file) as answers:
            for answer in answers:
                line = json.loads(answer)
                if isinstance(line, dict) and ("end" in line or "refused" in line):
                    return check(line)
                yield line
    raise broken()


@contextmanager
def running(file: Path) -> Iterator[IO[str]]:
    """The child's output; the child is gone afterwards."""
    command = [sys.executable, "-I", str(CHILD), str(file)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8")
    try:
        yield child.stdout  # type: ignore[misc]
    finally:
        child.kill()
        child.communicate()


def check(line: dict[str, Any]) -> None:
    """Turns the last word of the child into a refusal, unless it came to its end."""
    if line.get("refused") == "password":
        raise SheetRefused(_("Bảng tính có mật khẩu. Đồng chí bỏ mật khẩu rồi tải lại."))
    if "refused" in line:
        raise broken()
