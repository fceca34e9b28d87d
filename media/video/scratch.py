"""Room on the local disk for work on large files, and its clearing."""

import contextlib
import secrets
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

KEPT_SECONDS = 24 * 3600
"""A folder that nobody has written into for so long belongs to a worker that was killed."""


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
    """Remove what killed runs left; returns how many folders."""
    limit, gone = time.time() - kept_seconds, 0
    root = Path(settings.SCRATCH)
    for folder in root.iterdir() if root.is_dir() else ():
        newest = max((path.stat().st_mtime for path in (folder, *folder.rglob("*"))), default=0)
        if newest < limit:
            shutil.rmtree(folder, ignore_errors=True)
            gone += 1
    return gone
