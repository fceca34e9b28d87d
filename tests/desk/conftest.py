"""Fixtures for the tests of `dev.py`."""

import os
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.desk.bare import Bare

# Nothing here depends on the database: no need to run it again on the second one.
collect_ignore_glob = ["test_*.py"] if os.environ.get("DATABASE_URL") else []


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Bare]:
    """A copy of the project in which nothing is installed yet."""
    copy = Bare(tmp_path / "project")
    yield copy
    for pid in copy.running():
        psutil.Process(pid).kill()


@pytest.fixture
def furnished(bare: Bare) -> Bare:
    """A copy of the project that is ready to run."""
    bare.furnish()
    return bare
