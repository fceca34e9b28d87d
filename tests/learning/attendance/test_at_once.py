"""Taps at the same moment, with real threads and commits: one span, one departure."""

from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.at_once import report_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture(scope="module")
def report(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What the threads were told, and what was recorded."""
    return report_of("tests.learning.attendance.at_once", tmp_path_factory.mktemp("at-once"), django_db_blocker)


def test_eight_taps_record_one_span(report: dict[str, Any]) -> None:
    assert set(report["told"]) <= {"DONE", "ALREADY"}
    assert report["arrived"] == 1


def test_leaving_eight_times_is_leaving_once(report: dict[str, Any]) -> None:
    assert (report["left"], report["departures"], report["open"]) == (["LEFT"], 1, 0)


def test_eight_wrong_codes_at_once_are_not_looked_at_beyond_the_limit(report: dict[str, Any]) -> None:
    assert report["guessed"] == ["TOO_MANY"] * 7 + ["UNKNOWN_CODE"]
