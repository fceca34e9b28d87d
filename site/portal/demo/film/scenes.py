"""What the film shows when: pure, from the content file's rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from media.video.rules.captions import Cue

WIDTH, HEIGHT = 854, 480
MOVE_SECONDS = 2.4
"""From one part of the picture to the next; then it rests, so that one can read."""
MARGIN = 1.08
"""How much wider than its part a view is."""
TALLEST, MIDDLE = 0.76, 0.42
"""Of the film's height: what a part may take, and where its middle lies, so that captions stand below it."""

Box = tuple[float, float, float, float]
"""Left, top, width, height, in pixels of the picture."""


@dataclass(frozen=True)
class Scene:
    """A card of lines (size, words), or a part of the picture; `captions` share its time."""

    begins: float
    seconds: float
    captions: tuple[str, ...]
    card: tuple[tuple[str, str], ...] = ()
    box: Box | None = None

    @property
    def ends(self) -> float:
        """Seconds from the film's beginning."""
        return self.begins + self.seconds


def scenes_of(rows: Iterable[dict[str, Any]]) -> list[Scene]:
    """In order, one beginning where the one before ends."""
    found: list[Scene] = []
    for row in rows:
        found.append(
            Scene(
                begins=found[-1].ends if found else 0.0,
                seconds=row["seconds"],
                captions=tuple(row["captions"]),
                card=tuple((size, words) for size, words in row.get("card", ())),
                box=tuple(row["box"]) if "box" in row else None,
            )
        )
    return found


def cues_of(scenes: Sequence[Scene]) -> list[Cue]:
    """Each scene's captions, as long as their words ask for."""
    return [cue for scene in scenes for cue in _cues(scene)]


def _cues(scene: Scene) -> list[Cue]:
    letters, at, found = sum(map(len, scene.captions)), scene.begins, []
    for words in scene.captions:
        until = at + scene.seconds * len(words) / letters
        found.append((round(at * 1000), round(until * 1000), words))
        at = until
    return found


def view_of(box: Box) -> Box:
    """The part with some room around it, as wide to high as the film, and room for captions below."""
    left, top, width, height = box
    wide = max(width * MARGIN, height / TALLEST * WIDTH / HEIGHT)
    high = wide * HEIGHT / WIDTH
    return (left + width / 2 - wide / 2, top + height / 2 - high * MIDDLE, wide, high)


def moved(start: Box, end: Box, share: float) -> Box:
    """The view on its way; it sets off and arrives gently."""
    gone = share * share * (3 - 2 * share)
    left, top, width, height = (a + (b - a) * gone for a, b in zip(start, end, strict=True))
    return (left, top, width, height)
