"""A duty not passed whose kind has a way on: what the member, the board and the record show instead of “Chưa đạt”."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from learning.campaigns import actions, kinds
from learning.campaigns.cards import cards_of, headline
from learning.campaigns.models import Campaign, Duty
from tests.cast import Cast
from tests.factories.campaigns import KIND, duties_of, listening, make_open

NOW = timezone.now()
TODAY = timezone.localdate()
UNTIL = TODAY + timedelta(days=2)


def must_listen_again(duty: Duty) -> kinds.Trouble:
    return kinds.Trouble(
        state="retake",
        word="Học lại",
        sentence=f"Đồng chí vắng {duty.evidence['absent']} phút.",
        label="Xem lớp học lại",
        address="/hoc-lai/",
        last_day=date.fromisoformat(duty.evidence["until"]),
    )


@pytest.fixture
def campaign(cast: Cast) -> Iterator[Campaign]:
    """The member did one duty and must study the other again."""
    kept = kinds.kind_of(KIND)
    kinds.register(replace(listening(), trouble=must_listen_again))
    campaign = make_open(cast.officer, cast.province)
    first, second = duties_of(cast.member.member)
    actions.settle_duty(duty=first, evidence={}, at=NOW)
    evidence = {"absent": 250, "until": UNTIL.isoformat()}
    actions.fail_duty(duty=second, reason="Vắng quá 40%", evidence=evidence, at=NOW)
    yield campaign
    kinds.register(kept)


def test_the_member_is_told_what_and_until_when(cast: Cast, campaign: Campaign) -> None:
    text = cast.client("member").get("/viec-cua-toi/").content.decode()
    assert "Đồng chí vắng 250 phút." in text
    assert f"Hạn {UNTIL:%d/%m/%Y}" in text
    assert 'href="/hoc-lai/"' in text
    assert "Chưa đạt" not in text


def test_it_is_work_left_with_its_own_deadline(cast: Cast, campaign: Campaign) -> None:
    cards = cards_of(cast.member.member, TODAY)
    assert headline(cards) == "Còn 1 việc trong đợt này"
    assert (cards[0].last_day, cards[0].deadline) == (UNTIL, "Còn 2 ngày")


def test_the_board_shows_its_pill(cast: Cast, campaign: Campaign) -> None:
    text = cast.client("secretary").get("/chi-bo-toi/").content.decode()
    assert "pill--retake" in text
    assert "Học lại" in text


def test_the_members_page_shows_word_sentence_and_last_day(cast: Cast, campaign: Campaign) -> None:
    address = f"/chi-bo/{cast.cell.public_id}/dang-vien/{cast.member.member.public_id}/"
    text = cast.client("secretary").get(address).content.decode()
    assert "Học lại" in text
    assert "Đồng chí vắng 250 phút." in text
    assert f"{UNTIL:%d/%m/%Y}" in text


def test_without_a_way_on_it_stays_not_passed(cast: Cast, campaign: Campaign) -> None:
    kinds.register(listening())
    assert "Chưa đạt" in cast.client("member").get("/viec-cua-toi/").content.decode()
