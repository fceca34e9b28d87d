"""A real Quán Triệt for tests: web server, worker and scheduler on a copy of a prepared database."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path
from types import TracebackType

import psycopg

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "var" / "test" / "templates"
WEB = ["-m", "granian", "--interface", "wsgi", "--workers", "1", "--blocking-threads", "8", "--no-ws"]


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def postgres_url() -> str:
    """The PostgreSQL server this run is on; empty on SQLite."""
    url = os.environ.get("DATABASE_URL", "")
    return url if url.startswith("postgres") else ""


def run_sql(statement: str) -> None:
    """One statement on the PostgreSQL server's own database."""
    with psycopg.connect(postgres_url(), autocommit=True) as connection:
        connection.execute(statement)


class Instance:
    """A folder and a database of its own, cloned from a template; processes started on demand."""

    def __init__(self, folder: Path, settings: str = "portal.settings", template: "Template | None" = None) -> None:
        self.folder = folder
        self.name = f"quan_triet_{uuid.uuid4().hex[:10]}"
        self.port = free_port()
        self.settings = settings
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.accounts: dict[str, dict[str, str]] = {}
        if template:
            template.copy_to(self)

    @property
    def url(self) -> str:
        """Where the site answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """What the site's processes are started with."""
        kept = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "PORTAL_VAR_DIR", "REDIS_URL"}}
        kept |= {
            "PORTAL_ENV": "test",
            "PORTAL_VAR_DIR": str(self.folder),
            "PORTAL_BASE_URL": self.url,
            "DJANGO_SETTINGS_MODULE": self.settings,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
        }
        if postgres_url():
            kept["DATABASE_URL"] = postgres_url().rsplit("/", 1)[0] + "/" + self.name
        return kept

    def create_database(self) -> None:
        """An empty database of its own; on SQLite the file comes by itself."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if postgres_url():
            run_sql(f'CREATE DATABASE "{self.name}"')

    def manage(self, *arguments: str) -> str:
        """Run a management command; raises with its output when it fails."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=ROOT, env=self.environment, capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)
        return done.stdout

    def start(self, *names: str) -> "Instance":
        """Start `web`, `worker` or `scheduler` (web alone by default); waits until web answers."""
        commands = {
            "web": [*WEB, "--host", "127.0.0.1", "--port", str(self.port), "portal.wsgi:application"],
            "worker": ["-m", "celery", "-A", "portal.celery", "worker", "--pool", "threads", "--concurrency", "2"],
            "scheduler": ["-m", "celery", "-A", "portal.celery", "beat", "--schedule", str(self.folder / "beat")],
        }
        for name in names or ("web",):
            with (self.folder / f"{name}.log").open("ab") as log:
                self.processes[name] = subprocess.Popen(
                    [sys.executable, *commands[name]],
                    cwd=ROOT,
                    env=self.environment,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
        if "web" in self.processes:
            self.wait_until_up()
        return self

    def wait_until_up(self, seconds: float = 40) -> None:
        """Poll `/healthz`; raises with the log's end when the server does not come up."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                urllib.request.urlopen(self.url + "/healthz", timeout=2).close()
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise RuntimeError((self.folder / "web.log").read_text(encoding="utf-8")[-3000:])

    def kill(self, name: str) -> None:
        """`kill -9` for the process and all it started."""
        process = self.processes.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        """End every process and drop the database."""
        for name in list(self.processes):
            self.kill(name)
        if postgres_url():
            run_sql(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def __enter__(self) -> "Instance":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


class Template:
    """A prepared database that instances are copied from: migrated, with or without the demonstration."""

    def __init__(self, *arguments: str) -> None:
        self.source = Instance(TEMPLATES / uuid.uuid4().hex[:10])
        self.source.create_database()
        answer = json.loads(self.source.manage("prepare", "--no-film", *arguments).strip().splitlines()[-1])
        self.accounts = {account["role"]: account for account in answer["accounts"]}

    def copy_to(self, instance: Instance) -> None:
        """Give the instance its copy of database, uploads and key."""
        instance.accounts = self.accounts
        shutil.copytree(self.source.folder, instance.folder, dirs_exist_ok=True)
        if postgres_url():
            run_sql(f'CREATE DATABASE "{instance.name}" TEMPLATE "{self.source.name}"')

    def drop(self) -> None:
        """Remove what was prepared."""
        self.source.stop()
        shutil.rmtree(self.source.folder, ignore_errors=True)
