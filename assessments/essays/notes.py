"""What a grader notes while reading: levels, comments on passages, a last word. All pure.

Each note is kept like a part of an essay, by name, with the moment it was written: `level.<criterion>` the number of
the level from 0, `remark` the last word, `commend` whether a commendation is proposed, `comment.<key>` a comment as
JSON, empty once it is taken back.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assessments.essays.choices import PAGES, EssayPart
from assessments.essays.rubrics import Criterion
from assessments.essays.rules import CLOCK_SLACK_MS, Parts, UnusableParts, read_part

LEVEL, COMMENT, REMARK, COMMEND = "level.", "comment.", "remark", "commend"
LONGEST_NOTE = 2000
"""Characters of a comment or the last word."""
MOST_COMMENTS = 100
KEY = re.compile(r"comment\.[a-z0-9]{1,20}")

Bounds = Mapping[str, int]
"""How long each part is, in characters, and how many sheets (`PAGES`) there are."""


@dataclass(frozen=True)
class Comment:
    """A remark on the characters `start <= … < end` of a part, or on the sheet `start` (from 0) of `PAGES`."""

    key: str
    part: str
    start: int
    end: int
    says: str

    @property
    def sheet(self) -> int:
        """The number of the sheet, from 1."""
        return self.start + 1


@dataclass(frozen=True)
class Notes:
    """All of it, as it stands."""

    levels: dict[str, int]
    remark: str
    commend: bool
    comments: list[Comment]


def bounds_of(texts: Mapping[str, str], pages: int) -> dict[str, int]:
    """Of a version handed in."""
    return {name: len(text) for name, text in texts.items()} | {PAGES: pages}


def read_entries(raw: Any, *, criteria: Iterable[Criterion], bounds: Bounds, now_ms: int) -> Parts:
    """Entries as a page sends them, cleaned. Raises `UnusableParts` for one that says nothing of this essay."""
    if not isinstance(raw, dict) or len(raw) > MOST_COMMENTS * 2:
        raise UnusableParts("no set of notes")
    read = {str(name): read_part(part, now_ms + CLOCK_SLACK_MS) for name, part in raw.items()}
    levels = {f"{LEVEL}{criterion.code}": len(criterion.levels) for criterion in criteria}
    for name, part in read.items():
        if not _is_usable(name, part["text"], levels, bounds):
            raise UnusableParts(f"no note: {name[:40]}")
    return read


def _is_usable(name: str, text: str, levels: Mapping[str, int], bounds: Bounds) -> bool:
    if name in levels:
        return not text or (text.isascii() and text.isdigit() and int(text[:4]) < levels[name])
    if name == REMARK:
        return len(text) <= LONGEST_NOTE
    if name == COMMEND:
        return text in {"", "1"}
    return bool(KEY.fullmatch(name)) and (not text or _comment(name, text, bounds) is not None)


def _comment(name: str, text: str, bounds: Bounds) -> Comment | None:
    """None for what is no comment on this essay."""
    try:
        row = json.loads(text)
        comment = Comment(name.removeprefix(COMMENT), row["part"], row["start"], row["end"], row["says"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    whole = type(comment.start) is int and type(comment.end) is int and isinstance(comment.says, str)
    if not whole or not isinstance(comment.part, str) or comment.part not in bounds:
        return None
    there = 0 <= comment.start < comment.end <= bounds[comment.part]
    return comment if there and 0 < len(comment.says.strip()) <= LONGEST_NOTE else None


def notes_of(entries: Mapping[str, Any], bounds: Bounds) -> Notes:
    """What the entries come to; comments in the order in which the text is read."""
    texts = {name: part["text"] for name, part in entries.items()}
    comments = [_comment(name, text, bounds) for name, text in texts.items() if name.startswith(COMMENT) and text]
    order = [*EssayPart.values, PAGES]
    return Notes(
        levels={name.removeprefix(LEVEL): int(t) for name, t in texts.items() if name.startswith(LEVEL) and t},
        remark=texts.get(REMARK, ""),
        commend=texts.get(COMMEND) == "1",
        comments=sorted((c for c in comments if c), key=lambda c: (order.index(c.part), c.start, c.end, c.key)),
    )
