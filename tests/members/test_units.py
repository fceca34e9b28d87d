"""Paths of the tree."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.units.actions import found_unit
from members.units.models import Level, Unit
from members.units.paths import STEP, ancestors, is_within, outermost, step, subtree_range
from members.units.queries import within
from tests.cast import Cast

numbers = st.integers(min_value=0, max_value=36**STEP - 2)
paths = st.lists(numbers, min_size=1, max_size=5).map(lambda steps: "".join(map(step, steps)))


@pytest.mark.rule
@given(paths, paths)
def test_a_range_scan_finds_exactly_the_subtree(path: str, root: str) -> None:
    first, after = subtree_range(root)
    assert (first <= path < after) == is_within(path, root)


@pytest.mark.rule
@given(numbers, numbers)
def test_steps_sort_as_their_numbers(one: int, other: int) -> None:
    assert (step(one) < step(other)) == (one < other)


@pytest.mark.rule
@given(st.sets(paths))
def test_outermost_paths_cover_all_and_not_one_another(given_paths: set[str]) -> None:
    kept = outermost(given_paths)
    assert all(any(is_within(path, root) for root in kept) for path in given_paths)
    assert not any(one != other and is_within(one, other) for one in kept for other in kept)


@pytest.mark.rule
@given(paths)
def test_ancestors_end_with_the_unit_itself(path: str) -> None:
    assert ancestors(path)[-1] == path
    assert len(ancestors(path)) == len(path) // STEP


@pytest.mark.django_db
def test_the_database_compares_paths_as_python_does(cast: Cast) -> None:
    level = Level.objects.get(code="CELL")
    for _ in range(40):
        found_unit(level=level, name="Chi bộ", parent=cast.other_commune, opened_on=date(2026, 1, 1))
    stored = list(Unit.objects.order_by("path").values_list("path", flat=True))
    assert stored == sorted(stored)
    found = Unit.objects.filter(within({cast.commune.path}))
    assert {u.path for u in found} == {p for p in stored if is_within(p, cast.commune.path)}
