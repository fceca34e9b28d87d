"""Sites for faults: a small population at one conference, with a wire to the database that can be cut."""

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from tests.faults.proxy import Proxy
from tests.server import ROOT, Instance, postgres_url


class FaultySite(Instance):
    """An instance whose database, on PostgreSQL, lies behind a proxy; its queue on Redis where the run has one."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        parts = urlsplit(postgres_url())
        self.proxy = Proxy(parts.hostname or "127.0.0.1", parts.port or 5432) if postgres_url() else None
        self.direct = True
        self.redis = os.environ.get("REDIS_URL", "")
        self.redis = self.redis.rsplit("/", 1)[0] + "/14" if self.redis else ""

    @property
    def environment(self) -> dict[str, str]:
        """Directly to the database for our own steps, through the proxy for the site's processes."""
        found = super().environment
        if self.redis:
            found["REDIS_URL"] = self.redis
        if self.proxy and not self.direct:
            parts = urlsplit(found["DATABASE_URL"])
            where = f"{parts.username}@127.0.0.1:{self.proxy.port}"
            found["DATABASE_URL"] = parts._replace(netloc=where).geturl()
        return found

    def start(self, *names: str) -> "FaultySite":
        """As `Instance`, through the proxy."""
        self.direct = False
        super().start(*names)
        self.direct = True
        return self

    def populate(self, members: int) -> None:
        """A migrated database with so many members at a conference that is on, their roster made."""
        self.create_database()
        self.manage("migrate", "-v", "0")
        self.manage("make_population", "--members", str(members), "--cells", str(members // 20), "--accounts")
        self.step("tests.benchmarks.checkin_setup", "open_campaign")
        self.step("tests.benchmarks.checkin_setup", "make_conference")

    def __enter__(self) -> "FaultySite":
        return self

    def stop(self) -> None:
        """As `Instance`, with the wire."""
        super().stop()
        if self.proxy:
            self.proxy.close()

    def ask(self, question: str) -> tuple[object, ...]:
        """The first row that a query gives, without the seconds that a step takes."""
        if self.proxy:
            with psycopg.connect(self.environment["DATABASE_URL"]) as connection:
                return tuple(connection.execute(question).fetchone() or ())
        with contextlib.closing(sqlite3.connect(self.folder / "portal.sqlite3", timeout=20)) as database:
            return tuple(database.execute(question).fetchone() or ())

    def step(self, module: str, name: str) -> dict[str, Any]:
        """What one step of a module prints, run on the site's database."""
        done = subprocess.run(
            [sys.executable, "-m", module, name], cwd=ROOT, env=self.environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return dict(json.loads(done.stdout.strip().splitlines()[-1]))
