"""Bridge points, the people who run them, and incidents of their lines."""

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from learning.conferences import actions
from learning.conferences.actions import ConferenceRefused
from learning.conferences.models import BridgePoint, Conference
from learning.conferences.staffing import runs_a_point
from tests.cast import Cast
from tests.factories.conferences import make_roster

FACTS = {"name": "Điểm cầu xã Một", "place": "Hội trường xã", "equipment": "", "screens": 1, "expected": 40}


@pytest.fixture
def point(conference: Conference) -> BridgePoint:
    return conference.points.all()[0]


def test_a_point_comes_after_the_others(cast: Cast, conference: Conference) -> None:
    added = actions.add_point(conference=conference, units=[cast.cell], facts=FACTS, by=cast.officer)
    assert (added.order, list(added.units.all())) == (2, [cast.cell])


def test_two_points_of_one_name_are_refused(cast: Cast, conference: Conference) -> None:
    taken = FACTS | {"name": "Điểm cầu 1"}
    with pytest.raises(ConferenceRefused, match="tên này"):
        actions.add_point(conference=conference, units=[], facts=taken, by=cast.officer)


def test_a_point_where_people_are_placed_is_not_removed(cast: Cast, conference: Conference) -> None:
    make_roster(conference)
    first, second = conference.points.all()
    actions.remove_point(point=second, by=cast.officer)
    with pytest.raises(ConferenceRefused):
        actions.remove_point(point=first, by=cast.officer)


def test_who_is_put_in_charge_runs_the_point_at_once(
    cast: Cast, point: BridgePoint, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    assert not runs_a_point(cast.secretary)
    with django_capture_on_commit_callbacks(execute=True):
        actions.put_in_charge(point=point, member=cast.secretary.member, by=cast.officer)
        actions.add_desk_staff(point=point, member=cast.neighbour.member, by=cast.officer)
    assert runs_a_point(cast.secretary)
    assert runs_a_point(cast.neighbour)
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_desk_staff(point=point, member=cast.neighbour.member, by=cast.officer)
    assert not runs_a_point(cast.neighbour)
