"""Two officers confirm at once: one retake. Many workers reckon at once: everyone counted once. Real threads."""

from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.at_once import report_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture(scope="module")
def report(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What the threads saw."""
    return report_of("tests.learning.attendance.closing_at_once", tmp_path_factory.mktemp("luc"), django_db_blocker)


def test_two_officers_at_once_make_one_retake(report: dict[str, Any]) -> None:
    found = report["confirmations"]
    assert len(set(found["results"])) == 1
    assert {name: found[name] for name in ("retakes", "decisions", "essays", "failed")} == {
        "retakes": 1,
        "decisions": 1,
        "essays": 1,
        "failed": 1,
    }


def test_workers_reckoning_at_once_count_everyone_once(report: dict[str, Any]) -> None:
    found = report["reckonings"]
    assert found["results"] == [7] * 8
    assert found["closed"]
    assert found["records"]
    assert found["counters"] == [[3, 0], [3, 1]]
