"""What a device tells of reading without a line, read: which sections were left forwards, and whether to the end."""

import json
from dataclasses import dataclass

MOST_SECTIONS = 500
LONGEST_AGE_MS = 366 * 24 * 3600 * 1000


class Unreadable(Exception):
    """No device of ours sent this."""


@dataclass(frozen=True)
class Told:
    """`account` read it, whoever is signed in where none is named; sections `left` in order.

    `age_ms` passed since the last of it, by the device's own clock.
    """

    account: str | None
    left: list[int]
    section: int
    finished: bool
    age_ms: int


def read(body: bytes) -> Told:
    """`{"account": "7", "left": [1, 2], "section": 3, "finished": false, "age": 60000}`; raises `Unreadable`."""
    try:
        told = json.loads(body)
        left = [_number(section, MOST_SECTIONS) for section in told["left"]]
        if len(left) > MOST_SECTIONS or not isinstance(told["finished"], bool):
            raise ValueError(told)
        age, section = _number(told["age"], LONGEST_AGE_MS), _number(told["section"], MOST_SECTIONS)
        account = told["account"]
        return Told(None if account is None else str(account), left, section, told["finished"], age)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unreadable from error


def _number(value: object, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise ValueError(value)
    return value
