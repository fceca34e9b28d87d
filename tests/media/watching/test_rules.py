"""What counts as watched, against a slow model that ticks every millisecond."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.watching.rules import closed, is_enough, is_possible, percent, total, union, within

pytestmark = pytest.mark.rule

LENGTH = 60
spans = st.lists(st.tuples(st.integers(0, LENGTH + 20), st.integers(0, LENGTH + 20)), max_size=12)


def ticked(parts: list[tuple[int, int]]) -> set[int]:
    """Every millisecond in any of the parts, one by one."""
    return {moment for begin, end in parts for moment in range(begin, end)}


@given(spans)
def test_the_union_is_every_millisecond_once(parts: list[tuple[int, int]]) -> None:
    found = union(parts)
    assert ticked(found) == ticked(parts)
    assert total(found) == len(ticked(parts))
    assert all(before[1] < after[0] for before, after in itertools.pairwise(found))


@given(spans, st.randoms(), st.integers(1, 4))
def test_order_repetition_and_batches_come_to_the_same(
    parts: list[tuple[int, int]], chance: object, times: int
) -> None:
    told = parts * times
    chance.shuffle(told)  # type: ignore[attr-defined]
    kept: list[tuple[int, int]] = []
    for number in range(0, len(told), 3):
        kept = union(kept, told[number : number + 3])
    assert kept == union(parts)


@given(spans)
def test_only_what_lies_in_the_film_counts(parts: list[tuple[int, int]]) -> None:
    assert ticked(within(parts, LENGTH)) == {moment for moment in ticked(parts) if moment < LENGTH}


@given(spans, st.integers(1, 5))
def test_too_many_parts_are_closed_up_and_never_take_away(parts: list[tuple[int, int]], most: int) -> None:
    found = closed(union(parts), most)
    assert len(found) <= most or not parts
    assert ticked(parts) <= ticked(found)
    assert found == union(found)


@given(st.integers(0, 10**7), st.integers(1, 10**7), st.integers(1, 100))
def test_enough_is_exact_and_the_percent_never_claims_more(watched: int, length: int, least: int) -> None:
    watched = min(watched, length)
    assert is_enough(watched, length, least) == (watched / length >= least / 100 or watched * 100 == length * least)
    assert percent(watched, length) * length <= watched * 100
    assert (percent(watched, length) == 100) == (watched == length)


def test_nobody_watches_faster_than_two_tabs_at_double_speed() -> None:
    assert is_possible(30_000, 0)
    assert is_possible(4 * 60_000 + 30_000, 60_000)
    assert not is_possible(4 * 60_000 + 30_001, 60_000)
    assert not is_enough(0, 0, 80)
