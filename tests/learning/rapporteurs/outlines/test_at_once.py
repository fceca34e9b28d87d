"""Two reviewers at once cannot both take a step."""

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
    scenario = "tests.learning.rapporteurs.outlines.at_once"
    return report_of(scenario, tmp_path_factory.mktemp("at-once"), django_db_blocker)


def test_of_two_who_disagree_one_decides(report: dict[str, Any]) -> None:
    against = report["against"]
    taken = set(against["came"]) - {"refused"}
    assert taken in ({"approve"}, {"ask_changes"})
    assert (against["rows"], against["steps"], against["audited"]) == (1, 1, 1)


def test_one_step_sent_often_at_once_is_one(report: dict[str, Any]) -> None:
    twice = report["twice"]
    assert (twice["rows"], twice["steps"], twice["audited"]) == (1, 1, 1)
    assert twice["came"] == ["approve"] * 4
