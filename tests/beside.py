"""Tests that run side by side in several processes: each has its own folder and its own Redis database."""

from collections.abc import MutableMapping


def keep_apart(environ: MutableMapping[str, str]) -> None:
    """Before settings are read: what pytest-xdist's process `gw1` would share with `gw0` gets names of its own.

    The databases of tests are named apart by pytest-django.
    """
    worker = environ.get("PYTEST_XDIST_WORKER", "")
    if not worker:
        return
    environ["PORTAL_VAR_DIR"] += f"-{worker}"
    if "REDIS_URL" in environ:
        server, _, number = environ["REDIS_URL"].rpartition("/")
        environ["REDIS_URL"] = f"{server}/{int(number) - int(worker.removeprefix('gw'))}"
