"""A class of one day, 12/11/2026, 7:30–11:30 and 13:30–16:30, its roster open."""

import pytest

from learning.conferences.models import StudyClass
from tests.cast import Cast
from tests.factories.campaigns import make_open
from tests.factories.conferences import make_conference, make_roster
from tests.factories.meeting_logs import DAY


@pytest.fixture
def study_class(cast: Cast) -> StudyClass:
    """Everyone of the province is on the roster."""
    conference = make_conference(make_open(cast.officer, cast.province), cast.officer, day=DAY)
    make_roster(conference)
    return StudyClass.objects.get(conference=conference)
