"""PDF files from the Typst templates under `templates/documents/`.

A template reads what it shows from `sys.inputs.data`, as JSON: text stays text, whatever signs it holds. Templates see
only their own folder and the bundled fonts, and import no packages, so nothing is fetched.
"""

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

from foundation.documents.text import printable

FONTS = Path(__file__).parent / "fonts"
"""`Tinos` (as wide as Times New Roman, for Party documents) and `Be Vietnam Pro`."""
NAME = re.compile(r"[a-z][a-z0-9_]*")


def render_pdf(template: str, data: dict[str, Any], *, tagged: bool = True) -> bytes:
    """The PDF of `templates/documents/<template>.typ` showing `data`.

    `data` holds only dicts with text keys, lists, text, numbers, booleans and None (`TypeError` otherwise); control
    characters are left out. Raises `ValueError` for a template that is not there and `typst.TypstError` for data that
    lacks what the template shows. Safe in threads.

    Takes about 4 ms of processor time a page. Tags let a screen reader follow the page, and cost: an invitation takes
    12 KB with them and 2.4 KB without. Leave them out of what is only printed.
    """
    folder = templates()
    source = folder / f"{template}.typ"
    if not NAME.fullmatch(template) or not source.is_file():
        raise ValueError(f"No such document template: {template!r}")
    inputs = {"data": json.dumps(clean(data), allow_nan=False)}
    return typst.compile(
        source, root=folder, font_paths=fonts(), ignore_system_fonts=True, sys_inputs=inputs, pdf_tags=tagged
    )


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
