"""Figures of units: exact, exempt left out, each person once, a cell within three clicks."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from foundation.policies.kinds import StudyTarget
from learning.campaigns.choices import Standing
from learning.campaigns.models import Campaign
from learning.campaigns.rates import Rate
from members.access.actions import grant_role
from members.access.choices import Role
from members.people.choices import MemberKind
from members.people.models import ActivityExemption
from members.units.models import Unit
from reports.dashboards.places import Places
from reports.dashboards.queries import Figures, View, campaigns_of, figures, figures_by_place, people
from tests.cast import BEGAN, Cast, make_member, make_unit
from tests.factories.campaigns import finish, make_open

TODAY = timezone.localdate()
TARGET = StudyTarget(least_percent=95, warn_percent=90)


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return make_open(cast.officer, cast.province)


def view_of(unit: Unit, campaign: Campaign | None = None) -> View:
    return View(unit, campaigns_of(unit), campaign, TODAY.year)


def shown(unit: Unit, campaign: Campaign) -> dict[str, Rate]:
    return {place.unit.name: place.rate for place in Places(view_of(unit, campaign), TARGET).all}


def test_each_commune_has_its_own_rate(cast: Cast, campaign: Campaign) -> None:
    finish(cast.member.member, campaign)
    finish(cast.stranger.member, campaign)
    assert shown(cast.province, campaign) == {"Đảng bộ xã Một": Rate(1, 8), "Đảng bộ xã Hai": Rate(1, 1)}


def test_a_commune_shows_its_cells_by_grassroots_organisation(cast: Cast, campaign: Campaign) -> None:
    places = Places(view_of(cast.commune, campaign), TARGET)
    heads = [(group.head.unit, [place.unit for place in group.places]) for group in places.groups if group.head]
    assert heads == [(cast.grassroots, [cast.cell, cast.other_cell])]


def test_the_head_of_a_group_sums_its_cells(cast: Cast, campaign: Campaign) -> None:
    finish(cast.member.member, campaign)
    (group,) = Places(view_of(cast.commune, campaign), TARGET).groups
    assert group.head is not None
    assert group.head.rate == Rate(1, 8)


def test_people_right_in_a_unit_that_holds_others_are_not_lost(cast: Cast) -> None:
    make_member("97", "Lò Văn Trực", cast.commune)
    campaign = make_open(cast.officer, cast.province)
    direct = [place for place in Places(view_of(cast.commune, campaign), TARGET).all if place.direct]
    assert [(place.unit, place.rate) for place in direct] == [(cast.commune, Rate(0, 1))]


def test_the_exempt_are_in_neither_number(cast: Cast) -> None:
    ActivityExemption.objects.create(member=cast.member.member, starts_on=BEGAN, decision="Quyết định 12")
    campaign = make_open(cast.officer, cast.province)
    assert figures(view_of(cast.province, campaign)) == Figures(Rate(0, 8), 1)


def test_non_members_are_not_counted_among_members(cast: Cast) -> None:
    make_member("99", "Lò Thị Quần Chúng", cast.cell, MemberKind.NON_MEMBER)
    campaign = make_open(cast.officer, cast.province, audiences=["PUBLIC"])
    assert figures(view_of(cast.province, campaign)).rate == Rate(0, 9)


def test_of_a_year_each_person_counts_once_and_only_when_done_with_all(cast: Cast, campaign: Campaign) -> None:
    make_open(cast.officer, cast.province, title="Đợt hai")
    finish(cast.member.member, campaign)
    assert figures(view_of(cast.province)).rate == Rate(0, 9)
    for each in Campaign.objects.all():
        finish(cast.member.member, each)
    assert figures(view_of(cast.province)).rate == Rate(1, 9)


def test_a_campaign_of_another_year_is_not_in_this_one(cast: Cast, campaign: Campaign) -> None:
    long_ago = TODAY - timedelta(days=800)
    make_open(cast.officer, cast.province, starts_on=long_ago, ends_on=long_ago + timedelta(days=9))
    assert [each.pk for each in view_of(cast.province).of_year] == [campaign.pk]


def test_the_grouped_figures_sum_to_the_whole(cast: Cast, campaign: Campaign) -> None:
    finish(cast.member.member, campaign)
    view = view_of(cast.province, campaign)
    by_cell = figures_by_place(view, None).values()
    assert sum((found.rate for found in by_cell), Rate(0, 0)) == figures(view).rate


@pytest.mark.parametrize(("which", "count"), [("unfinished", 8), ("finished", 1), ("exempt", 0)])
def test_the_people_behind_a_figure_are_as_many_as_it_says(
    cast: Cast, campaign: Campaign, which: str, count: int
) -> None:
    finish(cast.member.member, campaign)
    assert people(view_of(cast.province, campaign), which).count() == count


def test_what_needs_attention_begins_with_the_furthest_from_the_target(cast: Cast, campaign: Campaign) -> None:
    finish(cast.member.member, campaign)
    places = Places(view_of(cast.province, campaign), TARGET).to_settle
    assert [place.unit.name for place in places] == ["Đảng bộ xã Hai", "Đảng bộ xã Một"]


def test_a_unit_where_nobody_is_enrolled_is_shown_without_blame(cast: Cast, campaign: Campaign) -> None:
    empty = make_unit("COMMUNE", "Đảng bộ xã Ba", cast.province)
    places = {place.unit: place.standing for place in Places(view_of(cast.province, campaign), TARGET).all}
    assert places[empty] == Standing.NONE


def test_a_cell_is_reached_in_three_clicks(cast: Cast, campaign: Campaign) -> None:
    client = cast.client("officer")
    first = client.get("/tong-quan/").content.decode()
    commune = re.search(rf'href="(/tong-quan/{cast.commune.public_id}/[^"]*)"', first)
    assert commune
    second = client.get(commune[1]).content.decode()
    cell = re.search(rf'href="(/chi-bo/{cast.cell.public_id}/[^"]*)"', second)
    assert cell
    assert "Nông Văn Thành" in client.get(cell[1]).content.decode()


def test_a_cells_overview_is_its_board(cast: Cast, campaign: Campaign) -> None:
    response = cast.client("officer").get(f"/tong-quan/{cast.cell.public_id}/?dot={campaign.public_id}")
    assert response["Location"] == f"/chi-bo/{cast.cell.public_id}/?dot={campaign.public_id}"


def test_the_secretary_of_a_grassroots_organisation_has_an_overview(cast: Cast, campaign: Campaign) -> None:
    member = cast.secretary.member
    grant_role(member=member, role=Role.CELL_SECRETARY, unit=cast.grassroots, starts_on=BEGAN, by=cast.officer)
    assert cast.client("secretary").get("/tong-quan/").context["unit"] == cast.grassroots


def test_a_commune_officer_begins_at_the_commune(cast: Cast, campaign: Campaign) -> None:
    response = cast.client("commune_officer").get("/tong-quan/")
    assert (response.context["unit"], response.context["whole"].rate) == (cast.commune, Rate(0, 8))


def test_the_table_says_the_same_as_the_tiles(cast: Cast, campaign: Campaign) -> None:
    text = cast.client("officer").get("/tong-quan/?dang=bang").content.decode()
    assert "Dưới chỉ tiêu" in text
    assert "Xem dạng ô" in text


def test_before_any_campaign_the_overview_is_empty_and_calm(cast: Cast) -> None:
    response = cast.client("officer").get("/tong-quan/")
    assert response.context["whole"].rate == Rate(0, 0)


@pytest.mark.parametrize("communes", [0, 2])
@pytest.mark.parametrize("query", ["", "?dot=ca-nam", "?dang=bang"])
def test_queries_of_the_overview_do_not_grow(
    cast: Cast, communes: int, query: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(communes):
        make_member(f"8{number}", f"Lò Văn {number}", make_unit("COMMUNE", f"Đảng bộ xã {number}", cast.province))
    make_open(cast.officer, cast.province)
    client = cast.client("officer")
    with django_assert_num_queries(10):
        client.get(f"/tong-quan/{query}")


@pytest.mark.parametrize("cells", [0, 2])
def test_queries_of_a_commune_do_not_grow_with_cells(
    cast: Cast, cells: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(cells):
        make_member(f"8{number}", f"Lò Văn {number}", make_unit("CELL", f"Chi bộ {number}", cast.grassroots))
    make_open(cast.officer, cast.province)
    client = cast.client("officer")
    with django_assert_num_queries(11):
        client.get(f"/tong-quan/{cast.commune.public_id}/")


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_a_list_of_people_do_not_grow(
    cast: Cast, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows - 1):
        make_member(f"8{number}", f"Lò Văn {number}", cast.far_cell)
    make_open(cast.officer, cast.province)
    client = cast.client("officer")
    with django_assert_num_queries(9):
        client.get(f"/tong-quan/{cast.other_commune.public_id}/chua-xong/")
