"""“Việc của tôi” says what is left, leads to the next step, and explains the rest."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from learning.campaigns import actions
from learning.campaigns.cards import Card, cards_of, headline
from members.people.models import ActivityExemption
from tests.cast import BEGAN, Cast
from tests.factories.campaigns import close, duties_of, finish, make_open, plans

TODAY = timezone.localdate()
ADDRESS = "/viec-cua-toi/"


def page(cast: Cast, name: str = "member") -> str:
    return cast.client(name).get(ADDRESS).content.decode()


def only_card(cast: Cast) -> Card:
    (card,) = cards_of(cast.member.member, TODAY)
    return card


def test_a_member_without_campaigns_is_told_so(cast: Cast) -> None:
    assert "Hiện chưa có việc nào" in page(cast)


def test_the_headline_counts_what_is_left(cast: Cast) -> None:
    make_open(cast.officer, cast.province)
    assert "Còn 2 việc trong đợt này" in page(cast)


def test_of_several_campaigns_the_headline_gives_the_sum(cast: Cast) -> None:
    for _ in range(2):
        make_open(cast.officer, cast.province)
    assert headline(cards_of(cast.member.member, TODAY)) == "Còn 4 việc trong 2 đợt học tập"


def test_the_button_leads_to_the_first_duty_not_done(cast: Cast) -> None:
    campaign = make_open(cast.officer, cast.province)
    first, second = duties_of(cast.member.member, campaign)
    actions.settle_duty(duty=first, evidence={}, at=timezone.now())
    button = re.search(r'<a href="([^"]*)" class="button button--primary', page(cast))
    assert button
    assert button[1] == f"/nghe/{second.public_id}/"


def test_one_button_alone_is_the_primary_one(cast: Cast) -> None:
    for _ in range(3):
        make_open(cast.officer, cast.province)
    assert page(cast).split("</main>")[0].count("button--primary") == 1


def test_who_has_done_everything_is_thanked(cast: Cast) -> None:
    finish(cast.member.member, make_open(cast.officer, cast.province))
    assert "Đồng chí đã hoàn thành mọi việc" in page(cast)


def test_a_failed_duty_is_explained_with_what_to_do(cast: Cast) -> None:
    duty = duties_of(cast.member.member, make_open(cast.officer, cast.province))[0]
    actions.fail_duty(duty=duty, reason="Đã dùng hết 3 lượt làm.", evidence={}, at=timezone.now())
    text = page(cast)
    assert "Đã dùng hết 3 lượt làm." in text
    assert "báo bí thư chi bộ" in text


def test_the_exempt_are_told_why_they_need_not(cast: Cast) -> None:
    ActivityExemption.objects.create(member=cast.member.member, starts_on=BEGAN, decision="Quyết định 12")
    make_open(cast.officer, cast.province)
    text = page(cast)
    assert "được miễn sinh hoạt nên không phải làm" in text
    assert "/nghe/" not in text


def test_a_closed_campaign_offers_no_button(cast: Cast) -> None:
    close(make_open(cast.officer, cast.province), cast.officer)
    text = page(cast)
    assert "Các đợt đã qua" in text
    assert "Nghe ngay" not in text


@pytest.mark.parametrize(
    ("days", "sentence", "state"),
    [
        (5, "Còn 5 ngày", "info"),
        (3, "Còn 3 ngày", "warn"),
        (0, "Hạn cuối hôm nay", "warn"),
        (-2, "Quá hạn 2 ngày", "late"),
    ],
)
def test_the_pill_counts_to_the_next_steps_last_day(cast: Cast, days: int, sentence: str, state: str) -> None:
    make_open(cast.officer, cast.province, requirements=plans(TODAY + timedelta(days=days)))
    card = only_card(cast)
    assert (card.deadline, card.deadline_state) == (sentence, state)


@pytest.mark.parametrize("campaigns", [1, 3])
def test_queries_do_not_grow_with_campaigns(
    cast: Cast, campaigns: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(campaigns):
        make_open(cast.officer, cast.province)
    client = cast.client("member")
    with django_assert_num_queries(7):
        client.get(ADDRESS)
