"""Reading a study text section by section."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from learning.campaigns.choices import DutyState
from learning.campaigns.models import Campaign, Duty, Enrolment, Requirement
from learning.library.actions import NotAllRead, finish_reading, keep_place
from learning.library.choices import READ_CONDENSED_TEXT
from learning.library.models import CondensedTextPage, ReadingPlace
from tests.cast import Cast
from tests.factories.library import make_resolution, make_text

ADDRESS = "/thu-vien/26-hd-btgtu/doc-gon/"


@pytest.fixture
def text(cast: Cast) -> CondensedTextPage:
    return make_text(cast.officer, make_resolution(cast.officer, cast.province))


@pytest.fixture
def reader(cast: Cast, text: CondensedTextPage) -> Client:
    return cast.client("member")


def owe_reading(cast: Cast, text: CondensedTextPage) -> Duty:
    campaign = Campaign.objects.create(
        title="Đợt 1", unit=cast.province, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31),
        state="OPEN", created_by=cast.officer,
    )  # fmt: skip
    requirement = Requirement.objects.create(
        campaign=campaign, kind=READ_CONDENSED_TEXT, target=str(text.translation_key), due_on=date(2026, 12, 1)
    )
    enrolment = Enrolment.objects.create(
        campaign=campaign, member=cast.member.member, unit=cast.cell, unit_path=cast.cell.path, duties_total=1
    )
    return Duty.objects.create(enrolment=enrolment, requirement=requirement)


def read_to_the_end(reader: Client) -> None:
    for number in (1, 2):
        reader.post(ADDRESS, {"phan": number})


def test_first_section_comes_first_with_the_way_on(reader: Client) -> None:
    page = reader.get(ADDRESS).content.decode()
    assert "Ai phải học" in page
    assert "Đọc tiếp · 2/3" in page
    assert "Vắng trên 40%" not in page


def test_going_on_keeps_the_place_and_shows_the_next_section(reader: Client, cast: Cast) -> None:
    answer = reader.post(ADDRESS, {"phan": 1})
    assert answer.headers["Location"] == f"{ADDRESS}?phan=2"
    assert ReadingPlace.objects.get(member=cast.member.member).furthest == 2


def test_opening_again_goes_on_where_the_member_stopped(reader: Client) -> None:
    reader.post(ADDRESS, {"phan": 1})
    page = reader.get(ADDRESS).content.decode()
    assert "Đồng chí đang đọc dở phần 2/3" in page
    assert "84′" in page


def test_looking_writes_nothing(reader: Client) -> None:
    reader.get(ADDRESS + "?phan=3")
    assert not ReadingPlace.objects.exists()


@pytest.mark.parametrize("asked", ["", "0", "99", "-1", "abc", "²", "9" * 30, "\x00"])
def test_odd_section_numbers_show_a_section(reader: Client, asked: str) -> None:
    assert reader.get(ADDRESS, {"phan": asked}).status_code == 200


def test_jumping_to_the_end_names_what_is_left(reader: Client) -> None:
    page = reader.get(ADDRESS + "?phan=3").content.decode()
    assert "Còn 2 phần · về phần 2" in page
    assert "Tôi đã đọc xong" not in page


def test_finishing_early_leads_to_the_first_unread_section(reader: Client) -> None:
    answer = reader.post(ADDRESS, {"xong": "1"}, follow=True)
    assert "Còn phần 2 chưa đọc" in answer.content.decode()
    assert not ReadingPlace.objects.exclude(finished_at=None).exists()


def test_finishing_settles_the_duty_with_its_evidence(reader: Client, cast: Cast, text: CondensedTextPage) -> None:
    duty = owe_reading(cast, text)
    read_to_the_end(reader)
    reader.post(ADDRESS, {"xong": "1"})
    duty.refresh_from_db()
    assert duty.state == DutyState.DONE
    assert duty.evidence == {"revision": text.live_revision_id, "sections": 3}


def test_finishing_twice_keeps_the_first_date(reader: Client, cast: Cast, text: CondensedTextPage) -> None:
    read_to_the_end(reader)
    member = cast.member.member
    first = finish_reading(member=member, page=text, total=3, at=timezone.now()).finished_at
    assert finish_reading(member=member, page=text, total=3, at=timezone.now()).finished_at == first


def test_text_read_before_a_campaign_can_be_finished_again_for_it(
    reader: Client, cast: Cast, text: CondensedTextPage
) -> None:
    read_to_the_end(reader)
    reader.post(ADDRESS, {"xong": "1"})
    duty = owe_reading(cast, text)
    reader.post(ADDRESS, {"xong": "1"})
    duty.refresh_from_db()
    assert duty.state == DutyState.DONE


def test_going_on_twice_from_one_section_moves_once(cast: Cast, text: CondensedTextPage) -> None:
    member, now = cast.member.member, timezone.now()
    for _ in range(2):
        place = keep_place(member=member, page=text, leaving=1, total=3, at=now)
    assert (place.section, place.furthest) == (2, 2)


def test_an_unfinished_text_cannot_be_finished(cast: Cast, text: CondensedTextPage) -> None:
    with pytest.raises(NotAllRead) as refusal:
        finish_reading(member=cast.member.member, page=text, total=3, at=timezone.now())
    assert refusal.value.left == [2, 3]


def test_duty_leads_to_the_text_wherever_it_moved(cast: Cast, text: CondensedTextPage) -> None:
    from learning.campaigns.kinds import kind_of

    address = kind_of(READ_CONDENSED_TEXT).address(owe_reading(cast, text))
    text.slug = "ten-moi"
    text.save_revision().publish()
    assert cast.client("member").get(address).headers["Location"] == "/thu-vien/26-hd-btgtu/ten-moi/"


def test_targets_are_the_texts_that_the_officer_sees(cast: Cast, text: CondensedTextPage) -> None:
    from learning.campaigns.kinds import kind_of

    targets = kind_of(READ_CONDENSED_TEXT).targets(cast.officer)
    assert [(target.identifier, target.minutes) for target in targets] == [(str(text.translation_key), 8)]
