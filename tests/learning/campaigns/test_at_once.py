"""Eight runs over the same people at once count each of them once; real threads and commits."""

from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.at_once import report_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
PEOPLE = 30


@pytest.fixture(scope="module")
def report(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What the threads saw, by scenario."""
    return report_of("tests.learning.campaigns.at_once", tmp_path_factory.mktemp("at-once"), django_db_blocker)


def test_eight_givings_give_each_one_duty(report: dict[str, Any]) -> None:
    found = report["gives"]
    assert (sum(found["results"]), found["rows"], found["counters"]) == (PEOPLE, PEOPLE, [[3, 0]])


def test_eight_settlings_single_and_in_bulk_count_each_once(report: dict[str, Any]) -> None:
    assert (sum(report["settles"]["results"]), report["settles"]["counters"]) == (PEOPLE, [[3, 1]])


def test_eight_takings_back_count_each_once(report: dict[str, Any]) -> None:
    assert (sum(report["takings_back"]["results"]), report["takings_back"]["counters"]) == (PEOPLE, [[2, 1]])
