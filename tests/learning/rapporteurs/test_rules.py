"""Who may speak where; when a review is due."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.policies.kinds import RapporteurRules
from learning.rapporteurs.choices import RapporteurLevel
from learning.rapporteurs.rules import UNITS_OF, kept_by, levels_for, may_speak, months_later, review_due

pytestmark = pytest.mark.rule
RULES = RapporteurRules(province_takes_province_only=True, review_months=12)
ANY_LEVEL = RapporteurRules(province_takes_province_only=False, review_months=12)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("level", "allowed"), [("CENTRAL", True), ("PROVINCE", True), ("COMMUNE", False), ("GRASSROOTS", False)]
)
def test_a_provincial_conference_takes_only_central_and_provincial_rapporteurs(level: str, allowed: bool) -> None:
    assert may_speak(level, "PROVINCE", RULES) is allowed


@given(st.sampled_from(RapporteurLevel.values), st.sampled_from(["COMMUNE", "GRASSROOTS", "CELL"]))
def test_every_other_conference_takes_all(level: str, conference_level: str) -> None:
    assert may_speak(level, conference_level, RULES)


@given(st.sampled_from(RapporteurLevel.values), st.sampled_from(["PROVINCE", "COMMUNE", "GRASSROOTS", "CELL"]))
def test_levels_offered_are_those_that_may_speak(level: str, conference_level: str) -> None:
    assert (level in levels_for(conference_level, RULES)) is may_speak(level, conference_level, RULES)


def test_the_policy_can_let_all_levels_speak() -> None:
    assert levels_for("PROVINCE", ANY_LEVEL) == RapporteurLevel.values


@given(DAYS, st.integers(0, 60))
def test_months_later_falls_into_the_right_month(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


@given(DAYS)
def test_a_review_is_due_within_a_year(day: date) -> None:
    assert 364 <= (review_due(day, RULES) - day).days <= 366


def test_the_last_day_of_february_has_its_anniversary() -> None:
    assert months_later(date(2024, 2, 29), 12) == date(2025, 2, 28)


def test_every_level_is_kept_by_some_unit_and_never_by_a_cell() -> None:
    assert set(UNITS_OF) == set(RapporteurLevel)
    assert not any(kept_by(level, "CELL") for level in RapporteurLevel.values)
