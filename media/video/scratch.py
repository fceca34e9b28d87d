"""Room on the local disk for work on large files, and its clearing."""

import contextlib
import secrets
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

KEPT_SECONDS = 48 * 3600
"""A file that nobody has written into for so long belongs to a process that was killed."""


@contextlib.contextmanager
def room_for(name: str) -> Iterator[Path]:
    """An empty folder, gone afterwards. Whatever a killed run left under the same name goes first."""
    shared = Path(settings.SCRATCH) / name
    shutil.rmtree(shared, ignore_errors=True)
    folder = shared / secrets.token_hex(8)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        with contextlib.suppress(OSError):  # another run of the same name may have begun
            shared.rmdir()


def sweep_scratch(kept_seconds: float = KEPT_SECONDS) -> int:
    """Remove the files that killed processes left, and empty folders as old; returns how many files."""
    limit, gone = time.time() - kept_seconds, 0
    for path in sorted(Path(settings.SCRATCH).rglob("*"), reverse=True):  # what is inside comes first
        with contextlib.suppress(OSError):  # its owner was faster, or the folder is not empty
            if path.stat().st_mtime >= limit:
                continue
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()
                gone += 1
    return gone
