"""Many at once, and a sender killed half-way: real threads, processes and commits on a copy of the test database."""

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
    scenario = "tests.foundation.notifications.at_once"
    return report_of(scenario, tmp_path_factory.mktemp("at-once"), django_db_blocker)


def test_eight_who_tell_of_one_cause_tell_once(report: dict[str, Any]) -> None:
    assert report["same_cause"] == {"results": [0] * 7 + [3], "counts": [1, 1, 1]}


def test_eight_who_tell_one_person_are_all_counted(report: dict[str, Any]) -> None:
    assert report["other_causes"] == {"results": [1] * 8, "count": 8}


def test_a_notice_read_in_eight_tabs_counts_once(report: dict[str, Any]) -> None:
    assert report["readings"] == {"results": [False] * 7 + [True], "count": 0}


def test_purging_and_reading_at_once_leave_a_count_that_fits(report: dict[str, Any]) -> None:
    found = report["purges"]
    assert found["faults"] == []
    assert found["count"] == found["left"]


def test_eight_senders_send_each_letter_once(report: dict[str, Any]) -> None:
    assert report["deliveries"] == {"taken": 9, "given": 9, "twice": 0}


def test_what_a_killed_sender_held_becomes_uncertain_and_is_not_sent_again(report: dict[str, Any]) -> None:
    found = report["killed_sender"]
    assert (found["said"], found["signal"], found["given"]) == ("claimed", True, 0)
    assert found["states"] == ["SENDING", "SENDING", "UNCERTAIN", "UNCERTAIN"]
