"""What a player tells, read: parts of the film, each with a key by which the player forgets it."""

import json
import re
from dataclasses import dataclass

from media.watching.rules import Span

KEY = re.compile(r"[\w-]{1,40}", re.ASCII)
MOST_AT_ONCE = 200
LONGEST_MS = 24 * 3600 * 1000


class Unreadable(Exception):
    """No player of ours sent this."""


@dataclass(frozen=True)
class Told:
    """Keys and parts, in the order told."""

    keys: list[str]
    spans: list[Span]


def read(body: bytes) -> Told:
    """`{"spans": [[key, from_ms, to_ms], …]}`; raises `Unreadable`."""
    try:
        rows = json.loads(body)["spans"]
        told = Told([str(row[0]) for row in rows], [(_moment(row[1]), _moment(row[2])) for row in rows])
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise Unreadable from error
    if len(rows) > MOST_AT_ONCE or not all(KEY.fullmatch(key) for key in told.keys):
        raise Unreadable
    return told


def _moment(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LONGEST_MS:
        raise ValueError(value)
    return value
