"""Runs ffmpeg in a child with limits; reads its progress, keeps the end of what it complains about."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import IO

from media.video.encoding.limits import STDERR_KEPT, Limits

CHILD = Path(__file__).with_name("child.py")
EVERY = 1.0
"""Seconds between looks at a running child."""

Watcher = Callable[[int], None]
"""Is told every second how many milliseconds are done; may raise to end the child."""


class LimitReached(Exception):
    """The child took longer, or wrote more, than it may."""


def run(arguments: list[str], folder: Path, limits: Limits, tell: Watcher = lambda done_ms: None) -> tuple[int, str]:
    """Run a program in the folder; its exit code and the end of its errors. Raises `LimitReached`.

    The child is gone afterwards, however this ends.
    """
    bounds = asdict(limits) | {"parent": os.getpid()}
    child = subprocess.Popen(
        [sys.executable, "-I", str(CHILD), json.dumps(bounds), *arguments],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    ears = Ears(child)
    try:
        wait(child, ears, folder, limits, tell)
    finally:
        child.kill()
        child.wait()
        ears.close()
    return child.returncode, ears.complaints


def environment() -> dict[str, str]:
    """Nothing of ours: no proxies, no secrets, no settings of ffmpeg's."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ} | {
        "LC_ALL": "C"
    }


def wait(child: "subprocess.Popen[bytes]", ears: "Ears", folder: Path, limits: Limits, tell: Watcher) -> None:
    """Until the child ends by itself."""
    latest = time.monotonic() + limits.seconds
    while True:
        try:
            child.wait(timeout=EVERY)
            return
        except subprocess.TimeoutExpired:
            tell(ears.done_ms)
        if time.monotonic() > latest or size_of(folder) > limits.folder:
            raise LimitReached


def size_of(folder: Path) -> int:
    """Bytes of all files in it."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


class Ears:
    """Two threads that keep the child's pipes empty."""

    def __init__(self, child: "subprocess.Popen[bytes]") -> None:
        self.done_ms = 0
        self._kept = b""
        self._threads = [
            threading.Thread(target=self._hear_progress, args=[child.stdout], daemon=True),
            threading.Thread(target=self._hear_complaints, args=[child.stderr], daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def complaints(self) -> str:
        """The last of them."""
        return self._kept.decode("utf-8", "replace")

    def close(self) -> None:
        """After the child is gone: hear it out."""
        for thread in self._threads:
            thread.join(timeout=5)

    def _hear_progress(self, pipe: IO[bytes]) -> None:
        while line := pipe.readline(1000):
            name, _sign, value = line.strip().partition(b"=")
            if name == b"out_time_us" and value.isdigit():
                self.done_ms = int(value) // 1000

    def _hear_complaints(self, pipe: IO[bytes]) -> None:
        while piece := pipe.read1(4096):  # type: ignore[attr-defined]
            self._kept = (self._kept + piece)[-STDERR_KEPT:]
