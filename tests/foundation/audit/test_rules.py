"""The hash chain by itself: whatever changes, the walk finds where."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.audit.rules import BEGINNING, Break, Walk, seal, sealed_in_turn

pytestmark = pytest.mark.rule


@dataclass
class Row:
    """An entry without a database."""

    id: int
    at: datetime = datetime(2026, 11, 23, 1, 2, 3, 4, UTC)
    actor_id: int | None = 7
    verb: str = "waive_duty"
    object_type: str = "learning.Duty"
    object_id: str = "abc"
    subject: str = "m"
    before: Any = field(default_factory=lambda: {"state": "TODO"})
    after: Any = field(default_factory=lambda: {"state": "WAIVED"})
    reason: str = "Ốm"
    sequence: int | None = None
    hash: str = ""


def chained(count: int) -> list[Row]:
    rows = [Row(id=100 - n) for n in range(count)]
    seals = list(sealed_in_turn(rows, 0, BEGINNING))
    return [replace(row, sequence=number, hash=sealed) for row, (number, sealed, _) in zip(rows, seals, strict=True)]


CHANGES: dict[str, Callable[[Row], Row]] = {
    "id": lambda row: replace(row, id=row.id + 1000),
    "at": lambda row: replace(row, at=row.at + timedelta(microseconds=1)),
    "actor": lambda row: replace(row, actor_id=None),
    "verb": lambda row: replace(row, verb="x"),
    "object type": lambda row: replace(row, object_type="x"),
    "object": lambda row: replace(row, object_id="x"),
    "subject": lambda row: replace(row, subject=""),
    "before": lambda row: replace(row, before={}),
    "after": lambda row: replace(row, after={"state": "DONE"}),
    "reason": lambda row: replace(row, reason="Om"),
    "hash": lambda row: replace(row, hash="f" * 64),
}


@pytest.mark.parametrize("what", CHANGES)
def test_any_change_is_found_where_it_was_made(what: str) -> None:
    rows = chained(5)
    rows[2] = CHANGES[what](rows[2])
    fault = Walk().through(rows).first_fault
    assert fault
    assert (fault.kind, fault.sequence) == (Break.CHANGED, 3)


@given(st.integers(1, 20))
def test_an_untouched_chain_has_no_fault(count: int) -> None:
    walk = Walk().through(chained(count))
    assert (walk.faults, walk.count, walk.sequence) == (0, count, count)


def test_a_missing_entry_is_a_gap_at_the_next() -> None:
    rows = chained(5)
    fault = Walk().through([*rows[:2], *rows[3:]]).first_fault
    assert fault
    assert (fault.kind, fault.sequence, fault.expected) == (Break.GAP, 4, 3)


def test_one_number_given_twice_is_a_fork() -> None:
    rows = chained(3)
    fault = Walk().through([*rows[:2], replace(rows[1], id=5), rows[2]]).first_fault
    assert fault
    assert (fault.kind, fault.sequence, fault.entry_id) == (Break.FORK, 2, 5)


def test_a_noted_hash_is_found_though_the_chain_has_grown() -> None:
    rows = chained(6)
    assert Walk(expect=rows[3].hash).through(rows).expected_at == 4


def test_a_noted_hash_behind_a_break_counts_for_nothing() -> None:
    rows = chained(6)
    assert Walk(expect=rows[3].hash).through([replace(rows[0], verb="x"), *rows[1:]]).expected_at is None


def test_the_same_moment_in_another_zone_and_other_key_order_seal_alike() -> None:
    here, there = Row(id=1, before={"a": 1, "b": 2}), Row(id=1, before={"b": 2, "a": 1})
    there.at = here.at.astimezone(timezone(timedelta(hours=7)))
    assert seal(here, 1, BEGINNING) == seal(there, 1, BEGINNING)
