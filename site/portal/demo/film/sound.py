"""The film's tune: four quiet chords of the five-note scale, plucked over a held sound, again and again."""

import math
from typing import Any

import ffmpeg

SAMPLES = 22050
"""A second."""
BAR = 6
"""Seconds of a chord."""
BEATS = 8
CHORDS = ((0, 4, 7, 14), (-3, 4, 7, 12), (-7, 0, 4, 9), (-5, 2, 7, 9))
"""Half tones from the middle C."""
PLUCKED = (0, 1, 2, 3, 2, 1, 3, 2)
"""Which note of the chord each beat takes."""
FADE_IN, FADE_OUT = 2, 5
"""Seconds."""


def tune(seconds: float) -> Any:
    """A stream of that length, quiet, from silence into silence."""
    bars = [ffmpeg.input(f"aevalsrc='{bar(chord)}':d={BAR}:s={SAMPLES}", f="lavfi") for chord in CHORDS]
    once = ffmpeg.concat(*bars, v=0, a=1)
    turn = BAR * len(CHORDS)
    again = once.filter("aloop", loop=math.ceil(seconds / turn), size=turn * SAMPLES).filter("atrim", duration=seconds)
    soft = again.filter("lowpass", f=2200).filter("aecho", 0.8, 0.6, "190|410", "0.22|0.12").filter("volume", 0.9)
    opened = soft.filter("atrim", duration=seconds).filter("afade", type="in", duration=FADE_IN)
    return opened.filter("afade", type="out", start_time=seconds - FADE_OUT, duration=FADE_OUT)


def bar(chord: tuple[int, ...]) -> str:
    """One chord as an expression of the time in it; silent at both ends, so that nothing clicks."""
    held = "+".join(f"sin({angle(note - 12)}*t)" for note in chord[:3])
    plucks = "+".join(pluck(beat * BAR / BEATS, chord[place]) for beat, place in enumerate(PLUCKED))
    return f"min(1,min(t,{BAR}-t)/1.2)*(0.06*({held}))+min(1,({BAR}-t)/0.4)*0.2*({plucks})"


def pluck(at: float, note: int) -> str:
    """A string that rings off."""
    since = f"(t-{at})"
    rings = f"sin({angle(note)}*{since})+0.25*sin({angle(note + 12)}*{since})"
    return f"gte(t,{at})*min(1,{since}/0.015)*exp(-2.4*{since})*({rings})"


def angle(note: int) -> str:
    """Radians a second of a tone so many half tones from the middle C."""
    return f"{2 * math.pi * 261.6256 * 2 ** (note / 12):.3f}"
