"""Conferences of the province and of the commune, on different days."""

from collections.abc import Iterator

import pytest

from learning.conferences.models import Conference
from tests.cast import Cast
from tests.factories.campaigns import make_open, only_listening
from tests.factories.conferences import in_days, make_conference, make_roster


@pytest.fixture(autouse=True)
def listening_only() -> Iterator[None]:
    """Campaigns need something to do."""
    with only_listening():
        yield


@pytest.fixture
def conference(cast: Cast) -> Conference:
    """Of the province, in three days; everybody is on its roster."""
    made = make_conference(make_open(cast.officer, cast.province), cast.officer, day=in_days(3))
    make_roster(made)
    return made


@pytest.fixture
def commune_conference(cast: Cast) -> Conference:
    """Of the commune, in four days; the stranger is not on its roster."""
    made = make_conference(make_open(cast.officer, cast.commune), cast.officer, day=in_days(4))
    make_roster(made)
    return made
