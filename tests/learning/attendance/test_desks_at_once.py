"""Desks sending the same people at the same moment, with real threads and commits: none lost, none twice."""

from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.at_once import report_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture(scope="module")
def report(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What the desks were told, and what was recorded."""
    return report_of("tests.learning.attendance.desks_at_once", tmp_path_factory.mktemp("desks"), django_db_blocker)


def test_eight_desks_at_once_record_each_event_once(report: dict[str, Any]) -> None:
    assert set(report["told"]) <= {"recorded", "repeated"}
    assert (report["spans"], report["departures"], report["open"]) == (report["people"], report["people"], 0)


def test_desks_of_two_halls_that_move_the_same_people_never_wait_in_turn(report: dict[str, Any]) -> None:
    assert report["moved"] == {"told": ["recorded"]}
