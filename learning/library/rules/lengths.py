"""How long a piece may be before it is asked to be divided: what a phone's reader takes in at one go."""

from collections.abc import Sequence
from dataclasses import dataclass

from learning.library.rules.sections import split

MOST_WORDS_IN_A_SECTION = 900
MOST_WORDS_IN_AN_ANSWER = 300


@dataclass(frozen=True)
class TooLong:
    """The block at `index`, which begins the piece, and how many words the piece has."""

    index: int
    words: int


def long_sections(kinds: Sequence[str], words: Sequence[int]) -> list[TooLong]:
    """Sections with too many words, given each block's kind and number of words."""
    counted = [
        TooLong(
            section.first if section.heading is None else section.heading, sum(words[section.first : section.after])
        )
        for section in split(kinds)
    ]
    return [piece for piece in counted if piece.words > MOST_WORDS_IN_A_SECTION]


def long_answers(kinds: Sequence[str], words: Sequence[int]) -> list[TooLong]:
    """Questions whose answers have too many words."""
    counted = [TooLong(index, words[index]) for index, kind in enumerate(kinds) if kind == "question_answer"]
    return [piece for piece in counted if piece.words > MOST_WORDS_IN_AN_ANSWER]
