"""The database, migrated and with something to show; asked of Django only when it may be needed.

Starting Django costs seconds. It is spared when two things are as the last preparation
left them: the migrations on disk (ours, those of the locked packages, the settings that
choose among them) and the record of applied migrations in the database itself. What
needs migrating is a function of these two alone, so nothing can have become due; a
database put back from a backup, or made anew, differs in that record.
"""

import contextlib
import hashlib
import json
import os
import sqlite3
from pathlib import Path
from typing import Any

from portal.desk.environment import RUN_LOCK
from portal.desk.places import DATABASE, ROOT, SITE, VAR, VENV_PYTHON
from portal.desk.processes import captured
from portal.desk.speech import Failure, say, with_detail
from portal.desk.stamps import digest, read_stamp, write_stamp

STAMP = VAR / "prepared.json"
Accounts = list[dict[str, str]]


def ensure(empty: bool) -> Accounts:
    """Migrate and load the demonstration as far as needed; the demonstration's accounts."""
    stamp, now = read_stamp(STAMP), state(empty)
    if now["applied"] and now.items() <= stamp.items():
        return list(stamp["accounts"])
    say("Đang chuẩn bị cơ sở dữ liệu" + ("…" if empty else " và dữ liệu minh hoạ…"))
    accounts = prepare(empty)
    write_stamp(STAMP, {**state(empty), "accounts": accounts})
    return accounts


def prepare(empty: bool) -> Accounts:
    """Let Django do it; it answers with one line of JSON."""
    outcome = captured([VENV_PYTHON, "manage.py", "prepare", *(["--empty"] if empty else [])])
    answer = last_json(outcome.output)
    if outcome.code or "accounts" not in answer:
        raise Failure(with_detail("Không chuẩn bị được cơ sở dữ liệu.", outcome.output))
    return list(answer["accounts"])


def last_json(output: str) -> dict[str, Any]:
    """The last line that is a JSON object; empty when there is none."""
    for line in reversed(output.splitlines()):
        if line.startswith("{"):
            with contextlib.suppress(ValueError):
                return dict(json.loads(line))
    return {}


def state(empty: bool) -> dict[str, Any]:
    """What the last preparation must have seen for the next one to be needless."""
    return {"empty": empty, "migrations": digest(migrations(), ROOT), "applied": applied()}


def migrations() -> list[Path]:
    """Every file that decides which migrations there are."""
    ours = [*ROOT.glob("*/migrations/*.py"), *SITE.glob("*/migrations/*.py")]
    return [*ours, RUN_LOCK, SITE / "portal" / "settings.py"]


def applied() -> str | None:
    """A hash of the database's own record, with its times; None when it must be asked through Django."""
    if os.environ.get("DATABASE_URL"):
        return None
    try:
        with contextlib.closing(sqlite3.connect(f"{DATABASE.as_uri()}?mode=ro", uri=True)) as database:
            rows = database.execute("SELECT app, name, applied FROM django_migrations ORDER BY id").fetchall()
    except sqlite3.Error:
        return None
    return hashlib.sha256(repr(rows).encode()).hexdigest()
