"""A reader of strangers' files in a process of its own: what breaks it, or never ends, breaks that process alone."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any


@contextmanager
def running(program: Path, arguments: list[str], seconds: int) -> Iterator[Any]:
    """The program's output, line by line; gone afterwards, and after so many seconds of the clock at the latest."""
    command = [sys.executable, "-I", str(program), *arguments]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8")
    watch = Timer(seconds, child.kill)
    watch.daemon = True
    watch.start()
    try:
        yield child.stdout
    finally:
        watch.cancel()
        child.kill()
        child.communicate()
