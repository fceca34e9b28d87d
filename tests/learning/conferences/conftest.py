"""Fixtures of the conferences' tests."""

from collections.abc import Iterator

import pytest
from django.test import Client

from learning.campaigns import kinds
from learning.campaigns.models import Campaign
from learning.conferences import actions
from learning.conferences.models import Conference, StudyClass
from learning.conferences.plans import regular_class
from tests.cast import Cast
from tests.factories.campaigns import listening, make_open
from tests.factories.conferences import make_conference


@pytest.fixture(autouse=True)
def listening_too() -> Iterator[None]:
    """Listening can be required beside what the apps register."""
    kept = dict(kinds._kinds)
    kinds.register(listening())
    yield
    kinds._kinds.clear()
    kinds._kinds.update(kept)


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    """Open in the commune: nine people of two cells are enrolled, the stranger is not."""
    return make_open(cast.officer, cast.commune)


@pytest.fixture
def conference(cast: Cast, campaign: Campaign) -> Conference:
    """Today, with two points, its checklist made, no roster yet."""
    conference = make_conference(campaign, cast.officer)
    actions.make_checklist(conference=conference)
    return conference


@pytest.fixture
def study_class(conference: Conference) -> StudyClass:
    """The conference's own class."""
    return regular_class(conference)


@pytest.fixture
def officer(cast: Cast) -> Client:
    """An officer of the province, signed in."""
    return cast.client("officer")
