"""What a desk's device tells of: arrivals, departures, and taking one of them back; read from JSON or a form.

Pure: nothing is looked up here. Each event carries the key its device gave it, so that sending again is harmless.
"""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

MOST_EVENTS = 200
LARGEST_BODY = 128 * 1024
KEY = re.compile(r"[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}")
PUBLIC_ID = re.compile(r"[0-9A-Za-z_-]{1,20}")
LAST_MS = 4102444800000
"""The year 2100, in milliseconds."""


class UnusableEvents(Exception):
    """What arrived is no list of at most 200 events: nothing was looked at."""


class Kind(StrEnum):
    """What happened at the desk."""

    IN = "in"
    OUT = "out"


class Status(StrEnum):
    """What became of an event."""

    RECORDED = "recorded"
    REPEATED = "repeated"
    CLOSED = "closed"
    UNKNOWN = "unknown"
    INVALID = "invalid"
    ASIDE = "aside"


@dataclass(frozen=True)
class Event:
    """Someone came or went at `at`. With `void` that same event, of that key, is taken back: it was a mistake.

    Taking back names all of what it takes back, so that it may arrive first. `entry` and `session` are public ids.
    """

    key: str
    kind: Kind
    entry: str
    session: str
    at: datetime
    void: bool = False


def read_events(body: bytes) -> list[Event | None]:
    """The body's `{"events": […]}` in order, None for one that is no event; raises `UnusableEvents`."""
    if len(body) > LARGEST_BODY:
        raise UnusableEvents
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UnusableEvents from error
    events = sent.get("events") if isinstance(sent, dict) else None
    if not isinstance(events, list) or len(events) > MOST_EVENTS:
        raise UnusableEvents
    return [read_event(event) for event in events]


def read_event(raw: Any) -> Event | None:
    """`{key, kind, entry, session, at}`, and `{…, "void": true}`; `at` in ms since the epoch. None when it is not."""
    if not isinstance(raw, dict):
        return None
    texts = [raw.get(name) for name in ("key", "kind", "entry", "session")]
    if not all(isinstance(text, str) for text in texts):
        return None
    key, kind, entry, session = map(str, texts)
    at, void = _moment(raw.get("at")), raw.get("void", False)
    named = KEY.fullmatch(key) and PUBLIC_ID.fullmatch(entry) and PUBLIC_ID.fullmatch(session)
    if not named or kind not in list(Kind) or at is None or not isinstance(void, bool):
        return None
    return Event(key.replace("-", ""), Kind(kind), entry, session, at, void)


def _moment(raw: Any) -> datetime | None:
    """Milliseconds since the epoch; Python's `True` is a number too, and no moment."""
    if not isinstance(raw, int | float) or isinstance(raw, bool) or not 0 < raw < LAST_MS:
        return None
    return datetime.fromtimestamp(int(raw) / 1000, UTC)
