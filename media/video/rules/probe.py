"""What `ffmpeg -i` says of a file, read.

Its own lines about streams begin with two spaces; text out of the file never does: each line of it
stands behind a colon, further in.
"""

import re
from dataclasses import dataclass

DURATION = re.compile(r"^  Duration: (\d+):(\d\d):(\d\d)\.(\d\d)", re.M)
STREAM = re.compile(r"^  Stream #0:(\d+)[^:\n]*: (Video|Audio): (\w+)(.*)$", re.M)
SIZE = re.compile(r", ([1-9]\d{0,4})x([1-9]\d{0,4})(?=[ ,]|$)")
ASPECT = re.compile(r"[ \[]SAR ([1-9]\d*):([1-9]\d*) DAR ")
RATE = re.compile(r"[ ,](\d+(?:\.\d+)?)(k?) fps")
ROTATION = re.compile(r"^      display ?matrix: rotation of (-?\d+(?:\.\d+)?) degrees", re.M | re.I)


@dataclass(frozen=True)
class Picture:
    """A moving picture as it is to be shown: pixels, upright and square; `rate` in pictures a second, 0 if unknown."""

    stream: int
    width: int
    height: int
    rate: float


@dataclass(frozen=True)
class Probe:
    """`duration_ms` is what the file claims, None when it claims nothing; `sound` is the number of its stream."""

    duration_ms: int | None
    picture: Picture | None
    sound: int | None


def read(said: str) -> Probe:
    """The first picture that is no cover, and the first sound."""
    pieces = list(STREAM.finditer(said))
    ends = [*(piece.start() for piece in pieces[1:]), len(said)]
    picture, sound = None, None
    for piece, end in zip(pieces, ends, strict=False):
        number, kind, codec, rest = int(piece[1]), piece[2], piece[3], piece[4]
        if kind == "Audio" and sound is None and codec != "none":
            sound = number
        if kind == "Video" and picture is None and codec != "none" and "(attached pic)" not in rest:
            picture = _picture(number, rest, said[piece.end() : end])
    return Probe(_duration(said), picture, sound)


def _duration(said: str) -> int | None:
    found = DURATION.search(said)
    if not found:
        return None
    hours, minutes, seconds, hundredths = map(int, found.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + hundredths * 10


def _picture(number: int, line: str, below: str) -> Picture | None:
    found = SIZE.search(line)
    if not found:
        return None
    width, height = int(found[1]), int(found[2])
    if aspect := ASPECT.search(line):
        width = max(1, round(width * int(aspect[1]) / int(aspect[2])))
    turned = ROTATION.search(below)
    if turned and round(float(turned[1]) / 90) % 2:
        width, height = height, width
    rate = RATE.search(line)
    return Picture(number, width, height, float(rate[1]) * (1000 if rate[2] else 1) if rate else 0)
