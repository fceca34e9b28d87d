"""What happens when everybody clicks at once, with real threads and commits on a copy of the test database."""

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
    return report_of("tests.assessments.attempts.at_once", tmp_path_factory.mktemp("at-once"), django_db_blocker)


def test_eight_starts_begin_one_attempt(report: dict[str, Any]) -> None:
    assert len(set(report["starts"]["ids"])) == 1
    assert report["starts"]["rows"] == 1


def test_eight_tabs_saving_lose_nothing(report: dict[str, Any]) -> None:
    assert report["saves"]["kept"] == [str(item) for item in range(8)]
    assert report["saves"]["revision"] == 8
    assert sorted(report["saves"]["results"]) == list(range(1, 9))


def test_eight_submissions_come_to_one_result(report: dict[str, Any]) -> None:
    found = report["submits"]
    assert {tuple(result) for result in found["results"]} == {tuple(found["stored"])}
    assert found["done"] == (1 if found["passed"] else 0)


def test_a_save_is_either_counted_or_refused(report: dict[str, Any]) -> None:
    found = report["saves_against_submit"]
    assert set(found["results"]) <= {"submitted", "saved", "refused"}
    assert found["unchanged"]
    assert found["stored"] == found["acknowledged"]


def test_eight_grants_add_one_attempt(report: dict[str, Any]) -> None:
    assert sorted(report["grants"]["results"]) == ["granted"] + ["no need"] * 7
    assert (report["grants"]["rows"], report["grants"]["state"]) == (1, "TODO")
