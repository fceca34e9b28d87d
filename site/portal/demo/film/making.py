"""Frames and tune become one file."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import ffmpeg

from media.video.encoding.commands import program
from portal.demo.film.pictures import RATE, Painter
from portal.demo.film.scenes import HEIGHT, WIDTH, Scene
from portal.demo.film.sound import tune

PATIENCE = 60
"""Seconds that ffmpeg may take after the last frame."""

Teller = Callable[[int, int], None]
"""Is told every second of the film how many of how many are drawn; may raise to end the work."""


class NotMade(Exception):
    """ffmpeg did not finish; what it said is in the worker's log."""


def make(picture: Path, scenes: Sequence[Scene], target: Path, tell: Teller) -> None:
    """Draw the film into the target, an MP4 file. Raises `NotMade` and whatever `tell` raises; no child is left."""
    child = graph(scenes[-1].ends, target).run_async(cmd=program(), pipe_stdin=True)
    try:
        for number, frame in enumerate(Painter(picture).frames(scenes)):
            if number % RATE == 0:
                tell(number // RATE, round(scenes[-1].ends))
            child.stdin.write(frame)
        child.stdin.close()
        if child.wait(PATIENCE):
            raise NotMade
    except BrokenPipeError as broken:
        raise NotMade from broken
    finally:
        child.kill()
        child.wait()


def graph(seconds: float, target: Path) -> Any:
    """Raw frames come in on standard input."""
    drawn = ffmpeg.input("pipe:0", f="rawvideo", pix_fmt="rgb24", s=f"{WIDTH}x{HEIGHT}", r=RATE)
    coded = {"vcodec": "libx264", "preset": "superfast", "crf": 20, "pix_fmt": "yuv420p", "threads": 2}
    heard = {"acodec": "aac", "ac": 1, "b:a": "80k"}
    film = ffmpeg.output(drawn, tune(seconds), str(target), t=seconds, movflags="+faststart", **coded, **heard)
    return film.global_args("-hide_banner", "-y", "-loglevel", "error")
