"""One at a time: a file locked by the operating system, which lets go when its holder dies."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

FAR = 1 << 20  # on Windows a locked byte cannot be read: lock one far behind the text


def lock(file: IO[str]) -> bool:
    """Take the lock without waiting; False when someone else has it.

    A file system that knows no locks (some network folders) lets everyone in.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


class Hold:
    """A lock file that says who holds it. A holder that died, even by `kill -9`, holds nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[str] | None = None

    def take(self) -> bool:
        """Take it; False when another process has it."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = self._path.open("a+", encoding="utf-8")
        if not lock(file):
            file.close()
            return False
        self._file = file
        self.note(str(os.getpid()))
        return True

    def note(self, text: str) -> None:
        """Write down who holds it, for whoever comes second."""
        if self._file:
            self._file.seek(0)
            self._file.truncate()
            self._file.write(text)
            self._file.flush()

    def holder(self) -> str:
        """What the holder noted; empty when it let go."""
        return self._path.read_text(encoding="utf-8").strip() if self._path.exists() else ""

    def release(self) -> None:
        """Let go; the file stays, a removed lock file could be held twice."""
        if self._file:
            self.note("")
            self._file.close()
            self._file = None

    @contextlib.contextmanager
    def waiting(self) -> Iterator[None]:
        """Wait until it is free and hold it for a block."""
        while not self.take():
            time.sleep(0.2)
        try:
            yield
        finally:
            self.release()
