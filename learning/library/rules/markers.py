"""What the start of a paragraph says about its place in a Vietnamese official document.

The marks, outermost first: `Phụ lục`, `Phần`, `Chương`, `Mục`, `Điều`, letters and Roman numerals
before a title, numbers (`1.`, `1.2.`), points (`a)`), dashes, plus signs.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

ROMAN = {"I": 1, "V": 5, "X": 10}
ORDINALS = {
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
NUMBER = r"(?P<number>\d{1,3}|[IVX]{1,7})"
END = r"\s*(?:[.:\-–—]\s*|$|(?=\n)|\s(?=[^a-zà-ỹđ]))"


class Level(IntEnum):
    """How far out a mark stands; what stands further in belongs to the nearest one further out."""

    ANNEX = 0
    PART = 1
    CHAPTER = 2
    DIVISION = 3
    ARTICLE = 4
    LETTER = 5
    ROMAN = 6
    NUMBER = 7
    POINT = 8
    DASH = 9
    PLUS = 10


@dataclass(frozen=True)
class Marker:
    """`shown` is how the document writes it; `parts` are its numbers (`2.1` has two), letters stay letters."""

    level: Level
    shown: str
    parts: tuple[str, ...]
    rest: str


PATTERNS: list[tuple[Level, re.Pattern[str]]] = [
    (Level.ANNEX, re.compile(rf"(?:phụ\s+lục)(?:\s+số)?\s+{NUMBER}{END}", re.IGNORECASE)),
    (Level.PART, re.compile(r"phần\s+thứ\s+(?P<ordinal>\w+)" + END, re.IGNORECASE)),
    (Level.PART, re.compile(rf"phần\s+{NUMBER}{END}", re.IGNORECASE)),
    (Level.CHAPTER, re.compile(rf"chương\s+{NUMBER}{END}", re.IGNORECASE)),
    (Level.DIVISION, re.compile(rf"mục\s+{NUMBER}{END}", re.IGNORECASE)),
    (Level.ARTICLE, re.compile(r"Điều\s+(?P<number>\d{1,3}[a-zđ]?)\s*(?:[.:\-–—]\s*|$)", re.IGNORECASE)),
    (Level.ROMAN, re.compile(r"(?P<number>[IVX]{1,7})\s*(?:[.)\-–—/]+\s*)(?=\S|$)")),
    (Level.LETTER, re.compile(r"(?P<number>[A-H])\s*[.\-–—]+\s+(?=[A-ZÀ-ỸĐ]{2})")),
    (Level.NUMBER, re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})(?:\s*[.)\-–—:]\s*|\s+)(?=[^\d\s%])")),
    (Level.NUMBER, re.compile(r"(?P<number>\d{1,2})\s*(?:[.)]\s*|[\-–—:/]\s+)(?=[^\d\s%])")),
    (Level.POINT, re.compile(r"(?P<number>[a-zđ](?:\.?\d{1,2})?)\s*(?:\)|\.(?=\s))\s*(?=\S)")),
    (Level.DASH, re.compile(r"(?P<number>[-–—•*●▪])\s*(?=[^\s\d\-–—*]|\d)")),
    (Level.PLUS, re.compile(r"(?P<number>[+o○])(?:\s+|(?<=\+))(?=\S)")),
]


def roman_value(numeral: str) -> int | None:
    """The value of a well-formed Roman numeral up to 39; None for anything else."""
    total = 0
    for letter, after in zip(numeral, [*numeral[1:], "I"], strict=True):
        total += -ROMAN[letter] if ROMAN[letter] < ROMAN[after] else ROMAN[letter]
    well_formed = re.fullmatch(r"X{0,3}(IX|IV|V?I{0,3})", numeral)
    return total if well_formed and total else None


def marker_of(text: str) -> Marker | None:
    """The mark a paragraph begins with, if any."""
    for level, pattern in PATTERNS:
        found = pattern.match(text)
        parts = found and parts_of(level, found)
        if found and parts:
            return Marker(level, text[: found.end()].strip(), parts, text[found.end() :].strip())
    return None


def parts_of(level: Level, found: re.Match[str]) -> tuple[str, ...] | None:
    """The mark's numbers in one spelling: `Phần thứ hai`, `PHẦN II` and `Phần 2` are all 2."""
    groups = found.groupdict()
    if "ordinal" in groups:
        value = ORDINALS.get(groups["ordinal"].lower())
        return (str(value),) if value else None
    number = groups["number"]
    if level in {Level.DASH, Level.PLUS}:
        return (number,)
    if level == Level.ROMAN:
        return (number,) if roman_value(number) else None
    if level == Level.NUMBER:
        counts = [int(part) for part in number.split(".")]
        return tuple(map(str, counts)) if all(counts) else None  # "4.0" is a figure
    if re.fullmatch(r"[IVX]+", number.upper()) and level < Level.LETTER:
        value = roman_value(number.upper())
        return (str(value),) if value else None
    return (number,) if level == Level.LETTER else (number.lower(),)
