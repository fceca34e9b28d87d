"""Eight clicks and runs over one roster at once write what one would; real threads and commits."""

from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.at_once import report_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
PEOPLE, ACCOUNTS = 30, 8


@pytest.fixture(scope="module")
def report(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What the threads saw, by scenario."""
    return report_of("tests.learning.conferences.at_once", tmp_path_factory.mktemp("at-once"), django_db_blocker)


def test_eight_clicks_begin_one_job(report: dict[str, Any]) -> None:
    assert (len(report["clicks"]["answers"]), report["clicks"]["rows"]) == (1, 1)


def test_eight_runs_list_each_person_once(report: dict[str, Any]) -> None:
    found = report["runs"]
    assert (sum(found["new"]), found["entries"], found["duties"]) == (PEOPLE, PEOPLE, PEOPLE)


def test_each_duty_is_counted_once(report: dict[str, Any]) -> None:
    assert report["runs"]["counters"] == [3]


def test_eight_runs_invite_and_tell_each_person_once(report: dict[str, Any]) -> None:
    found = report["invites"]
    assert all(isinstance(result, int) for result in found["results"])
    assert (found["rows"], found["notices"]) == (PEOPLE, ACCOUNTS)
