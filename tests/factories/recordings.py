"""Films and sounds made by ffmpeg itself, and recordings of them."""

import functools
import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from foundation.jobs import actions as jobs
from media.video.actions import processing
from media.video.actions.publishing import publish
from media.video.actions.uploading import begin_upload, take_part
from media.video.encoding.commands import program
from media.video.encoding.making import Made, Teller, make
from media.video.models import Recording
from members.access.models import User
from members.units.models import Unit

FOLDER = Path(tempfile.mkdtemp(prefix="films-"))


@functools.cache
def film(
    name: str = "phim.mp4", size: str = "320x240", seconds: float = 2, sound: bool = True, more: tuple[str, ...] = ()
) -> bytes:
    """A test picture that moves, with a tone; `more` are arguments of the output."""
    heard = ["-f", "lavfi", "-i", f"sine=d={seconds}"] if sound else []
    rate = 25 if name.endswith(".mpg") else 10
    seen = ["-f", "lavfi", "-i", f"testsrc=s={size}:r={rate}:d={seconds}"]
    return made(name, *seen, *heard, "-pix_fmt", "yuv444p" if odd(size) else "yuv420p", *more)


@functools.cache
def tone(name: str = "bai-nghe.mp3", seconds: float = 2) -> bytes:
    """A tone and nothing to see."""
    return made(name, "-f", "lavfi", "-i", f"sine=d={seconds}")


def odd(size: str) -> bool:
    """Whether a side is odd, which few colour formats bear."""
    return any(int(side) % 2 for side in size.split("x"))


def made(name: str, *arguments: str) -> bytes:
    """The file that ffmpeg makes of the arguments."""
    path = FOLDER / name
    subprocess.run(
        [program(), "-v", "error", "-y", *arguments, "-preset", "ultrafast", str(path)]
        if name.endswith((".mp4", ".mov", ".mkv"))
        else [program(), "-v", "error", "-y", *arguments, str(path)],
        check=True,
    )
    return path.read_bytes()


def send(content: bytes, by: User, unit: Unit, name: str = "phim.mp4", title: str = "Phim ngắn") -> Recording:
    """An uploaded recording, not yet processed."""
    upload = begin_upload(by=by, unit=unit, title=title, language="vi", file_name=name, size=len(content))
    take_part(upload=upload, offset=0, content=content, by=by)
    return upload.recording


def processed(recording: Recording) -> Recording:
    """The same after its job has run, however that ended."""
    assert recording.job
    jobs.run(job_id=recording.job.pk)
    return Recording.objects.select_related("live", "job", "upload", "unit").get(pk=recording.pk)


def make_recording(by: User, unit: Unit, content: bytes | None = None, title: str = "Phim ngắn") -> Recording:
    """A published recording; what ffmpeg makes of the same content it makes once."""
    with made_once():
        recording = processed(send(content or film(), by, unit, title=title))
    assert recording.live, recording.job and recording.job.message
    publish(recording=recording, by=by)
    recording.refresh_from_db()
    return recording


_made: dict[str, Made] = {}


def make_or_copy(source: Path, demuxer: str, folder: Path, most_seconds: int, tell: Teller) -> Made:
    """As `make`; the files of a content that was made before are copied."""
    key = hashlib.sha256(source.read_bytes()).hexdigest()
    if key not in _made:
        _made[key] = make(source, demuxer, folder, most_seconds, tell)
        shutil.copytree(folder, FOLDER / key)
    shutil.copytree(FOLDER / key, folder, dirs_exist_ok=True)
    return _made[key]


@contextmanager
def made_once() -> Iterator[None]:
    """For tests of what follows: those of the making itself go without."""
    vars(processing).update(make=make_or_copy)
    try:
        yield
    finally:
        vars(processing).update(make=make)
