"""`run --fresh`: forget what the running site wrote, and nothing else."""

import os
import shutil
from pathlib import Path

from portal.desk import preparing
from portal.desk.places import BEAT_SCHEDULE, DATABASE, QUEUE, UPLOADS, VAR
from portal.desk.speech import Refusal, say


def forget() -> None:
    """Say what is removed, and remove it. Only our own: with DATABASE_URL the data is elsewhere."""
    if os.environ.get("DATABASE_URL"):
        raise Refusal("--fresh chỉ xoá dữ liệu trong var/: hãy bỏ DATABASE_URL, hoặc tự làm trống cơ sở dữ liệu đó.")
    found = [path for path in ours() if path.exists()]
    if not found:
        return
    say("Xoá dữ liệu cũ: " + ", ".join(path.name for path in found) + f" (trong {VAR})")
    for path in found:
        remove(path)


def ours() -> list[Path]:
    """Database with its side files, uploads, queue, the scheduler's memory and our stamp."""
    beside = [DATABASE.with_name(DATABASE.name + end) for end in ("", "-wal", "-shm", "-journal")]
    return [*beside, UPLOADS, QUEUE, *sorted(VAR.glob(BEAT_SCHEDULE.name + "*")), preparing.STAMP]


def remove(path: Path) -> None:
    """A file or a folder. A link is removed, not followed."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
