"""Whose name a row bears: found among the people of a roster, never guessed. Pure, everything given as an argument."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foundation.web.vietnamese import fold
from learning.attendance.logs.choices import RowFault

TITLES = (
    *("dong chi", "d c", "dc", "ong", "ba", "anh", "chi", "co", "thay", "bi thu", "pho bi thu", "bt", "pbt"),
    *("chi uy vien", "bi thu chi bo", "truong ban", "ths", "ts", "bs", "mr", "mrs", "ms"),
)
TITLE = re.compile(rf"^(?:(?:{'|'.join(sorted(TITLES, key=len, reverse=True))})\s+)+")
SHORT_FOR = {"cb": "chi bo", "db": "dang bo", "dbcs": "dang bo co so", "dbbp": "dang bo bo phan"}
GENERIC = re.compile(r"^(?:chi bo|dang bo co so|dang bo bo phan|dang bo|dang uy)\s+")
UNIT_WORDS = frozenset(
    ("chi", "bo", "dang", "uy", "co", "so", "xa", "phuong", "thi", "tran", "ban", "thon", "xom", "to", "khu", "pho")
)
APART = re.compile(r"[()\[\]{}_|,;:/\\@+]|\s[-–—]+\s?|\s?[-–—]+\s|(?<=[^\W\d_])[-–—](?=[^\W\d_])|\n")
LONGEST_NAME, LONGEST_UNIT = 7, 10
"""Words."""


@dataclass(frozen=True)
class Person:
    """Someone of the roster: the entry's key, and what they are known by."""

    entry: int
    full_name: str
    number: str
    unit_path: str
    required: bool


@dataclass(frozen=True)
class Match:
    """The one person meant; else those who may be meant and why none was taken."""

    person: Person | None = None
    fault: RowFault | None = None
    candidates: tuple[Person, ...] = ()


class Directory:
    """People of a roster and the units above them, by every way a row may name them."""

    def __init__(self, people: Iterable[Person], units: Iterable[tuple[str, str]]) -> None:
        """`units` are paths with names."""
        self.by_name: dict[str, list[Person]] = defaultdict(list)
        self.by_number: dict[str, list[Person]] = defaultdict(list)
        self.units: dict[str, set[str]] = defaultdict(set)
        self.unit_words: dict[str, set[str]] = defaultdict(set)
        for person in people:
            self.by_name[plain(person.full_name)].append(person)
            self.by_number[bare_number(person.number)].append(person)
        for path, name in units:
            self._know_unit(path, plain(name))

    def _know_unit(self, path: str, name: str) -> None:
        core = GENERIC.sub("", name)
        for phrase in {name, core} if " " in core else {name}:
            self.units[phrase].add(path)
        self.unit_words[path].update(name.split())

    def find(self, names: Iterable[str], card: str, unit: str) -> Match:
        """Whom a row means with one of these writings of a name, a card number and a unit."""
        written = [name for name in names if name]
        named = next(
            (match for name in written if (match := self._named(name, unit)).fault != RowFault.NOT_FOUND), None
        )
        carded = self.by_number.get(bare_number(card), []) if bare_number(card) else []
        if len(carded) == 1:
            return self._agreed(carded[0], named, bool(written))
        if named:
            return named
        return Match(fault=RowFault.NOT_FOUND if written or card else RowFault.NO_NAME)

    def _agreed(self, carded: Person, named: Match | None, written: bool) -> Match:
        """The number's owner, unless the name is another's."""
        if not written:
            return Match(carded)
        if named is None:
            return Match(fault=RowFault.NUMBER_DIFFERS, candidates=(carded,))
        meant = [named.person] if named.person else list(named.candidates)
        if carded in meant:
            return Match(carded)
        return Match(fault=RowFault.NUMBER_DIFFERS, candidates=(carded, *meant))

    def _named(self, name: str, unit: str) -> Match:
        segments = [words for piece in APART.split(without_comrade(name)) if (words := plain(piece))]
        called = [self._called(segment) for segment in segments]
        hits = {words: self.by_name[words] for words in called if words}
        left = [segment for segment, words in zip(segments, called, strict=True) if not words]
        if not hits:
            hits, left = self._inside(segments)
        people = tuple(person for found in hits.values() for person in found)
        if not people:
            return Match(fault=RowFault.NOT_FOUND)
        if len(hits) > 1:
            return Match(fault=RowFault.SEVERAL_NAMES, candidates=people)
        return self._decided(people, name, self._mentions([*left, plain(unit)]))

    def _called(self, words: str) -> str:
        """The name of someone in the roster that these words are, titles before it aside; else empty."""
        return next((name for name in (words, TITLE.sub("", words)) if name in self.by_name), "")

    def _decided(self, people: tuple[Person, ...], name: str, mentioned: list[set[str]]) -> Match:
        """Among namesakes by the units that the row names, else by the marks of the name as it was typed."""
        there = [p for p in people if all(any(map(p.unit_path.startswith, paths)) for paths in mentioned)]
        if mentioned and not there:
            return Match(fault=RowFault.UNIT_DIFFERS, candidates=people)
        left = there or list(people)
        if len(left) > 1 and fold(name) != " ".join(name.lower().split()):
            typed = composed(name)
            left = [p for p in left if composed(p.full_name) in typed] or left
        return Match(left[0]) if len(left) == 1 else Match(fault=RowFault.NAMESAKES, candidates=tuple(left))

    def _inside(self, segments: list[str]) -> tuple[dict[str, list[Person]], list[str]]:
        """Names with the unit written on without a break: all other words must be those of the person's units."""
        hits: dict[str, list[Person]] = {}
        left: list[str] = []
        for segment in segments:
            for name, rest in windows(segment.split(), 2, LONGEST_NAME):
                found = [p for p in self.by_name.get(name, []) if self._explains(p, rest)]
                if found:
                    hits[name] = found
                    left.append(" ".join(rest))
                    break
            else:
                left.append(segment)
        return hits, left

    def _explains(self, person: Person, rest: list[str]) -> bool:
        path = person.unit_path
        known = {word for end in range(len(path)) for word in self.unit_words.get(path[: end + 1], ())}
        return all(word in known or word in UNIT_WORDS or word in TITLES or word.isdigit() for word in rest)

    def _mentions(self, texts: Iterable[str]) -> list[set[str]]:
        """Units that these texts name, each as the paths that bear it; of names within one another the longest."""
        found: list[set[str]] = []
        waiting = [text.split() for text in texts if text]
        while waiting:
            words = waiting.pop()
            unit = next((name for name, _rest in windows(words, 1, LONGEST_UNIT) if name in self.units), None)
            if unit:
                found.append(self.units[unit])
                before, _unit, after = f" {' '.join(words)} ".partition(f" {unit} ")
                waiting += [before.split(), after.split()]
        return found


def windows(words: list[str], least: int, most: int) -> Iterator[tuple[str, list[str]]]:
    """Every run of so many words, the longest first, with the words around it."""
    for length in range(min(most, len(words)), least - 1, -1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length]), words[:start] + words[start + length :]


def plain(text: str) -> str:
    """Folded, without punctuation, the common shortenings written out."""
    words = re.sub(r"[^a-z0-9]+", " ", fold(text)).split()
    return " ".join(SHORT_FOR.get(word, word) for word in words)


def without_comrade(name: str) -> str:
    """`Đ/c Hoàng Thị Bích` without its first word, before the stroke is taken for a border."""
    return re.sub(r"^\s*[đd]\s*[/.]\s*c\b[.:]?\s*", "", unicodedata.normalize("NFC", name), flags=re.I)


def composed(text: str) -> str:
    """Lower case, marks kept and made one with their letters."""
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def bare_number(text: str) -> str:
    """A card number without separators and the zeros in front that spreadsheets take away."""
    return re.sub(r"[^0-9A-Za-z]+", "", text).upper().lstrip("0")
