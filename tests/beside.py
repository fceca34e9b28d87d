"""Where tests keep their things; those in several processes side by side have folders and Redis databases of their own.

A plugin of pytest (`-p tests.beside`): pytest-django reads the settings before any `conftest.py` is looked at.
"""

import os
from collections.abc import Mapping
from pathlib import Path


def apart(environ: Mapping[str, str]) -> dict[str, str]:
    """What pytest-xdist's process `gw1` would share with `gw0` by names of its own; nothing where tests run alone.

    The databases of tests are named apart by pytest-django.
    """
    worker = environ.get("PYTEST_XDIST_WORKER", "")
    if not worker:
        return {}
    changes = {"PORTAL_VAR_DIR": f"{environ['PORTAL_VAR_DIR']}-{worker}"}
    if redis := environ.get("REDIS_URL"):
        server, _, number = redis.rpartition("/")
        changes["REDIS_URL"] = f"{server}/{int(number) - int(worker.removeprefix('gw'))}"
    return changes


os.environ.setdefault("PORTAL_ENV", "test")
os.environ.setdefault("PORTAL_VAR_DIR", str(Path(__file__).resolve().parents[1] / "var" / "test"))
os.environ.update(apart(os.environ))
