"""Dividing a population."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.people.choices import Gender
from portal.population.names import COMMON_ON_THE_LAND, KINH, NAMINGS, WELL_KNOWN
from portal.population.people import Phones
from portal.population.places import Distinct, groves_of_commune, province_name
from portal.population.shape import ImpossibleShape, Shape, evenly, shape_of, unevenly

pytestmark = pytest.mark.rule

WEIGHTS = st.lists(st.integers(1, 500), min_size=1, max_size=60)


def asked(members: int = 63_000, cells: int = 3_300, communes: int | None = None, provinces: int = 1) -> Shape:
    return shape_of(members=members, cells=cells, communes=communes, provinces=provinces, non_member_percent=3)


def test_one_province_has_sixty_committees_by_default() -> None:
    shape = asked()
    assert (shape.communes, shape.committees, shape.non_members) == (56, 60, 1890)


@given(st.integers(0, 10**6), WEIGHTS)
def test_nothing_is_lost_in_dividing_evenly(total: int, weights: list[int]) -> None:
    assert sum(evenly(total, weights)) == total


@given(st.integers(1, 60), st.integers(0, 5), st.integers(0, 2000), st.integers())
def test_dividing_unevenly_leaves_nobody_below_the_least(parts: int, least: int, more: int, seed: int) -> None:
    shares = unevenly(least * parts + more, parts, least, Random(seed))
    assert (sum(shares), len(shares)) == (least * parts + more, parts)
    assert min(shares) >= least


@pytest.mark.parametrize(
    ("numbers", "reason"),
    [
        ({"cells": 59}, "cần ít nhất ngần ấy chi bộ"),
        ({"members": 9_899}, "ít nhất ba đảng viên"),
        ({"communes": 0}, "ít nhất một xã, phường"),
        ({"provinces": 0}, "Số tỉnh phải từ 1"),
    ],
)
def test_impossible_numbers_are_refused_in_vietnamese(numbers: dict[str, int], reason: str) -> None:
    with pytest.raises(ImpossibleShape, match=reason):
        asked(**{"communes": 56, **numbers})


def test_a_name_given_twice_gets_a_number() -> None:
    distinct = Distinct()
    assert [distinct("Bản Nà Lủng") for _nth in range(3)] == ["Bản Nà Lủng", "Bản Nà Lủng 2", "Bản Nà Lủng 3"]


def test_a_hundred_provinces_have_a_hundred_names() -> None:
    assert len({province_name(number) for number in range(100)}) == 100


def test_two_thousand_cells_of_one_commune_have_names_of_their_own() -> None:
    groves = groves_of_commune("xã Nà Lủng", False, [20] * 100, Random(1))
    assert len({grove.name for grove in groves}) == 100
    assert all(len(set(grove.cells)) == 20 for grove in groves)


def test_at_most_three_of_a_cell_share_a_phone() -> None:
    dice, phones = Random(1), Phones(given=0)
    given_out = [phones.next(dice) for _person in range(5_000)]
    alike = {given_out.count(phone) for phone in given_out}
    assert alike == {1, 2, 3}


def test_every_people_of_the_mix_bears_its_own_family_names() -> None:
    dice = Random(1)
    mixed = {COMMON_ON_THE_LAND.pick(dice) for _commune in range(200)}
    assert len(mixed) == len(COMMON_ON_THE_LAND.things)
    assert len({naming.families.things[0] for naming in NAMINGS}) == len(NAMINGS)


def test_nobody_bears_the_name_of_a_well_known_leader() -> None:
    dice = Random(1)
    assert not WELL_KNOWN & {KINH.name(gender, dice) for _person in range(20_000) for gender in Gender}
