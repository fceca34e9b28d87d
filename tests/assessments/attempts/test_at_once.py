"""What happens when everybody clicks at once, with real threads and commits on a copy of the test database."""

import json
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

ROOT = Path(__file__).resolve().parents[3]

pytestmark = pytest.mark.slow


def copy_when_free(admin: psycopg.Connection[Any], statement: str) -> None:
    """Run the statement; a vacuum that PostgreSQL started by itself may hold the source for a moment."""
    for again in reversed(range(20)):
        try:
            admin.execute(statement)
            return
        except psycopg.errors.ObjectInUse:
            if not again:
                raise
            time.sleep(0.5)


@contextmanager
def copy_of_database(folder: Path) -> Iterator[str]:
    """The address of a copy of this run's empty, migrated test database."""
    if connection.vendor == "sqlite":
        path = folder / "copy.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])
        yield f"sqlite:///{path}"
        return
    connection.close()
    name, source = f"at_once_{uuid.uuid4().hex[:10]}", connection.settings_dict["NAME"]
    server = os.environ["DATABASE_URL"].rsplit("/", 1)[0]
    with psycopg.connect(server + "/postgres", autocommit=True) as admin:
        copy_when_free(admin, f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
        try:
            yield f"{server}/{name}"
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def report(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What the eight threads saw, by scenario."""
    folder = tmp_path_factory.mktemp("at-once")
    with django_db_blocker.unblock(), copy_of_database(folder) as address:
        environment = {name: value for name, value in os.environ.items() if name != "REDIS_URL"} | {
            "DATABASE_URL": address,
            "PORTAL_VAR_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
        }
        command = [sys.executable, "-m", "tests.assessments.attempts.at_once"]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=150)
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


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
