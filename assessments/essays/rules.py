"""What an essay is made of: parts read, merged, counted, measured. All pure."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any, TypedDict

from assessments.essays.choices import EssayPart

CLOCK_SLACK_MS = 60_000
"""A device may run ahead of the server by so much; a later stamp counts as this."""

MOST_CHARACTERS = 20_000
"""Of one part: several times what the longest essay needs."""

UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
"""What no database keeps in a text."""


class Part(TypedDict):
    """One part's text and when it was last written to, in ms since epoch."""

    text: str
    at: int


Parts = dict[str, Part]


class UnusableParts(ValueError):
    """What arrived are no parts of an essay."""


def read_parts(raw: Any, *, now_ms: int) -> Parts:
    """Parts as a page sends them, cleaned; stamps far ahead count as `now_ms` plus the slack.

    Raises `UnusableParts` for an unknown part, a text that is none or too long, a stamp that is none.
    """
    if not isinstance(raw, dict) or not raw.keys() <= set(EssayPart.values):
        raise UnusableParts("no set of parts")
    return {name: read_part(part, now_ms + CLOCK_SLACK_MS) for name, part in raw.items()}


def read_part(part: Any, latest: int) -> Part:
    """One text with its moment, which is `latest` at most; raises `UnusableParts`."""
    if not isinstance(part, dict):
        raise UnusableParts("no part")
    text, at = part.get("text"), part.get("at")
    if not isinstance(text, str) or len(text) > MOST_CHARACTERS or type(at) is not int or at < 0:
        raise UnusableParts("no text or no moment")
    return {"text": UNKEEPABLE.sub("", text.replace("\r\n", "\n")), "at": min(at, latest)}


def merge_parts(kept: Mapping[str, Part], incoming: Mapping[str, Part]) -> Parts:
    """Part by part the later edit stands; at the same moment the larger text: the order of arrival is nothing."""
    merged = dict(kept)
    for name, part in incoming.items():
        known = merged.get(name)
        if known is None or (part["at"], part["text"]) > (known["at"], known["text"]):
            merged[name] = part
    return merged


def count_words(text: str) -> int:
    """Words as a reader counts them: what stands between spaces and has a letter or a digit."""
    return sum(any(character.isalnum() for character in word) for word in text.split())


def words_in(parts: Mapping[str, Part]) -> int:
    """Of all parts together."""
    return sum(count_words(part["text"]) for part in parts.values())


def empty_parts(parts: Mapping[str, Part]) -> list[str]:
    """Parts without a word, in their order."""
    return [name for name in EssayPart.values if not count_words(parts[name]["text"] if name in parts else "")]


def is_complete(words: int, empty: list[str], pages: int, yardstick: Mapping[str, int]) -> bool:
    """Whether it can be handed in: all three parts within the length, or sheets that hold them."""
    return pages > 0 or (not empty and fits(words, **yardstick))


def fingerprint(texts: Mapping[str, str], files: Iterable[str]) -> str:
    """SHA-256 in hex of what is handed in: the parts in their order, then the files' own SHA-256."""
    lines = [*(texts.get(name, "") for name in EssayPart.values), *files]
    return hashlib.sha256("\x00".join(lines).encode()).hexdigest()


def moved(order: list[int], key: int, by: int) -> list[int]:
    """The order with one of its keys so many places further; the ends are ends. An unknown key changes nothing."""
    if key not in order:
        return order
    rest = [other for other in order if other != key]
    place = min(max(order.index(key) + by, 0), len(rest))
    return [*rest[:place], key, *rest[place:]]


def fits(words: int, *, least_words: int, most_words: int) -> bool:
    """Whether the length is within the yardstick; both ends included."""
    return least_words <= words <= most_words
