"""Whether the opening lines of a text bear a mark of secrecy (`KT2`, `R46`)."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice

OPENING_LINES = 60
"""How many paragraphs from the start a mark may stand in; stamps stand above the title."""

STAMP = re.compile(r"\W*(?:dấu)?\W*(?:tuyệt|tối)?mật\W*")
DECLARATION = re.compile(r"\W*(?:độ|mức|mứcđộ)mật\W*(?:tuyệt|tối)?mật\W*")


def squeezed(line: str) -> str:
    """One spelling: composed, lower case, no spaces (stamps are often written `M Ậ T`)."""
    return "".join(unicodedata.normalize("NFC", line).lower().split())


def is_stamp(line: str) -> bool:
    """`MẬT`, `TỐI MẬT` or `TUYỆT MẬT` alone on its line, in any case, or `Độ mật: …` with such a level."""
    text = squeezed(line)
    return bool(STAMP.fullmatch(text) or DECLARATION.fullmatch(text))


def bears_secrecy_mark(lines: Iterable[str]) -> bool:
    """Whether one of the opening lines is a stamp; a sentence that merely speaks of secrecy is none."""
    return any(is_stamp(part) for line in islice(lines, OPENING_LINES) for part in line.splitlines())
