"""Scanning, signing in and confirming through the site."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from learning.attendance import tickets
from learning.attendance.models import Presence
from learning.attendance.tickets import COOKIE, Ticket
from learning.conferences.models import Conference, RosterEntry
from tests.cast import PASSWORD, Cast
from tests.factories.campaigns import make_open
from tests.factories.check_in import conference_now, hall, move_session, scan_address, spans_of, typed_code

pytestmark = pytest.mark.django_db
PAGE = "/diem-danh/"
CONFIRM = "/diem-danh/xac-nhan/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def member(cast: Cast) -> Client:
    return cast.client("member")


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_scan_and_one_tap(cast: Cast, member: Client, conference: Conference) -> None:
    page = text_of(member, scan_address(hall(conference)))
    assert "Điểm cầu 1" in page
    assert "Buổi sáng" in page
    answer = member.post(PAGE, follow=True)
    assert "Đã điểm danh lúc" in answer.content.decode()
    assert answer.redirect_chain == [(PAGE, 302)]
    assert len(spans_of(conference, cast.member)) == 1


def test_scanning_writes_nothing(member: Client, guest: Client, conference: Conference) -> None:
    for client in (member, guest):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(scan_address(hall(conference)))
        assert [q["sql"] for q in asked if not q["sql"].startswith("SELECT")] == []
    assert not Presence.objects.exists()


def test_a_guest_signs_in_and_finds_the_scan_kept(cast: Cast, guest: Client, conference: Conference) -> None:
    scanned = guest.get(scan_address(hall(conference)))
    assert scanned["Location"] == CONFIRM
    sent = guest.get(CONFIRM)
    wanted = parse_qs(urlsplit(sent["Location"]).query)["next"][0]
    answer = guest.post("/dang-nhap/", {"login": "01", "password": PASSWORD, "next": wanted})
    assert answer["Location"] == CONFIRM
    assert "Điểm cầu 1" in text_of(guest, CONFIRM)
    guest.post(PAGE)
    assert len(spans_of(conference, cast.member)) == 1


def test_the_scan_is_kept_for_five_minutes_of_signing_in(cast: Cast, member: Client, conference: Conference) -> None:
    at = timezone.now() - timedelta(minutes=5)
    member.cookies[COOKIE] = Ticket(hall(conference).public_id, at).signed()
    assert "Đã quét mã lúc" in text_of(member, CONFIRM)
    member.post(PAGE)
    (span,) = spans_of(conference, cast.member)
    assert span.started_at == at.replace(microsecond=0)


@pytest.mark.parametrize("spoil", ["expired", "tampered", "another browser"])
def test_a_ticket_that_does_not_hold_records_nothing(
    cast: Cast, member: Client, conference: Conference, spoil: str
) -> None:
    at = timezone.now() - (tickets.VALID + timedelta(seconds=2) if spoil == "expired" else timedelta(minutes=1))
    cookie = Ticket(hall(conference).public_id, at).signed()
    if spoil != "another browser":
        member.cookies[COOKIE] = cookie.replace(".", ".1", 1) if spoil == "tampered" else cookie
    for page in (member.get(CONFIRM), member.post(PAGE)):
        assert "Lần quét không còn hiệu lực" in page.content.decode()
    assert spans_of(conference, cast.member) == []


def test_neither_page_nor_address_gives_the_ticket_away(member: Client, conference: Conference) -> None:
    page = member.get(scan_address(hall(conference)))
    cookie = page.cookies[COOKIE]
    assert cookie.value not in page.content.decode()
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"]) == (True, "Lax", PAGE, 600)


def test_reloading_the_scanned_page_after_its_code_ended_keeps_it(member: Client, conference: Conference) -> None:
    at = timezone.now() - timedelta(minutes=3)
    member.cookies[COOKIE] = Ticket(hall(conference).public_id, at).signed()
    assert member.get(scan_address(hall(conference), at))["Location"] == CONFIRM


@pytest.mark.parametrize("who", ["member", "guest"])
def test_an_old_picture_says_so(cast: Cast, guest: Client, conference: Conference, who: str) -> None:
    client = guest if who == "guest" else cast.client(who)
    page = client.get(scan_address(hall(conference), timezone.now() - timedelta(minutes=3)))
    assert "Mã này đã đổi" in page.content.decode()
    assert COOKIE not in page.cookies


def test_an_unknown_hall_and_an_unknown_picture_look_alike(guest: Client, conference: Conference) -> None:
    ids = [hall(conference).public_id, "zzzzzzzzzzzz"]
    pages = [text_of(guest, f"/diem-danh/q/{point_id}/aaaaaaaaaaaa/") for point_id in ids]
    without_chance = [re.sub(r'"[A-Za-z0-9]{64}"', '""', page) for page in pages]
    assert without_chance[0] == without_chance[1]
    assert "Mã chưa đúng" in pages[0]


def test_a_picture_of_another_point_names_both(member: Client, conference: Conference) -> None:
    page = text_of(member, scan_address(hall(conference, 1)))
    assert "Mã này của Điểm cầu 2, còn đồng chí được xếp ở Điểm cầu 1" in page
    assert "báo bàn thư ký ở đó để chuyển điểm" in page


def test_with_a_script_only_the_answer_comes_back(member: Client, conference: Conference) -> None:
    answer = member.post(PAGE, {"code": typed_code(hall(conference))}, headers=HTMX)
    text = answer.content.decode()
    assert text.lstrip().startswith('<div id="diem-danh"')
    assert "Đã điểm danh lúc" in text
    assert "<html" not in text


def test_a_double_tap_records_one_span(cast: Cast, member: Client, conference: Conference) -> None:
    member.get(scan_address(hall(conference)))
    for _ in range(2):
        page = member.post(PAGE, headers=HTMX).content.decode()
    assert "không cần làm lại" in page
    assert len(spans_of(conference, cast.member)) == 1


def test_leaving_says_until_when_and_offers_a_new_code(member: Client, conference: Conference) -> None:
    member.post(PAGE, {"code": typed_code(hall(conference))})
    page = member.post("/diem-danh/ra-ve/", follow=True).content.decode()
    assert "Đồng chí đã ra về lúc" in page
    assert 'name="code"' in page


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ("12345", "Mã gồm sáu chữ số"),
        ("", "Mã gồm sáu chữ số"),
        ("old", "Mã này đã đổi"),
        ("other", "Đây là mã của điểm cầu khác"),
    ],
)
def test_each_wrong_code_has_its_sentence(member: Client, conference: Conference, sent: str, told: str) -> None:
    old = typed_code(hall(conference), timezone.now() - timedelta(minutes=10))
    code = {"old": old, "other": typed_code(hall(conference, 1))}.get(sent, sent)
    assert told in member.post(PAGE, {"code": code}).content.decode()


def test_an_early_member_reads_when_it_opens(member: Client, conference: Conference) -> None:
    move_session(conference, "Buổi sáng", timezone.now() + timedelta(hours=2))
    page = text_of(member, PAGE)
    assert "Chưa có buổi nào mở điểm danh" in page
    assert "Điểm danh mở lúc" in page


def test_someone_without_a_session_is_sent_to_the_desk(member: Client) -> None:
    assert "báo bàn thư ký" in text_of(member, PAGE)


def test_a_stranger_is_told_to_ask_the_desk(cast: Cast) -> None:
    conference = conference_now(make_open(cast.officer, cast.province, units=[cast.cell]), cast.officer)
    page = text_of(cast.client("stranger"), scan_address(hall(conference)))
    assert "chưa có tên trong danh sách" in page


def test_the_exempt_read_that_it_is_not_counted(cast: Cast, member: Client, conference: Conference) -> None:
    RosterEntry.objects.update(standing="EXEMPT", evidence="Quyết định")
    page = member.post(PAGE, {"code": typed_code(hall(conference))}, follow=True).content.decode()
    assert "không tính vào tỷ lệ" in page


def test_my_duties_lead_to_the_open_check_in(member: Client, conference: Conference) -> None:
    before = text_of(member, "/viec-cua-toi/")
    member.post(PAGE, {"code": typed_code(hall(conference))})
    after = text_of(member, "/viec-cua-toi/")
    assert "Đang mở điểm danh" in before
    assert "Buổi sáng · Điểm cầu 1" in before
    assert "Đã điểm danh lúc" in after


def test_checking_in_takes_five_queries(
    member: Client, conference: Conference, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    member.get(PAGE)  # halls and policy are known to the process
    code = typed_code(hall(conference))
    with django_assert_num_queries(7):  # two of them open and close the test's savepoint
        member.post(PAGE, {"code": code}, headers=HTMX)


def test_confirming_a_scan_takes_five_queries(
    member: Client, conference: Conference, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = scan_address(hall(conference))
    member.get(address)  # halls and policy are known to the process
    with django_assert_num_queries(3):
        member.get(address)
    with django_assert_num_queries(7):  # two of them open and close the test's savepoint
        member.post(PAGE, headers=HTMX)


def test_a_wrong_code_takes_three_queries(
    member: Client, conference: Conference, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    member.get(PAGE)
    with django_assert_num_queries(3):
        member.post(PAGE, {"code": "000000"})
