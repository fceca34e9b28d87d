"""Runs a scenario of many threads in a process of its own, with real commits on a copy of the test database."""

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
from django.conf import settings
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

ROOT = Path(__file__).resolve().parents[1]


def report_of(scenario: str, folder: Path, blocker: DjangoDbBlocker) -> dict[str, Any]:
    """What the module `scenario` printed as its last line of JSON; fails with its errors."""
    with blocker.unblock(), copy_of_database(folder) as address:
        environment = {name: value for name, value in os.environ.items() if name != "REDIS_URL"} | {
            "DATABASE_URL": address,
            "PORTAL_VAR_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
        }
        command = [sys.executable, "-m", scenario]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=150)
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def copy_when_free(admin: psycopg.Connection[Any], statement: str) -> None:
    """Run the statement; a vacuum that PostgreSQL started by itself may hold the source for a moment."""
    for again in reversed(range(120)):
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
