"""Run by `foundation.documents.pages.apart`: the file at argv[3] of kind argv[1] goes out as lines of JSON.

A file made to break a reader ends this process at its limits, and no other. With `words` as argv[2] no picture is
drawn; with `pages` pictures go into the folder argv[4].

Lines: {"pages": number} · {"aside": [line]} (headers, notes: read, not shown) · {"page": {...}} · {"end": true} ·
{"refused": code}, the codes of `refusal`.
"""

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))  # started apart from everything, it knows no other way

from foundation.documents.page_maker import printed, slides, word
from foundation.documents.page_maker.refusal import Refused

MOST_MEMORY = 2 * 2**30
"""Bytes of address space."""
MOST_SECONDS = {"words": 20, "pages": 240}
"""Of processor time."""
LARGEST_WRITTEN = 20 * 2**20
"""Bytes of one picture."""
READERS = {"docx": word.pages, "pptx": slides.pages, "pdf": printed.pages}


def limit(seconds: int) -> None:
    """Bounds memory, time and what is written, where the system can (not on Windows)."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_WRITTEN, LARGEST_WRITTEN))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(kind: str, mode: str, path: str, folder: str) -> None:
    """Writes all pages, or why not. Whatever breaks while reading: the file is a stranger's."""
    limit(MOST_SECONDS[mode])
    answer: dict[str, Any] = {"end": True}
    try:
        content = Path(path).read_bytes()
        for line in READERS[kind](content, Path(folder) if mode == "pages" else None):
            print(json.dumps(line), flush=True)
    except Refused as refusal:
        answer = {"refused": refusal.code}
    except Exception:
        answer = {"refused": "broken"}
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main(*sys.argv[1:5])
