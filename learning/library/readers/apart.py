"""Reads a text in a process of its own, with bounded memory and time: a file made to break a reader breaks that."""

import json
from collections.abc import Callable, Generator
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from foundation.documents.apart import running
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
        with running(CHILD, [kind.suffix, str(file)], MOST_SECONDS) as answers:
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
