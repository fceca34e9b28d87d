"""The hash chain: what is sealed, how, and what betrays that something was changed afterwards. Pure."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import Any, Protocol

BEGINNING = "0" * 64
"""What the first entry is chained to."""


class Entry(Protocol):
    """What of an entry is sealed."""

    id: int
    at: datetime
    actor_id: int | None
    verb: str
    object_type: str
    object_id: str
    subject: str
    before: Any
    after: Any
    reason: str
    sequence: int | None
    hash: str


def seal(entry: Entry, sequence: int, previous: str) -> str:
    """SHA-256, in hex, over the previous entry's hash and this entry's whole content with its number."""
    content = {
        "sequence": sequence,
        "id": entry.id,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": entry.actor_id,
        "verb": entry.verb,
        "object_type": entry.object_type,
        "object_id": entry.object_id,
        "subject": entry.subject,
        "before": entry.before,
        "after": entry.after,
        "reason": entry.reason,
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{text}".encode("ascii")).hexdigest()


class Break(Enum):
    """`CHANGED`: content or seal differ from what was sealed. `GAP`: entries before this one are missing.
    `FORK`: the number was given before."""

    CHANGED = "CHANGED"
    GAP = "GAP"
    FORK = "FORK"


@dataclass(frozen=True)
class Fault:
    """The entry at which the chain is broken; `expected` is the number that should stand there."""

    kind: Break
    entry_id: int
    sequence: int
    expected: int


@dataclass
class Walk:
    """Goes through a chain once, in order, and keeps only what was found."""

    expect: str = ""
    count: int = 0
    sequence: int = 0
    hash: str = BEGINNING
    expected_at: int | None = None
    first_fault: Fault | None = None
    faults: int = 0

    def through(self, entries: Iterable[Entry]) -> "Walk":
        """Walk to the end; `expected_at` is then the number of the sound entry whose hash is `expect`."""
        for entry in entries:
            fault = self._fault_of(entry)
            if fault:
                self.faults += 1
                self.first_fault = self.first_fault or fault
            elif entry.hash == self.expect and not self.faults:
                self.expected_at = entry.sequence
            self.count, self.sequence, self.hash = self.count + 1, entry.sequence or 0, entry.hash
        return self

    def _fault_of(self, entry: Entry) -> Fault | None:
        found, wanted = entry.sequence or 0, self.sequence + 1
        if found == wanted:
            kind = Break.CHANGED if seal(entry, wanted, self.hash) != entry.hash else None
        else:
            kind = Break.GAP if found > wanted else Break.FORK
        return Fault(kind, entry.id, found, wanted) if kind else None


def sealed_in_turn(entries: Iterable[Entry], sequence: int, previous: str) -> Iterator[tuple[int, str, int]]:
    """(number, hash, id) of each entry, chained on to the entry `sequence` whose hash is `previous`."""
    for number, entry in enumerate(entries, start=sequence + 1):
        previous = seal(entry, number, previous)
        yield number, previous, entry.id
