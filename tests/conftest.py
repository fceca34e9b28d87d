"""Fixtures for all tests: the cast, and a fast password hasher."""

import pytest
from django.conf import settings as django_settings
from django.core.cache import caches
from django.test import Client
from django.utils.translation.reloader import translation_file_changed
from hypothesis import settings as hypothesis_settings
from pytest_django import Settings

from assessments.bank.queries import forget_versions
from foundation.remembered import forget_all
from foundation.web import health
from portal.catalogs import compile_stale
from tests.cast import Cast, make_cast

hypothesis_settings.register_profile("quan-triet", deadline=None)  # a busy machine is no fault of the rule
hypothesis_settings.load_profile("quan-triet")


@pytest.fixture(autouse=True)
def fast_passwords(settings: Settings) -> None:
    """Argon2 is slow on purpose; tests of accounts need not wait for it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True, scope="session")
def compiled_catalogs() -> None:
    """Texts are looked up in the compiled catalogs, which are not under version control."""
    for path in django_settings.LOCALE_PATHS:
        if compile_stale(path):
            translation_file_changed(None, path / "django.mo")  # Django has read the stale ones by now


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """What processes keep by a row's number must not outlive the row: numbers begin anew with each test."""
    for kept in caches.all(initialized_only=True):
        kept.clear()
    forget_versions()
    forget_all()
    health.forget()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests go last: while Playwright runs its loop, Django refuses its database to this process."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture
def cast(db: None) -> Cast:
    """The named people of `tests/cast.py`."""
    return make_cast()


@pytest.fixture
def guest() -> Client:
    """Nobody signed in."""
    return Client()
