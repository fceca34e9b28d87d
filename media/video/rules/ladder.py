"""In which sizes a picture is offered: never larger than it came, always even."""

from dataclasses import dataclass

SHORT_SIDES = (240, 480, 720)
"""Pixels of the shorter side: 480p is 480 high lying, 480 wide standing."""
LEAST_SIDE = 16
"""Pixels; below this there is nothing to see."""


@dataclass(frozen=True)
class Rung:
    """One size; `name` as in `480p`, `most_kbit` the bound of the picture's rate, `sound_kbit` of the sound's."""

    name: str
    width: int
    height: int
    most_kbit: int
    sound_kbit: int


def rungs(width: int, height: int) -> list[Rung]:
    """The sizes for a picture shown `width` × `height` (turned upright, with square pixels), the smallest first.

    One smaller than the smallest size keeps its own, an odd pixel less where it is odd.
    """
    short = min(width, height)
    sides = [side for side in SHORT_SIDES if side <= short] or [short]
    return [_rung(width, height, side) for side in sides]


def _rung(width: int, height: int, side: int) -> Rung:
    short, long = sorted((width, height))
    other = even(long * side // short)
    size = (even(side), other) if width == short else (other, even(side))
    most, sound = (250, 40) if side <= 240 else (750, 64) if side <= 480 else (1600, 64)
    return Rung(f"{side}p", *size, most_kbit=most, sound_kbit=sound)


def even(pixels: int) -> int:
    """The even number at or below, at least 2."""
    return max(2, pixels // 2 * 2)
