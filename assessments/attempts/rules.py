"""What an attempt is made of: the paper drawn, answers merged, marks given. All pure.

Answers are kept as `{"<item from 0>": {"chosen": [option indexes], "at": ms since epoch}}`.
On the way from and to a page the indexes are places as shown, so that the page does not
betray the author's order; kept, they are the author's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_DOWN, Decimal
from random import Random
from typing import Any, TypedDict

GRACE = timedelta(minutes=5)
"""How long answers given in time are still taken after the end: a dropped line costs nothing."""

CLOCK_SLACK_MS = 60_000
"""A device may run ahead of the server by so much; a later stamp counts as this."""


class Answer(TypedDict):
    """One item's answer and when it was given."""

    chosen: list[int]
    at: int


class PaperItem(TypedDict):
    """One drawn question: the version and the author's option indexes in the order shown."""

    version: int
    options: list[int]


Answers = dict[str, Answer]
Paper = list[PaperItem]


class UnusableAnswers(ValueError):
    """What arrived is no set of answers to this paper."""


@dataclass(frozen=True)
class Drawable:
    """A question version that may be drawn."""

    version: int
    options: int


def draw_paper(
    pool: Sequence[Drawable], *, count: int, shuffle_questions: bool, shuffle_options: bool, seed: int
) -> Paper:
    """Draw `count` questions (all, if there are fewer); the same seed draws the same paper.

    Without shuffling, the drawn questions and their options keep the author's order.
    """
    dice = Random(seed)  # noqa: S311 - fairness, not secrecy: the seed itself comes from `secrets`
    drawn = dice.sample(range(len(pool)), min(count, len(pool)))
    places = drawn if shuffle_questions else sorted(drawn)
    return [{"version": pool[p].version, "options": _order(pool[p].options, shuffle_options, dice)} for p in places]


def _order(count: int, shuffled: bool, dice: Random) -> list[int]:
    order = list(range(count))
    if shuffled:
        dice.shuffle(order)
    return order


def merge_answers(stored: Mapping[str, Answer], incoming: Mapping[str, Answer]) -> Answers:
    """Item by item the later answer stands; at the same moment the larger choice: the order of arrival is nothing."""
    merged = dict(stored)
    for item, answer in incoming.items():
        known = merged.get(item)
        if known is None or _rank(answer) > _rank(known):
            merged[item] = answer
    return merged


def _rank(answer: Answer) -> tuple[int, list[int]]:
    return answer["at"], answer["chosen"]


def answered_count(answers: Mapping[str, Answer]) -> int:
    """How many items have something chosen."""
    return sum(1 for answer in answers.values() if answer["chosen"])


def read_answers(paper: Paper, raw: Any, *, now_ms: int) -> Answers:
    """Answers as a page sends them (places as shown), checked against the paper, as they are kept.

    Raises `UnusableAnswers` when anything is not of this paper; stamps far ahead count as `now_ms` plus the slack.
    """
    if not isinstance(raw, dict) or len(raw) > len(paper):
        raise UnusableAnswers("no set of answers")
    return {item: _read_answer(paper, item, answer, now_ms + CLOCK_SLACK_MS) for item, answer in raw.items()}


def _read_answer(paper: Paper, item: Any, answer: Any, latest: int) -> Answer:
    if not (isinstance(item, str) and item.isascii() and item.isdigit() and len(item) <= 4 and str(int(item)) == item):
        raise UnusableAnswers("no item")
    if int(item) >= len(paper) or not isinstance(answer, dict):
        raise UnusableAnswers("not on this paper")
    places, at = answer.get("chosen"), answer.get("at")
    order = paper[int(item)]["options"]
    if not isinstance(places, list) or not all(type(p) is int and 0 <= p < len(order) for p in places):
        raise UnusableAnswers("no such option")
    if type(at) is not int or at < 0:
        raise UnusableAnswers("no moment")
    return {"chosen": sorted({order[p] for p in places}), "at": min(at, latest)}


def given_in_time(answers: Answers, expires_ms: int | None) -> Answers:
    """The answers given before the end; all of them where there is no end."""
    if expires_ms is None:
        return answers
    return {item: answer for item, answer in answers.items() if answer["at"] <= expires_ms}


def milliseconds(moment: datetime) -> int:
    """The moment as answers are stamped."""
    return int(moment.timestamp() * 1000)


def is_over(expires_at: datetime | None, now: datetime) -> bool:
    """Whether time and grace have run out, so that the attempt counts as it is kept."""
    return expires_at is not None and now >= expires_at + GRACE


def mark(paper: Paper, answers: Mapping[str, Answer], keys: Mapping[int, frozenset[int]]) -> list[bool]:
    """Which items are right: every right option chosen and none wrong (`KT3`, `R21`)."""
    return [_is_right(answers.get(str(place)), keys[item["version"]]) for place, item in enumerate(paper)]


def _is_right(answer: Answer | None, key: frozenset[int]) -> bool:
    return answer is not None and frozenset(answer["chosen"]) == key


def is_passed(correct: int, total: int, pass_percent: int) -> bool:
    """Whether the share of right answers reaches the mark; in whole numbers, never rounded."""
    return total > 0 and correct * 100 >= pass_percent * total


def percent_of(correct: int, total: int) -> Decimal:
    """The share in percent, cut after two places: never shown higher than it is."""
    if not total:
        return Decimal(0)
    return (Decimal(correct * 100) / Decimal(total)).quantize(Decimal("0.01"), ROUND_DOWN)


def needed_to_pass(total: int, pass_percent: int) -> int:
    """The least number of right answers that passes."""
    return -(-total * pass_percent // 100)
