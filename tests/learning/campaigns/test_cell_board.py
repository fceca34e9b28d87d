"""A cell's board: who has done what, who is late, whom to call; and one member's record."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from learning.campaigns import actions
from learning.campaigns.boards import Board
from learning.campaigns.models import Campaign
from learning.campaigns.rates import Rate
from members.access.actions import grant_role
from members.access.choices import Role
from members.people.choices import MemberKind
from members.people.models import ActivityExemption
from tests.cast import BEGAN, Cast, make_member
from tests.factories.campaigns import close, duties_of, finish, make_open, plans

TODAY = timezone.localdate()


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return make_open(cast.officer, cast.province)


def board_page(cast: Cast, query: str = "", name: str = "secretary") -> str:
    return cast.client(name).get(f"/chi-bo-toi/{query}").content.decode()


def board(cast: Cast, campaign: Campaign) -> Board:
    return Board(cast.cell, campaign, TODAY)


def test_rows_are_sorted_by_given_name(cast: Cast, campaign: Campaign) -> None:
    names = [row.member.full_name for row in board(cast, campaign).rows]
    assert names == ["Hoàng Thị Bích", "Đàm Văn Hạnh", "Bế Thị Lâm", "Nông Văn Thành"]


def test_the_rate_counts_members_who_finished(cast: Cast, campaign: Campaign) -> None:
    finish(cast.member.member, campaign)
    assert board(cast, campaign).rate == Rate(1, 4)


def test_the_exempt_are_in_neither_number(cast: Cast) -> None:
    ActivityExemption.objects.create(member=cast.member.member, starts_on=BEGAN, decision="Quyết định 12")
    shown = board(cast, make_open(cast.officer, cast.province))
    assert (shown.rate, shown.exempt) == (Rate(0, 3), 1)


def test_non_members_are_on_the_board_but_not_in_the_rate(cast: Cast) -> None:
    make_member("99", "Lò Thị Quần Chúng", cast.cell, MemberKind.NON_MEMBER)
    shown = board(cast, make_open(cast.officer, cast.province, audiences=["PUBLIC"]))
    assert (shown.rate, len(shown.rows)) == (Rate(0, 4), 5)


def test_the_filter_leaves_only_the_unfinished(cast: Cast, campaign: Campaign) -> None:
    finish(cast.member.member, campaign)
    text = board_page(cast, "?xem=chua-xong")
    assert "Nông Văn Thành" not in text
    assert "Bế Thị Lâm" in text


def test_who_is_not_finished_can_be_called(cast: Cast, campaign: Campaign) -> None:
    cast.member.member.phone = "0912345678"
    cast.member.member.save()
    assert 'href="tel:0912345678"' in board_page(cast)
    finish(cast.member.member, campaign)
    assert 'href="tel:0912345678"' not in board_page(cast)


def test_what_is_owed_beyond_its_day_is_late(cast: Cast) -> None:
    campaign = make_open(cast.officer, cast.province, requirements=plans(TODAY - timedelta(days=1)))
    finish(cast.member.member, campaign)
    assert board(cast, campaign).late == 3


def test_the_newest_open_campaign_is_shown_unasked(cast: Cast, campaign: Campaign) -> None:
    close(make_open(cast.officer, cast.province, title="Đợt sau", starts_on=TODAY), cast.officer)
    assert f'value="{campaign.public_id}" selected' in board_page(cast)


def test_another_campaign_can_be_chosen(cast: Cast, campaign: Campaign) -> None:
    other = make_open(cast.officer, cast.province, title="Đợt sau", starts_on=TODAY)
    assert f'value="{other.public_id}" selected' in board_page(cast, f"?dot={other.public_id}")


def test_a_campaign_elsewhere_looks_missing(cast: Cast, campaign: Campaign) -> None:
    far = make_open(cast.officer, cast.province, [cast.far_cell])
    assert cast.client("secretary").get(f"/chi-bo-toi/?dot={far.public_id}").status_code == 404


def test_a_secretary_of_two_cells_chooses(cast: Cast, campaign: Campaign) -> None:
    grant_role(
        member=cast.secretary.member, role=Role.CELL_SECRETARY, unit=cast.other_cell, starts_on=BEGAN, by=cast.officer
    )
    assert f'href="/chi-bo/{cast.other_cell.public_id}/"' in board_page(cast)


def test_a_cell_without_campaigns_is_told_so(cast: Cast) -> None:
    assert "Chưa có ai được ghi danh" in board_page(cast)


def test_a_record_tells_reasons_and_evidence_in_words(cast: Cast, campaign: Campaign) -> None:
    first, second = duties_of(cast.member.member)
    actions.settle_duty(duty=first, evidence={"score": 87}, at=timezone.now())
    actions.fail_duty(duty=second, reason="Hết lượt làm", evidence={"score": 31}, at=timezone.now())
    address = f"/chi-bo/{cast.cell.public_id}/dang-vien/{cast.member.member.public_id}/"
    text = cast.client("secretary").get(address).content.decode()
    assert "Nghe đến hết" in text
    assert "Hết lượt làm" in text


def test_a_record_does_not_open_under_another_unit(cast: Cast, campaign: Campaign) -> None:
    address = f"/chi-bo/{cast.other_cell.public_id}/dang-vien/{cast.member.member.public_id}/"
    assert cast.client("officer").get(address).status_code == 404


@pytest.mark.parametrize("more", [0, 2])
def test_queries_do_not_grow_with_members(
    cast: Cast, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(more):
        make_member(f"7{number}", f"Lò Văn {number}", cast.cell)
    make_open(cast.officer, cast.province)
    client = cast.client("secretary")
    with django_assert_num_queries(12):
        client.get("/chi-bo-toi/")


def test_a_kind_that_stands_alone_heads_its_column_with_its_short_words(cast: Cast) -> None:
    shown = board(cast, make_open(cast.officer, cast.province, requirements=plans(TODAY + timedelta(days=5), 1)))
    assert [label for _item, label, _rate in shown.columns] == ["Nghe ngay"]


def test_two_duties_of_a_kind_keep_their_titles(cast: Cast, campaign: Campaign) -> None:
    assert [mark.label for mark in board(cast, campaign).rows[0].marks] == ["Nghe phần một", "Nghe phần hai"]


def test_the_board_is_headed_by_the_full_name(cast: Cast, campaign: Campaign) -> None:
    assert f"<h1>{cast.cell.name}</h1>" in board_page(cast)
