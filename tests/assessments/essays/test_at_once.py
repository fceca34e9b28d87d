"""What happens to an essay when everybody clicks at once, with real threads and commits."""

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
    return report_of("tests.assessments.essays.at_once", tmp_path_factory.mktemp("at-once"), django_db_blocker)


def test_of_eight_tabs_the_latest_edit_of_each_part_stands(report: dict[str, Any]) -> None:
    latest = {"grasp": "chữ của thẻ 6", "link_to_duty": "chữ của thẻ 7", "proposals": "chữ của thẻ 5"}
    assert report["saves"]["texts"] == latest
    assert all(isinstance(result, int) for result in report["saves"]["results"])


def test_eight_handings_in_come_to_one(report: dict[str, Any]) -> None:
    assert (len(set(report["submits"]["results"])), report["submits"]["rows"]) == (1, 1)


def test_of_eight_judgements_one_stands(report: dict[str, Any]) -> None:
    found = report["judgements"]
    assert len(found["steps"]) == 2
    accepted = int(found["steps"][-1] == "accept")
    assert (found["done"], found["finished"]) == (accepted, accepted)


def test_of_two_people_one_holds_it(report: dict[str, Any]) -> None:
    holders = {holder for holder in report["claims"]["holders"] if holder}
    assert len(holders) == 1
