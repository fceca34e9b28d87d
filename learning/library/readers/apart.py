"""Reads a text in a process of its own, with bounded memory and time: a file made to break a reader breaks that."""

import json
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from typing import Any

from django.utils.translation import gettext as _

from foundation.files.kinds import FileKind, FileRefused

CHILD = Path(__file__).with_name("child.py")
MOST_SECONDS = 300
"""Of the clock; the child bounds its own processor time at less."""
Report = Callable[[int, int], None]


def paragraphs_of(content: bytes, kind: FileKind, report: Report | None = None) -> Generator[str, None, None]:
    """The text's paragraphs in order; `report(done, total)` is told of progress. Raises `FileRefused`.

    Whoever wants only the first closes the generator: the child ends with it.
    """
    with TemporaryDirectory(prefix="text-") as folder:
        file = Path(folder) / "tep"
        file.write_bytes(content)
        with _running([kind.suffix, str(file)]) as answers:
            for answer in answers:
                line = json.loads(answer)
                if isinstance(line, str):
                    yield line
                elif "end" in line:
                    return
                elif "refused" in line:
                    raise FileRefused(_(line["refused"]))
                elif report:
                    report(line["done"], line["total"])
    raise FileRefused(_("Không đọc được tệp. Đồng chí mở lại bằng Word, lưu rồi tải lên lần nữa."))


@contextmanager
def _running(arguments: list[str]) -> Iterator[Any]:
    """The child's output; the child is gone afterwards, and after so many seconds at the latest."""
    command = [sys.executable, "-I", str(CHILD), *arguments]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8")
    watch = Timer(MOST_SECONDS, child.kill)
    watch.daemon = True
    watch.start()
    try:
        yield child.stdout
    finally:
        watch.cancel()
        child.kill()
        child.communicate()
