"""Codes of a hall, which change by themselves: pure, everything given as an argument.

A code is worked out from the point's secret and the step of time, so nothing is stored when it changes, every
process knows it, and a projector may hold those of the next minutes while the network is away.
"""

import hmac
import unicodedata
from base64 import b32encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

OLD_SECONDS = 30 * 60
"""How far back a code is still recognised as one that was shown."""

DIGITS = 6
TOKEN_LETTERS = 12


@dataclass(frozen=True)
class Rhythm:
    """A code that changes every `seconds` and is accepted for `grace` steps after its own."""

    name: str
    seconds: int
    grace: int
    spelled: Callable[[bytes], str]

    def step(self, at: datetime) -> int:
        """The step of that moment."""
        return int(at.timestamp()) // self.seconds

    def code(self, secret: str, step: int) -> str:
        """What is shown during the step."""
        return self.spelled(hmac.digest(secret.encode(), f"{self.name}:{step}".encode(), "sha256"))

    def shown(self, secret: str, at: datetime) -> str:
        """What is shown at that moment."""
        return self.code(secret, self.step(at))

    def accepts(self, secret: str, code: str, at: datetime) -> bool:
        """Whether the code is shown just now, or was so recently that who read it may still be sending it."""
        now = self.step(at)
        return any(self._is(secret, step, code) for step in range(now, now - self.grace - 1, -1))

    def ended_at(self, secret: str, code: str, at: datetime) -> datetime | None:
        """When a code of the last half hour was accepted no more; None for one never shown, or accepted still."""
        newest = self.step(at) - self.grace - 1
        oldest = self.step(at) - OLD_SECONDS // self.seconds
        found = next((step for step in range(newest, oldest - 1, -1) if self._is(secret, step, code)), None)
        return None if found is None else datetime.fromtimestamp((found + self.grace + 1) * self.seconds, UTC)

    def _is(self, secret: str, step: int, code: str) -> bool:
        return hmac.compare_digest(self.code(secret, step).encode(), code.encode())


def _letters(digest: bytes) -> str:
    return b32encode(digest).decode().lower()[:TOKEN_LETTERS]


def _digits(digest: bytes) -> str:
    return f"{int.from_bytes(digest[:8]) % 10**DIGITS:0{DIGITS}d}"


QR = Rhythm("qr", seconds=10, grace=2, spelled=_letters)
"""In the picture: 60 bits, at most 30 s old. Cheap cameras focus slowly and a page over 3G takes its time."""

TYPED = Rhythm("typed", seconds=60, grace=1, spelled=_digits)
"""For the hand: six digits, at most 2 minutes old, as an elderly member needs to read and type them."""


def typed_digits(text: str) -> str | None:
    """The six digits of what was typed, however spaced and of whatever width; None when it is something else."""
    kept = "".join(c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and c not in "-.·")
    return kept if len(kept) == DIGITS and kept.isascii() and kept.isdigit() else None


def spaced(code: str) -> str:
    """`482917` as it is shown: `482 917`."""
    return f"{code[:3]} {code[3:]}"
