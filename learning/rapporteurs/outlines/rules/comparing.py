"""Two versions side by side, paragraph by paragraph, and within a changed paragraph word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_PARAGRAPHS = 3000
MOST_WORDS = 400
"""Of a paragraph that is compared word by word."""
ALIKE = 0.4
"""Paragraphs less alike than this are one taken out and one put in, rather than one changed."""

Piece = tuple[str, bool]
"""Words, and whether they differ from the other side."""


@dataclass(frozen=True)
class Compared:
    """One row: `kind` is `same`, `changed`, `removed` or `added`; a side that has nothing is empty."""

    kind: str
    before: tuple[Piece, ...] = ()
    after: tuple[Piece, ...] = ()


def compare(before: Sequence[str], after: Sequence[str]) -> list[Compared]:
    """All rows in order; joined up, each side is the text that was given (its first 3,000 paragraphs)."""
    old, new = list(before[:MOST_PARAGRAPHS]), list(after[:MOST_PARAGRAPHS])
    rows: list[Compared] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            rows += [Compared("same", ((text, False),), ((text, False),)) for text in old[i:j]]
        else:
            rows += _paired(old[i:j], new[k:m])
    return rows


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[Compared]:
    """Neighbours that are alike as one changed row, the rest as taken out and put in."""
    common = min(len(old), len(new))
    for one, other in zip(old[:common], new[:common], strict=True):
        if SequenceMatcher(None, one, other).quick_ratio() >= ALIKE:
            yield Compared("changed", *_by_words(one, other))
        else:
            yield Compared("removed", before=((one, True),))
            yield Compared("added", after=((other, True),))
    yield from (Compared("removed", before=((text, True),)) for text in old[common:])
    yield from (Compared("added", after=((text, True),)) for text in new[common:])


def _by_words(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    old, new = re.findall(r"\S+\s*", one), re.findall(r"\S+\s*", other)
    if max(len(old), len(new)) > MOST_WORDS or "".join(old) != one or "".join(new) != other:
        return ((one, True),), ((other, True),)
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left.append(("".join(old[i:j]), tag != "equal"))
        right.append(("".join(new[k:m]), tag != "equal"))
    return tuple(piece for piece in left if piece[0]), tuple(piece for piece in right if piece[0])
