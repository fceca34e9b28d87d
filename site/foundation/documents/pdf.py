"""PDF files from the Typst templates under `templates/documents/`.

A template reads what it shows from `sys.inputs.data`, as JSON: text stays text, whatever signs it holds. Templates see
only their own folder and the bundled fonts, and import no packages, so nothing is fetched.
"""

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import typst
from django.conf import settings

from foundation.documents.text import printable

FONTS = Path(__file__).parent / "fonts"
"""`Tinos` (as wide as Times New Roman, for Party documents) and `Be Vietnam Pro`."""
NAME = re.compile(r"[a-z][a-z0-9_]*")


PARTS = re.compile(r"[a-z0-9_]+\.[a-z0-9]+")


def render_pdf(
    template: str,
    data: dict[str, Any],
    *,
    tagged: bool = True,
    files: Mapping[str, bytes] | None = None,
    standards: tuple[Literal["a-2a"], ...] = (),
) -> bytes:
    """The PDF of `templates/documents/<template>.typ` showing `data`.

    `data` holds only dicts with text keys, lists, text, numbers, booleans and None (`TypeError` otherwise); control
    characters are left out. Raises `ValueError` for a template that is not there and `typst.TypstError` for data that
    lacks what the template shows. Safe in threads.

    Takes about 4 ms of processor time a page. Tags let a screen reader follow the page, and cost: an invitation takes
    12 KB with them and 2.4 KB without. Leave them out of what is only printed. `files` are pictures that the template
    shows, by the names under which it asks for them; `standards` may ask for
    `a-2a`: PDF/A, for archives.
    """
    folder = templates()
    source = folder / f"{template}.typ"
    if not NAME.fullmatch(template) or not source.is_file():
        raise ValueError(f"No such document template: {template!r}")
    inputs = {"data": json.dumps(clean(data), allow_nan=False)}
    with _beside(source, files or {}) as placed:
        return typst.compile(
            placed, root=placed.parent, font_paths=fonts(), ignore_system_fonts=True, sys_inputs=inputs,
            pdf_tags=tagged, pdf_standards=list(standards),
        )  # fmt: skip


@contextmanager
def _beside(source: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """The template with the files beside it: a copy of the folder, since Typst reads nothing outside."""
    if not files:
        yield source
        return
    if not all(PARTS.fullmatch(name) for name in files):
        raise ValueError(f"No names for files of a template: {sorted(files)}")
    with TemporaryDirectory(prefix="pdf-") as name:
        folder = Path(name)
        for each in source.parent.glob("*.typ"):
            shutil.copy(each, folder)
        for file, content in files.items():
            (folder / file).write_bytes(content)
        yield folder / source.name


def templates() -> Path:
    """The folder of templates, which is all that a template can read."""
    return Path(settings.ROOT) / "templates" / "documents"


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """The bundled fonts, read once; those that come with Typst stand in for signs that they lack."""
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])


def clean(value: Any) -> Any:
    """The same data with every text printable."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: clean(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [clean(inner) for inner in value]
    return value
