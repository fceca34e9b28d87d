"""The list of one's notices, and the bell on every page."""

import pytest
from pytest_django import DjangoAssertNumQueries

from foundation.notifications.actions import notify
from foundation.notifications.choices import NoticeKind
from foundation.notifications.models import Notice
from tests.cast import Cast
from tests.factories.notifications import make_notice, tell

pytestmark = pytest.mark.django_db
LIST = "/thong-bao/"


def page(cast: Cast, name: str = "member", address: str = LIST) -> str:
    return cast.client(name).get(address).content.decode()


def test_without_notices_the_page_says_what_will_be_here(cast: Cast) -> None:
    text = page(cast)
    assert "Chưa có thông báo nào" in text
    assert "Đánh dấu đã đọc tất cả" not in text


def test_one_sees_only_ones_own(cast: Cast) -> None:
    make_notice(cast.neighbour, title="Chuyện của người khác")
    make_notice(cast.member, title="Chuyện của tôi")
    text = page(cast)
    assert "Chuyện của tôi" in text
    assert "Chuyện của người khác" not in text


def test_the_newest_stands_first_and_the_unread_are_told_in_words(cast: Cast) -> None:
    old = make_notice(cast.member, cause="a", title="Tin cũ")
    make_notice(cast.member, cause="b", title="Tin mới")
    cast.client("member").post(f"{LIST}{old.public_id}/mo/")
    text = page(cast)
    assert text.index("Tin mới") < text.index("Tin cũ")
    assert text.count("Chưa đọc") == 1


def test_opening_marks_read_and_leads_to_the_address(cast: Cast) -> None:
    notice = make_notice(cast.member)
    answer = cast.client("member").post(f"{LIST}{notice.public_id}/mo/")
    notice.refresh_from_db()
    assert (answer["Location"], bool(notice.read_at)) == ("/viec-cua-toi/", True)


def test_looking_with_a_link_writes_nothing(cast: Cast) -> None:
    notice = make_notice(cast.member)
    assert cast.client("member").get(f"{LIST}{notice.public_id}/mo/").status_code == 405
    page(cast)
    notice.refresh_from_db()
    assert notice.read_at is None


@pytest.mark.parametrize(("sent", "led"), [("/thong-bao/?page=2", "/thong-bao/?page=2"), ("//other.vn/", LIST)])
def test_a_notice_without_address_leads_back_to_where_it_was_listed(cast: Cast, sent: str, led: str) -> None:
    notify(recipients=[cast.member.pk], cause="a", kind=NoticeKind.DECISION, title="Đã ghi nhận", body="Dòng 1\nDòng 2")
    text = page(cast)
    assert "Dòng 1<br>Dòng 2" in text
    assert "Đánh dấu đã đọc<" in text
    answer = cast.client("member").post(f"{LIST}{Notice.objects.get().public_id}/mo/", {"next": sent})
    assert answer["Location"] == led


def test_reading_all_is_told(cast: Cast) -> None:
    tell(cast.member)
    answer = cast.client("member").post(f"{LIST}da-doc-tat-ca/", follow=True)
    assert "Đã đánh dấu tất cả thông báo là đã đọc." in answer.content.decode()
    assert not Notice.objects.filter(read_at=None).exists()


def test_the_list_goes_by_twenties(cast: Cast) -> None:
    for number in range(21):
        make_notice(cast.member, cause=str(number), title=f"Tin số {number}.")
    assert page(cast).count("Tin số") == 20
    assert page(cast, address=LIST + "?page=2").count("Tin số") == 1


@pytest.mark.parametrize(("number", "shown"), [(0, "không có gì chưa đọc"), (3, "3 chưa đọc")])
def test_the_bell_tells_how_many_are_unread(cast: Cast, number: int, shown: str) -> None:
    for cause in range(number):
        make_notice(cast.member, cause=str(cause))
    assert f'aria-label="Thông báo: {shown}"' in page(cast, address="/viec-cua-toi/")


def test_the_bell_stops_counting_at_ninety_nine(cast: Cast) -> None:
    type(cast.member).objects.filter(pk=cast.member.pk).update(unread_notices=100)
    assert ">99+<" in page(cast, address="/viec-cua-toi/")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(
    cast: Cast, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        make_notice(cast.member, cause=str(number))
    client = cast.client("member")
    with django_assert_num_queries(6):
        client.get(LIST)


@pytest.mark.parametrize("rows", [0, 3])
def test_the_bell_costs_no_query(cast: Cast, rows: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(rows):
        make_notice(cast.member, cause=str(number))
    client = cast.client("member")
    with django_assert_num_queries(6):
        client.get("/ho-so-cua-toi/")
