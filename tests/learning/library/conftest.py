"""Fixtures of the library's tests."""

import subprocess
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

PAGE = """<!doctype html><meta charset="utf-8"><style>
@page {{ size: A4; margin: 20mm 20mm 20mm 30mm }}
body {{ font: 14pt/1.4 "DejaVu Serif", "DejaVu Sans", serif; text-align: justify }}
p {{ margin: 0 0 6pt; text-indent: 1cm }}
</style>{body}"""


@pytest.fixture
def print_pdf(tmp_path: Path) -> Callable[[list[str]], bytes]:
    """Lines printed as an office would: A4, justified, first line indented.

    By the browser's own command: a Playwright loop in this process would forbid Django its database.
    """
    from tests.browser.chromium import QUIET, program

    def make(lines: list[str]) -> bytes:
        source, printed = tmp_path / "text.html", tmp_path / "text.pdf"
        body = "".join(f"<p>{escape(line.strip())}</p>" for line in lines if line.strip())
        source.write_text(PAGE.format(body=body), encoding="utf-8")
        options = [
            "--headless",
            f"--user-data-dir={tmp_path}/profile",
            "--no-pdf-header-footer",
            f"--print-to-pdf={printed}",
        ]
        subprocess.run([program(), *QUIET, *options, source.as_uri()], check=True, capture_output=True, timeout=120)
        return printed.read_bytes()

    return make
