"""Uploads of these tests go to a folder of their own."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def own_uploads(settings: Settings, tmp_path: Path) -> None:
    """Gone after the test."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    settings.SCRATCH = tmp_path / "uploads" / "tam"
