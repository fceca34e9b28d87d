"""The film's frames, drawn by Pillow."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from foundation.documents.pdf import FONTS
from portal.demo.film.scenes import HEIGHT, MIDDLE, MOVE_SECONDS, WIDTH, Box, Scene, moved, view_of

RATE = 15
"""Frames a second."""
GROUND, INK, RED, GOLD = "#F5F0E8", "#1F1A17", "#A61B1B", "#C8961E"
SIZES = {"large": (68, 700, RED), "normal": (34, 400, INK), "small": (26, 400, "#5A5048")}
"""Height of the letters, weight, colour."""
DIMMED = 0.62
"""How far what is not spoken of fades into the ground."""
BESIDE, ABOVE = 1500, 480
"""Ground around the picture, in its pixels: a view may look beyond its edge."""

Shown = tuple[Scene, Image.Image]
"""A scene and how it looks at rest."""


class Painter:
    """Draws each scene of one film; the part spoken of is bright, the others fade into the ground."""

    def __init__(self, picture: Path) -> None:
        with Image.open(picture) as opened:
            drawn = opened.convert("RGB")
        self._field = Image.new("RGB", (drawn.width + 2 * BESIDE, drawn.height + 2 * ABOVE), GROUND)
        self._field.paste(drawn, (BESIDE, ABOVE))
        self._ground = Image.new("RGB", (WIDTH, HEIGHT), GROUND)

    def frames(self, scenes: Sequence[Scene]) -> Iterator[bytes]:
        """Every frame as raw RGB, in order."""
        moving = int(MOVE_SECONDS * RATE)
        before, left = scenes[0], self.at_rest(scenes[0])
        for place, scene in enumerate(scenes):
            resting, still = self.at_rest(scene), round(scene.seconds * RATE)
            if place:
                yield from (self.between((before, left), (scene, resting), n / moving).tobytes() for n in range(moving))
                still -= moving
            yield from itertools.repeat(resting.tobytes(), still)
            before, left = scene, resting

    def at_rest(self, scene: Scene) -> Image.Image:
        """The scene as it stays."""
        if scene.box is None:
            return card(scene.card)
        return self.looked_at(view_of(scene.box), [(scene.box, 1)])

    def between(self, before: Shown, scene: Shown, share: float) -> Image.Image:
        """On the way from one scene to the next: the view moves within the picture, cards cross-fade."""
        start, end = before[0].box, scene[0].box
        if start is None or end is None:
            return Image.blend(before[1], scene[1], share)
        lights = [(start, 1 - share), (end, share)]
        return self.looked_at(
            moved(view_of(start), view_of(end), share), sorted(lights, key=lambda light: -area(light[0]))
        )

    def looked_at(self, view: Box, lights: Iterable[tuple[Box, float]]) -> Image.Image:
        """What the view shows, each of the parts as bright as it says (0 to 1), whatever else there is dimmed."""
        left, top, width, height = view
        seen = (BESIDE + left, ABOVE + top, BESIDE + left + width, ABOVE + top + height)
        picture = self._field.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC, box=seen)
        veil = Image.new("L", (WIDTH, HEIGHT), round(255 * DIMMED))
        drawing, scale = ImageDraw.Draw(veil), WIDTH / width
        for (x, y, wide, high), light in lights:
            corners = ((x - left) * scale, (y - top) * scale, (x + wide - left) * scale, (y + high - top) * scale)
            drawing.rectangle(corners, fill=round(255 * DIMMED * (1 - light)))
        return Image.composite(self._ground, picture, veil)


def area(box: Box) -> float:
    """The larger is drawn first."""
    return box[2] * box[3]


def card(lines: Sequence[tuple[str, str]]) -> Image.Image:
    """Words alone on the ground, under a thin line of gold."""
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    drawing = ImageDraw.Draw(image)
    drawing.rectangle((0, 0, WIDTH, 10), fill=RED)
    rows = [(row, *SIZES[size]) for size, words in lines for row in wrapped(words, *SIZES[size][:2])]
    top = HEIGHT * MIDDLE - sum(height * 1.5 for _row, height, _weight, _colour in rows) / 2
    for row, height, weight, colour in rows:
        drawing.text((WIDTH / 2, top), row, fill=colour, font=letters(height, weight), anchor="ma")
        top += height * 1.5
    drawing.rectangle((WIDTH / 2 - 60, top + 16, WIDTH / 2 + 60, top + 20), fill=GOLD)
    return image


def letters(height: int, weight: int) -> ImageFont.FreeTypeFont:
    """Be Vietnam Pro."""
    return ImageFont.truetype(str(FONTS / f"be-vietnam-pro-{weight}.ttf"), height)


def wrapped(words: str, height: int, weight: int) -> list[str]:
    """Rows that fit the card."""
    font, rows = letters(height, weight), [""]
    for word in words.split():
        longer = f"{rows[-1]} {word}".strip()
        if font.getlength(longer) > WIDTH - 120:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows
