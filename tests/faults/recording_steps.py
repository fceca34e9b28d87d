"""What the fault tests of recordings do in a site's database: `python -m tests.faults.recording_steps STEP`."""

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.core.files.storage import default_storage  # noqa: E402
from django.utils import timezone  # noqa: E402

from foundation.jobs.actions import LOST_AFTER, sweep  # noqa: E402
from foundation.jobs.models import Job  # noqa: E402
from media.video.actions.sweeping import sweep as sweep_recordings  # noqa: E402
from media.video.models import Recording, RenditionSet  # noqa: E402
from media.video.models.recordings import MADE_FOLDER  # noqa: E402
from media.video.rules.playlists import is_complete  # noqa: E402
from tests.cast import make_cast  # noqa: E402
from tests.factories.recordings import film, send  # noqa: E402


def upload() -> dict[str, Any]:
    """An officer sends a film of half a minute; the queue is told."""
    cast = make_cast()
    return {"recording": send(film(size="854x480", seconds=15), cast.officer, cast.province).public_id}


def recover() -> dict[str, Any]:
    """As if a minute had passed without a sign of life, and the sweep had come by."""
    Job.objects.filter(finished_at__isnull=True).update(heartbeat_at=timezone.now() - 2 * LOST_AFTER)
    return {"hurried": sweep()}


def stands() -> dict[str, Any]:
    """The job, and the files that lie about."""
    job = Job.objects.get()
    return {"state": job.state, "done": job.done, "attempts": job.attempts, "message": job.message}


def outcome() -> dict[str, Any]:
    """What is live after everything without a row was swept; whether each of its playlists and pieces is whole."""
    sweep_recordings(orphan_after=timedelta(seconds=-1))
    recording = Recording.objects.select_related("live").get()
    assert recording.live
    folder = recording.live.folder
    folders, _files = default_storage.listdir(MADE_FOLDER)
    files = {name: default_storage.open(f"{folder}/{name}").read() for name in default_storage.listdir(folder)[1]}
    return {
        "sets": RenditionSet.objects.count(),
        "folders": [name for name in folders if default_storage.listdir(f"{MADE_FOLDER}/{name}")[1]],
        "live": recording.live.public_id,
        "whole": all(is_complete(text.decode()) for name, text in files.items() if name.endswith("p.m3u8")),
        "missing": [piece for text in playlists(files) for piece in pieces(text) if piece not in files],
        "bytes": {r["name"]: r["bytes"] for r in recording.live.renditions},
        "found": {r["name"]: size_of(files, r["name"]) for r in recording.live.renditions},
    }


def playlists(files: dict[str, bytes]) -> list[str]:
    return [content.decode() for name, content in files.items() if name.endswith(".m3u8")]


def pieces(playlist: str) -> list[str]:
    return [line for line in playlist.splitlines() if line and not line.startswith("#")]


def size_of(files: dict[str, bytes], rendition: str) -> int:
    return sum(len(content) for name, content in files.items() if name.startswith(f"{rendition}_"))


STEPS: dict[str, Callable[[], dict[str, Any]]] = {step.__name__: step for step in (upload, recover, stands, outcome)}

if __name__ == "__main__":
    print(json.dumps(STEPS[sys.argv[1]]()))
