"""One world for all tests of a module."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.architecture.world import World, make_world
from tests.cast import make_cast


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """One world for the whole table: building it takes longer than asking. Whatever a test changes it undoes."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world(make_cast())
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def sessions(world: World) -> dict[str, str]:
    """The key of a session in which each of the cast is signed in."""
    return {name: world.cast.client(name).cookies[settings.SESSION_COOKIE_NAME].value for name in world.cast.people}


@pytest.fixture(autouse=True)
def undone(request: pytest.FixtureRequest) -> Iterator[None]:
    """Nothing a test changes is there for the next."""
    if "world" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("sessions")
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
