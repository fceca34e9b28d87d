"""A conference whose morning is on now, for everyone of the province."""

from collections.abc import Iterator

import pytest

from learning.conferences.models import Conference
from tests.cast import Cast
from tests.factories.campaigns import make_open, only_listening
from tests.factories.check_in import conference_now


@pytest.fixture(autouse=True)
def listening_only() -> Iterator[None]:
    """Campaigns need something to do."""
    with only_listening():
        yield


@pytest.fixture
def conference(cast: Cast) -> Conference:
    """Two points; everyone is placed at the first."""
    return conference_now(make_open(cast.officer, cast.province), cast.officer)
