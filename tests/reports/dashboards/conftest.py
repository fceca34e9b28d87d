"""Fixtures of the overview's tests."""

from collections.abc import Iterator

import pytest

from tests.factories.campaigns import only_listening


@pytest.fixture(autouse=True)
def listening() -> Iterator[None]:
    """Listening is the one kind of duty."""
    with only_listening():
        yield
