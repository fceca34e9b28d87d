"""Planning pages cost the same for three rows as for one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from learning.campaigns import actions as campaigns
from learning.campaigns.models import Campaign
from learning.conferences import actions
from learning.conferences.models import Conference
from learning.conferences.plans import regular_class
from tests.cast import Cast, make_member
from tests.factories.conferences import add_session, address, in_days, make_conference, make_roster


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_three(
    cast: Cast, campaign: Campaign, officer: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(rows):
        make_conference(campaign, cast.officer)
    with django_assert_num_queries(9):
        officer.get("/hoi-nghi/")


def more_people(cast: Cast, conference: Conference, rows: int) -> None:
    for number in range(rows):
        make_member(f"9{number}", f"Mã Văn {number}", cast.cell)
    campaigns.enrol_members(campaign=conference.campaign)
    make_roster(conference)


def more_points(cast: Cast, conference: Conference, rows: int) -> None:
    conference.points.all().delete()
    for number in range(rows):
        point = actions.add_point(
            conference=conference, units=[cast.cell], facts={"name": f"Điểm {number}"}, by=cast.officer
        )
        now = timezone.now()
        later = now + timedelta(minutes=5)
        for user in (cast.officer, cast.neighbour):
            actions.record_incident(point=point, started_at=now, ended_at=later, cause="", by=user)
        actions.add_desk_staff(point=point, member=cast.neighbour.member, by=cast.officer)


def more_sessions(cast: Cast, conference: Conference, rows: int) -> None:
    regular_class(conference).sessions.all().delete()
    for number in range(rows):
        day = in_days(number + 1)
        add_session(regular_class(conference), f"Buổi {number}", day, "7:30", "11:30", ("9:00", "9:15"))


def more_ticks(cast: Cast, conference: Conference, rows: int) -> None:
    for item in conference.checklist.all()[:rows]:
        actions.assign(item=item, member=cast.neighbour.member, by=cast.officer)
        actions.tick(item=item, note="", by=cast.officer)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("name", "fill", "queries"),
    [
        ("detail", more_sessions, 16),
        ("sessions", more_sessions, 8),
        ("points", more_points, 14),
        ("roster", more_people, 10),
        ("invitations", more_people, 11),
        ("checklist", more_ticks, 8),
    ],
)
def test_planning_pages_cost_the_same_for_three(
    cast: Cast,
    conference: Conference,
    officer: Client,
    name: str,
    fill: Callable[[Cast, Conference, int], None],
    queries: int,
    rows: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fill(cast, conference, rows)
    with django_assert_num_queries(queries):
        officer.get(address(name, conference))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_invitation_costs_the_same_for_three_sessions(
    cast: Cast, conference: Conference, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    more_sessions(cast, conference, rows)
    make_roster(conference)
    client = cast.client("member")
    with django_assert_num_queries(14):
        client.get(address("detail", conference))
