"""The databases that tests can run on, and which of them answer here."""

import os
from dataclasses import dataclass

from portal.desk.places import DESK, VAR, VENV_PYTHON
from portal.desk.processes import captured, environment

POSTGRESQL = "postgres://postgres@127.0.0.1:5432/postgres"
REDIS = "redis://127.0.0.1:6379/15"
OURS = ("PORTAL_", "S3_", "DATABASE_URL", "REDIS_URL", "EMAIL_URL")


@dataclass(frozen=True)
class Absent:
    """Something the tests could not run, and why."""

    what: str
    why: str

    def __str__(self) -> str:
        return f"  - {self.what}: {self.why}"


def silence(kind: str, address: str) -> str:
    """Why it does not answer; empty when it does."""
    outcome = captured([VENV_PYTHON, "-I", DESK / "probe.py", kind, address])
    return (outcome.output.strip().splitlines() or ["?"])[-1] if outcome.code else ""


def clean() -> dict[str, str]:
    """An environment in which nothing of the person's own settings reaches the tests: SQLite, no Redis."""
    kept = {name: value for name, value in environment().items() if not name.startswith(OURS)}
    return {**kept, "PORTAL_ENV": "test"}


def with_services() -> tuple[dict[str, str] | None, list[Absent]]:
    """The environment for PostgreSQL and Redis, None without PostgreSQL; and what does not answer."""
    postgresql = os.environ.get("TEST_DATABASE_URL") or POSTGRESQL
    redis = os.environ.get("TEST_REDIS_URL") or REDIS
    absent = []
    env = {**clean(), "DATABASE_URL": postgresql, "PORTAL_VAR_DIR": str(VAR / "test-postgresql")}
    if why := silence("redis", redis):
        absent.append(Absent("Redis", why))
    else:
        env["REDIS_URL"] = redis
    if why := silence("postgresql", postgresql):
        return None, [Absent("PostgreSQL", why), *absent]
    return env, absent
