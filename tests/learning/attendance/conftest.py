"""A conference whose morning is on now, for everyone of the province; and one that is over."""

from collections.abc import Iterator

import pytest

from learning.campaigns import kinds
from learning.conferences.models import Conference
from learning.duty_kinds import register_attending
from tests.cast import Cast
from tests.factories.attendance import Held, hold, register_kinds
from tests.factories.campaigns import make_open
from tests.factories.check_in import conference_now


@pytest.fixture(autouse=True)
def kinds_of_duty() -> Iterator[None]:
    """Listening, attending and one kind of essay."""
    kept = dict(kinds._kinds)
    kinds._kinds.clear()
    register_kinds()
    register_attending()
    try:
        yield
    finally:
        kinds._kinds.clear()
        kinds._kinds.update(kept)


@pytest.fixture
def conference(cast: Cast) -> Conference:
    """Two points; everyone is placed at the first."""
    return conference_now(make_open(cast.officer, cast.province), cast.officer)


@pytest.fixture
def held(cast: Cast) -> Held:
    """Yesterday's conference of the commune."""
    return hold(cast)
