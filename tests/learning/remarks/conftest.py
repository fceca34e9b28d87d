"""A conference with its roster for everyone of the province."""

from collections.abc import Iterator

import pytest

from learning.conferences.models import Conference
from tests.cast import Cast
from tests.factories.campaigns import make_open, only_listening
from tests.factories.conferences import make_conference, make_roster


@pytest.fixture(autouse=True)
def listening_only() -> Iterator[None]:
    """Campaigns need something to do."""
    with only_listening():
        yield


@pytest.fixture
def conference(cast: Cast) -> Conference:
    """Its roster is open."""
    made = make_conference(make_open(cast.officer, cast.province), cast.officer)
    make_roster(made)
    return made
