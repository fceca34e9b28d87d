"""Reads a document in a process of its own, with bounded memory and time (see `foundation.documents.page_maker`)."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from foundation.documents.apart import running
from foundation.documents.pages.refusals import refused
from foundation.files.kinds import FileKind

PROGRAM = Path(__file__).resolve().parents[1] / "page_maker" / "__main__.py"
MOST_SECONDS = {"words": 40, "pages": 480}
"""Of the clock; the program bounds its own processor time at half of it."""
Report = Callable[[int, int], None]


@dataclass(frozen=True)
class DrawnPicture:
    """A picture drawn anew, as WebP; width and height in pixels."""

    content: bytes
    width: int
    height: int


@dataclass(frozen=True)
class MadePage:
    """One page: blocks of plain data, or a picture of the whole of it; its lines of text; how much is drawn on it.

    `pictures` holds those that the blocks name by `file`.
    """

    title: str
    blocks: list[dict[str, Any]]
    lines: list[str]
    draws: int
    picture: DrawnPicture | None
    pictures: dict[str, DrawnPicture]


def words_in(content: bytes, kind: FileKind) -> Iterator[list[str]]:
    """The lines of what is read but not shown, then of each page; nothing is drawn. Raises `PagesRefused`."""
    with TemporaryDirectory(prefix="pages-") as folder:
        for line in _lines(content, kind, "words", Path(folder)):
            if "aside" in line:
                yield line["aside"]
            elif "page" in line:
                yield line["page"]["lines"]


def make_pages(content: bytes, kind: FileKind, report: Report | None = None) -> Iterator[MadePage]:
    """Each page as its readers will see it; `report(done, total)` is told of progress. Raises `PagesRefused`."""
    done = total = 0
    with TemporaryDirectory(prefix="pages-") as name:
        folder = Path(name)
        for line in _lines(content, kind, "pages", folder):
            total = line.get("pages", total)
            if "page" in line:
                yield _page(line["page"], folder)
                done += 1
                if report:
                    report(done, max(total, done))


def _page(told: dict[str, Any], folder: Path) -> MadePage:
    named = {block["file"]: block for block in told["blocks"] if block["kind"] == "picture"}
    whole = told.get("picture")
    return MadePage(
        title=told["title"],
        blocks=told["blocks"],
        lines=told["lines"],
        draws=told["draws"],
        picture=_picture(whole, folder) if whole else None,
        pictures={file: _picture(block, folder) for file, block in named.items()},
    )


def _picture(told: dict[str, Any], folder: Path) -> DrawnPicture:
    return DrawnPicture((folder / Path(told["file"]).name).read_bytes(), told["width"], told["height"])


def _lines(content: bytes, kind: FileKind, mode: str, folder: Path) -> Iterator[dict[str, Any]]:
    """What the program says, to its end; `PagesRefused` if it refuses, gives up or falls over."""
    file = folder / "tep"
    file.write_bytes(content)
    with running(PROGRAM, [kind.suffix, mode, str(file), str(folder)], MOST_SECONDS[mode]) as answers:
        for answer in answers:
            line = json.loads(answer)
            if "end" in line:
                return
            if "refused" in line:
                raise refused(line["refused"])
            yield line
    raise refused("broken")
