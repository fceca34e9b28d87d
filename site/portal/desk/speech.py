"""How the desk speaks: Vietnamese first, one sentence, the technical detail after it."""

import io
import sys
from pathlib import Path

LINES_OF_DETAIL = 15


class Refusal(Exception):
    """The person must change something first. Exit code 2, no traceback."""


class Failure(Exception):
    """Something that should have worked did not. Exit code 1, no traceback."""


class Stopped(BaseException):
    """Ctrl-C or SIGTERM: whatever is under way ends its children and lets this pass."""


def speak_utf8() -> None:
    """Let a console of any code page take Vietnamese instead of ending in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(text: str = "") -> None:
    """One line to the person, at once."""
    print(text, flush=True)


def seconds(duration: float) -> str:
    """A duration the Vietnamese way: `3,2 giây`."""
    return f"{duration:.1f} giây".replace(".", ",")


def with_detail(sentence: str, detail: str) -> str:
    """The sentence, then the last lines of the detail, indented."""
    lines = detail.strip().splitlines()[-LINES_OF_DETAIL:]
    return "\n".join([sentence, *(f"    {line}" for line in lines)])


def last_lines(path: Path) -> str:
    """The end of a log file; empty when there is none."""
    if not path.exists():
        return ""
    return "\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines()[-LINES_OF_DETAIL:])
