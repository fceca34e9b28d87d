"""What somebody typed to look for, and what of a page answers it. Words are letters or digits, never signs.

`26-HD/BTGTU` is the words 26, hd and btgtu, however it is typed; so no sign that a database could take for an
operator ever reaches one.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foundation.web.vietnamese import fold

LONGEST_QUESTION = 200
MOST_WORDS = 10
LONGEST_WORD = 40
PASSAGE = 220
"""Characters of a passage."""
BEFORE = 60
"""Characters of it before the first word found."""
MOST_SPOTS = 100
"""Places looked at to choose a passage."""
WORD = re.compile(r"[^\W\d_]+|\d+")
Spot = tuple[int, int]


@dataclass(frozen=True)
class Question:
    """Words that must all be there, in any order; the last of them may be unfinished.

    `folded` are without diacritics; `typed` as typed, in lower case.
    """

    folded: tuple[str, ...]
    typed: tuple[str, ...]

    @property
    def has_diacritics(self) -> bool:
        """Whether pages with just these diacritics go first."""
        return self.folded != self.typed


@dataclass(frozen=True)
class Piece:
    """A piece of a passage; `found` where it is a word that was looked for."""

    text: str
    found: bool


def question_of(typed: str) -> Question:
    """The question in what was typed, up to `LONGEST_QUESTION` characters and `MOST_WORDS` words."""
    words = words_of(typed[:LONGEST_QUESTION])
    last = words[-1:]
    first = [word for word in dict.fromkeys(words[:-1]) if word not in last][: MOST_WORDS - 1]
    kept = [word[:LONGEST_WORD] for word in (*first, *last)]
    return Question(tuple(map(fold, kept)), tuple(kept))


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, their letters composed."""
    return [word for word in WORD.findall(composed(text.lower())) if len(fold(word)) == len(word)]


def words_to_keep(*texts: str) -> str:
    """All words of the texts once, without diacritics and, where they have some, with them; by spaces."""
    words = dict.fromkeys(word[:LONGEST_WORD] for text in texts for word in words_of(text))
    return " ".join(dict.fromkeys([*map(fold, words), *words]))


def tidy(text: str) -> str:
    """The text in composed letters and single spaces: its folded form has each letter at the same place."""
    tidied = " ".join(composed(text).split())
    if len(fold(tidied)) == len(tidied):
        return tidied
    return " ".join("".join(letter if len(fold(letter)) == 1 else " " for letter in tidied).split())


def composed(text: str) -> str:
    """Letters and their marks in one; marks that belong to no letter left out."""
    return "".join(letter for letter in unicodedata.normalize("NFC", text) if not unicodedata.combining(letter))


def passage(text: str, folded: str, question: Question) -> list[Piece]:
    """The stretch of a tidied text with most of the words, cut at spaces; its beginning where none is found."""
    spots = spots_in(folded, question)
    start, end = stretch(folded, spots[:MOST_SPOTS])
    inside = [(first, after) for first, after in spots if start <= first and after <= end]
    before, behind = Piece("… " * (start > 0), False), Piece(" …" * (end < len(text)), False)
    return [piece for piece in (before, *pieces(text, inside, start, end), behind) if piece.text]


def marked(text: str, question: Question) -> list[Piece]:
    """The whole of a tidied text, the words in it marked."""
    return [piece for piece in pieces(text, spots_in(fold(text), question), 0, len(text)) if piece.text]


def pieces(text: str, spots: Sequence[Spot], start: int, end: int) -> Iterator[Piece]:
    """The text between two places, cut at the spots."""
    for first, after in spots:
        yield Piece(text[start:first], False)
        yield Piece(text[first:after], True)
        start = after
    yield Piece(text[start:end], False)


def spots_in(folded: str, question: Question) -> list[Spot]:
    """Where the words stand in a folded text, from its beginning; of the last one, words that begin with it."""
    *whole, begun = question.folded or ("",)
    spots = [spot for word in whole for spot in places_of(word, folded, unfinished=False)]
    return sorted({*spots, *places_of(begun, folded, unfinished=True)}) if begun else []


def places_of(word: str, folded: str, *, unfinished: bool) -> Iterator[Spot]:
    """Where one word stands, whole; an unfinished one with the rest of the word it begins."""
    alike = str.isdecimal if word.isdecimal() else is_letter
    at = folded.find(word)
    while at >= 0:
        after = at + len(word)
        if not (at and alike(folded[at - 1])):
            end = after
            while end < len(folded) and alike(folded[end]):
                end += 1
            if unfinished or end == after:
                yield at, end
        at = folded.find(word, after)


def is_letter(sign: str) -> bool:
    """Whether a word goes on with it."""
    return sign.isalnum() and not sign.isdecimal()


def stretch(folded: str, spots: Sequence[Spot]) -> Spot:
    """Where a passage begins and ends."""
    if not spots:
        return 0, cut(folded, 0, PASSAGE)
    first, after = richest(folded, spots)
    start = max(0, first - BEFORE)
    if start:
        start = folded.find(" ", start, first) + 1 or first
    return start, cut(folded, after, start + PASSAGE)


def richest(folded: str, spots: Sequence[Spot]) -> Spot:
    """The first spot from which a passage holds the most different words."""
    words = [folded[first:after] for first, after in spots]
    best, most, end = spots[0], 0, 0
    for number, spot in enumerate(spots):
        while end < len(spots) and spots[end][1] <= spot[0] + PASSAGE - BEFORE:
            end += 1
        held = len(set(words[number:end]))
        if held > most:
            best, most = spot, held
    return best


def cut(folded: str, least: int, most: int) -> int:
    """The last space between the two, else `most`; the end where the text ends before."""
    if len(folded) <= most:
        return len(folded)
    space = folded.rfind(" ", least, most + 1)
    return space if space > 0 else max(least, most)
