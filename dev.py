"""The one entry for whoever runs or works on Quán Triệt: `python3 dev.py --help`.

Standard library only, and only syntax that Python 3.6 reads: an interpreter too old for
the project must still get as far as saying so. The work is done in `site/portal/desk/`.
"""

import sys
import types
from pathlib import Path
from typing import Sequence  # noqa: UP035  (Python 3.6 cannot subscript the newer one)

OLDEST = (3, 11)
SITE = Path(__file__).resolve().parent / "site"


def sentence_for(version: Sequence[int]) -> str:
    """What to tell whoever starts us with this version of Python; empty when it will do."""
    if tuple(version[:2]) >= OLDEST:
        return ""
    found = ".".join(str(part) for part in version[:3])
    return (
        "Cần Python 3.11 trở lên; đang dùng Python " + found + ". Hãy cài bản mới rồi chạy lại.\n"
        "Python 3.11 or newer is needed; this is Python " + found + "."
    )


def let_desk_load_alone() -> None:
    """Let `portal.desk` be imported without `portal/__init__.py`, which needs Celery installed."""
    portal = types.ModuleType("portal")
    portal.__path__ = [str(SITE / "portal")]
    sys.modules["portal"] = portal


def main() -> int:
    """Refuse an old Python, else hand the arguments over; returns the exit code."""
    refusal = sentence_for(sys.version_info[:3])
    if refusal:
        sys.stderr.buffer.write((refusal + "\n").encode("utf-8"))
        return 2
    let_desk_load_alone()
    from portal.desk.commands import main as obey

    return obey(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
