"""Text from anywhere made fit for a document."""

import re
import unicodedata

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""Control characters other than tab and line ends, and what XML forbids."""
HALF_A_CHARACTER = re.compile(r"[\ud800-\udfff]")


def printable(text: str) -> str:
    """The same text composed (NFC), without control characters; line ends become `\\n`."""
    whole = HALF_A_CHARACTER.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", UNPRINTABLE.sub("", whole))
