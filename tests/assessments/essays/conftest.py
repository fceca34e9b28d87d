"""A campaign in which everyone of the province writes an essay."""

import pytest

from assessments.essays.models import Essay
from learning.campaigns.models import Campaign, Duty
from tests.cast import Cast
from tests.factories.essays import essay_duty, require_essay, submitted_essay


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return require_essay(cast.officer, cast.province)


@pytest.fixture
def duty(campaign: Campaign, cast: Cast) -> Duty:
    """The duty of the cast's `member`."""
    return essay_duty(cast.member)


@pytest.fixture
def essay(duty: Duty, cast: Cast) -> Essay:
    """The member's essay, handed in."""
    return submitted_essay(cast.member)
