"""Tests that run side by side in several processes: each has its own folder and its own Redis database."""

from collections.abc import Mapping


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
