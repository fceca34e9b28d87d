"""Run as a program of its own by `apart.py`: the file at argv[2] of kind argv[1] goes out as lines of JSON.

Lines: a text (one paragraph) · {"done": number, "total": number} · {"refused": sentence} · {"end": true}.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]  # started apart from everything, it knows no other way

from django.conf import settings

settings.configure(USE_I18N=False)  # refusals go out as they stand in the code; the parent translates

from foundation.files.kinds import FileRefused
from learning.library.readers import pdf, plain, word

MOST_MEMORY = 2 * 2**30
"""Bytes of address space."""
MOST_SECONDS = 120
"""Of processor time."""


def limit() -> None:
    """Bounds memory and time, where the system can (not on Windows); writes no file."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def say(line: Any) -> None:
    """One line to the parent."""
    print(json.dumps(line), flush=True)


def paragraphs(content: bytes, kind: str) -> Iterator[str]:
    """As the kind is read."""
    if kind == "pdf":
        return pdf.paragraphs(content, lambda done, total: say({"done": done, "total": total}))
    return word.paragraphs(content) if kind == "docx" else plain.paragraphs(content)


def main(kind: str, path: str) -> None:
    """Writes the text, or why not. Whatever breaks while reading: the file is a stranger's."""
    content = Path(path).read_bytes()
    limit()
    answer: dict[str, Any] = {"end": True}
    try:
        for paragraph in paragraphs(content, kind):
            say(paragraph)
    except FileRefused as refusal:
        answer = {"refused": str(refusal)}
    say(answer)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main(*sys.argv[1:3])
