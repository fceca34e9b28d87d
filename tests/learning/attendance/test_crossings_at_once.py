"""Transactions that cross, with real threads and commits: nothing lost, nothing twice, and none waits for ever."""

from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.at_once import report_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture(scope="module")
def report(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What the threads saw, by scenario."""
    scenario = "tests.learning.attendance.crossings_at_once"
    return report_of(scenario, tmp_path_factory.mktemp("crossings"), django_db_blocker)


def test_an_outage_recorded_before_the_closing_began_is_counted(report: dict[str, Any]) -> None:
    assert report["incident_first"] == {"results": ["done", "done"], "credited": [60]}


def test_an_outage_recorded_after_the_closing_began_is_refused(report: dict[str, Any]) -> None:
    assert report["closing_first"] == {"results": ["done", "ConferenceRefused"], "incidents": 0}


def test_eight_clicks_open_one_retake_class(report: dict[str, Any]) -> None:
    assert report["clicks"] == {"answers": 1, "classes": 1, "sessions": [1]}


def test_a_closing_and_others_who_tell_the_same_people_never_wait_in_turn(report: dict[str, Any]) -> None:
    assert report["closing_tells"] == {"results": ["done", "done"], "new": 4}


def test_many_who_tell_the_same_people_in_any_order_never_wait_in_turn(report: dict[str, Any]) -> None:
    assert report["many_tell"] == {"results": [12] * 8, "right": True}
