"""Captions read from WebVTT or SRT, checked, and written as WebVTT."""

import re
from collections.abc import Iterable

Cue = tuple[int, int, str]
"""From and to in milliseconds, and what is said, on one or two lines."""

MOMENT = re.compile(r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)(?:[.,](\d{1,3}))?")
TIMING = re.compile(rf"\s*({MOMENT.pattern})\s*-->\s*({MOMENT.pattern})(?:\s.*)?")
TAGS = re.compile(r"<[^>]*>")
ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\u00a0"), ("&lrm;", ""), ("&rlm;", ""), ("&amp;", "&"))
LONGEST_CUE = 500
"""Characters."""
MOST_CUES = 5000


class CaptionFault(Exception):
    """What is wrong with the cue of that number (from 1; 0: with the whole). `kind` is one of the words below."""

    NO_CUES, TOO_MANY, BAD_TIME, BACKWARDS, OUT_OF_ORDER, EMPTY, TOO_LONG = (
        "no_cues", "too_many", "bad_time", "backwards", "out_of_order", "empty", "too_long",
    )  # fmt: skip

    def __init__(self, kind: str, number: int = 0) -> None:
        super().__init__(kind, number)
        self.kind, self.number = kind, number


def moment_ms(text: str) -> int | None:
    """`1:02:03.5`, `02:03,500` or `2:03` in milliseconds; None for anything else."""
    found = MOMENT.fullmatch(text.strip())
    if not found or not found[0].isascii():
        return None
    hours, minutes, seconds = int(found[1] or 0), int(found[2]), int(found[3])
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int((found[4] or "0").ljust(3, "0"))


def moment(milliseconds: int) -> str:
    """`00:02:03.500`."""
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}.{rest:03d}"


def short_moment(milliseconds: int) -> str:
    """`2:03.5` or `1:02:03`: as people write it, nothing rounded."""
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    before = f"{hours}:{minutes:02d}" if hours else f"{minutes}"
    after = f".{rest:03d}".rstrip("0") if rest else ""
    return f"{before}:{seconds:02d}{after}"


def read(text: str) -> list[Cue]:
    """The cues of a WebVTT or SRT text, without its styles, notes and places; raises `CaptionFault`."""
    blocks = re.split(r"\n\s*\n", text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n"))
    return checked(cue for block in blocks if (cue := _read_block(block)))


def _read_block(block: str) -> Cue | None:
    lines = block.strip("\n").split("\n")
    at = next((number for number, line in enumerate(lines[:3]) if "-->" in line), None)
    if at is None:
        return None
    found = TIMING.fullmatch(lines[at])
    begin, end = (moment_ms(found[1]), moment_ms(found[6])) if found else (None, None)
    return (-1 if begin is None else begin, -1 if end is None else end, plain("\n".join(lines[at + 1 :])))


def plain(text: str) -> str:
    """Without marks of voices, colours and places; entities as the signs they stand for."""
    text = TAGS.sub("", text)
    for name, sign in ENTITIES:
        text = text.replace(name, sign)
    return tidy(text)


def tidy(text: str) -> str:
    """Each line trimmed, empty ones left out, signs that cannot be shown as spaces."""
    shown = "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text)
    return "\n".join(line for line in (" ".join(line.split()) for line in shown.split("\n")) if line)


def checked(cues: Iterable[Cue]) -> list[Cue]:
    """The cues, each well formed and none before the one it follows; raises `CaptionFault`."""
    found: list[Cue] = []
    for number, (begin, end, text) in enumerate(cues, 1):
        if number > MOST_CUES:
            raise CaptionFault(CaptionFault.TOO_MANY)
        _check_cue(number, begin, end, text)
        if found and begin < found[-1][0]:
            raise CaptionFault(CaptionFault.OUT_OF_ORDER, number)
        found.append((begin, end, text))
    if not found:
        raise CaptionFault(CaptionFault.NO_CUES)
    return found


def _check_cue(number: int, begin: int, end: int, text: str) -> None:
    if begin < 0 or end < 0:
        raise CaptionFault(CaptionFault.BAD_TIME, number)
    if end <= begin:
        raise CaptionFault(CaptionFault.BACKWARDS, number)
    if not text:
        raise CaptionFault(CaptionFault.EMPTY, number)
    if len(text) > LONGEST_CUE:
        raise CaptionFault(CaptionFault.TOO_LONG, number)


def write(cues: Iterable[Cue]) -> str:
    """As WebVTT: whatever is said stands there as text, never as a mark."""
    blocks = [f"{moment(begin)} --> {moment(end)}\n{_escaped(text)}" for begin, end, text in cues]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
