"""Whether a quoted passage stands on a page: spaces, marks and case aside."""

from collections.abc import Iterable

from foundation.web.vietnamese import fold


def stands_on(passage: str, lines: Iterable[str]) -> bool:
    """Whether the words follow one another on the page; a passage may run over the end of a line."""
    return fold(passage) in fold(" ".join(lines))


def touches(passage: str, text: str) -> bool:
    """Whether the block is part of the passage, or holds it."""
    wanted, own = fold(passage), fold(text)
    return bool(wanted) and bool(own) and (wanted in own or own in wanted)
