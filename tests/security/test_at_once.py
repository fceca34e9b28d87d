"""Officers who click at once: nothing is lost, nothing counted twice, no fault."""

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
    return report_of("tests.security.at_once", tmp_path_factory.mktemp("at-once"), django_db_blocker)


def test_one_version_is_in_use_whoever_clicks(report: dict[str, Any]) -> None:
    assert report["texts"] == {"faults": [], "current": [1] * 10}


def test_a_campaign_stays_sound(report: dict[str, Any]) -> None:
    assert report["campaign"] == {"faults": [], "settled": 1, "sound": True, "enrolments": 9}


def test_one_edit_of_a_question_wins_and_the_others_are_told(report: dict[str, Any]) -> None:
    assert report["edits"] == {"results": ["EditedMeanwhile"] * 7 + ["saved"], "versions": 2}
