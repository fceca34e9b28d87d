"""Fixtures for all tests: the cast, and a fast password hasher."""

import os

os.environ.setdefault("PORTAL_ENV", "test")
os.environ.setdefault("PORTAL_VAR_DIR", os.path.join(os.path.dirname(os.path.dirname(__file__)), "var", "test"))

import pytest  # noqa: E402
from django.test import Client  # noqa: E402
from pytest_django import Settings  # noqa: E402

from tests.cast import Cast, make_cast  # noqa: E402


@pytest.fixture(autouse=True)
def fast_passwords(settings: Settings) -> None:
    """Argon2 is slow on purpose; tests of accounts need not wait for it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def cast(db: None) -> Cast:
    """The named people of `tests/cast.py`."""
    return make_cast()


@pytest.fixture
def guest() -> Client:
    """Nobody signed in."""
    return Client()
