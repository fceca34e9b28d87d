"""Officers who click at once: nothing is lost, nothing counted twice, no fault."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings
from pytest_django.plugin import DjangoDbBlocker

from tests.assessments.attempts.test_at_once import ROOT, copy_of_database

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture(scope="module")
def report(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What `at_once.py` found, in a process of its own."""
    folder = tmp_path_factory.mktemp("at-once")
    with django_db_blocker.unblock(), copy_of_database(folder) as address:
        environment = {name: value for name, value in os.environ.items() if name != "REDIS_URL"} | {
            "DATABASE_URL": address,
            "PORTAL_VAR_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
        }
        command = [sys.executable, "-m", "tests.security.at_once"]
        run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return found


def test_one_version_is_in_use_whoever_clicks(report: dict[str, Any]) -> None:
    assert report["texts"] == {"faults": [], "current": [1] * 10}


def test_a_campaign_stays_sound(report: dict[str, Any]) -> None:
    assert report["campaign"] == {"faults": [], "settled": 1, "sound": True, "enrolments": 9}


def test_one_edit_of_a_question_wins_and_the_others_are_told(report: dict[str, Any]) -> None:
    assert report["edits"] == {"results": ["EditedMeanwhile"] * 7 + ["saved"], "versions": 2}
