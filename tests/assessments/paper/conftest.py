"""An essay owed by a member without a phone."""

import pytest

from learning.campaigns.models import Duty
from tests.cast import Cast
from tests.factories.essays import essay_duty, require_essay


@pytest.fixture
def duty(cast: Cast) -> Duty:
    """The member's."""
    require_essay(cast.officer, cast.commune)
    return essay_duty(cast.member)
