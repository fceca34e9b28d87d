"""The rules of the documents are rows, typed, with their source and clause."""

from dataclasses import fields
from datetime import date

import pytest

from foundation.policies.kinds import KINDS, AttendanceRules, ConferenceChecklist, UnitCriticismRules
from foundation.policies.models import Policy
from foundation.policies.queries import in_force, values_in_force

pytestmark = pytest.mark.django_db

CONFERENCE_DAY = date(2026, 11, 24)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_shipped_whole_with_its_source_and_clause(kind: str) -> None:
    shipped = in_force(kind, CONFERENCE_DAY)
    assert shipped.version == 1
    assert shipped.legal_source
    assert shipped.clause or shipped.legal_source.startswith("Mặc định của hệ thống")
    assert set(shipped.values) == {field.name for field in fields(KINDS[kind])}


def test_absence_of_more_than_forty_percent_means_studying_again() -> None:
    assert values_in_force(AttendanceRules, CONFERENCE_DAY) == AttendanceRules(40, True, 45)


def test_ten_percent_criticised_bar_a_cell() -> None:
    assert values_in_force(UnitCriticismRules, CONFERENCE_DAY) == UnitCriticismRules(10)


def test_invitations_go_out_five_to_three_days_before_a_conference() -> None:
    assert values_in_force(ConferenceChecklist, CONFERENCE_DAY) == ConferenceChecklist(5, 3, 1, 1, 1, 1, 3)


def test_a_later_version_rules_from_its_own_day_on() -> None:
    first = in_force("attendance", CONFERENCE_DAY)
    Policy.objects.create(
        kind="attendance",
        version=2,
        legal_source=first.legal_source,
        clause=first.clause,
        valid_from=CONFERENCE_DAY,
        values={**first.values, "absent_more_than_percent": 30},
    )
    assert values_in_force(AttendanceRules, CONFERENCE_DAY).absent_more_than_percent == 30
    assert values_in_force(AttendanceRules, date(2026, 11, 23)).absent_more_than_percent == 40
