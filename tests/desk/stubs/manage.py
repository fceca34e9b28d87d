"""Stands for Django's command line: each call leaves a line in `var/calls`, `prepare` answers as agreed."""

import json
import os
import sqlite3
import sys
import time
from pathlib import Path

VAR = Path(os.environ.get("PORTAL_VAR_DIR", "var"))
ACCOUNT = {"role": "Đảng viên", "login": "DV0001", "password": "mot-mat-khau"}


def prepare() -> None:
    """Make a database with its record of migrations."""
    with sqlite3.connect(VAR / "portal.sqlite3") as database:
        database.execute("CREATE TABLE IF NOT EXISTS django_migrations (id INTEGER PRIMARY KEY, app, name, applied)")
        database.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('a', '0001', ?)", [time.time()])
    accounts = [] if "--empty" in sys.argv else [ACCOUNT]
    print("a line that is not the answer")
    print(json.dumps({"accounts": accounts, "demo": bool(accounts)}))


if __name__ == "__main__":
    with (VAR / "calls").open("a") as calls:
        calls.write(" ".join(sys.argv[1:]) + "\n")
    if Path("broken-manage").exists():
        sys.exit("the database is on the moon")
    if sys.argv[1] == "prepare":
        prepare()
