"""The screens of remarks."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from learning.conferences.models import Conference
from learning.remarks.models import Remark
from tests.cast import Cast
from tests.factories.remarks import enrolment_of, make_remark

pytestmark = pytest.mark.django_db
MINE = "/ho-so-cua-toi/ghi-nhan/"
SAID = {
    "kind": "COMMENDATION",
    "cause": "ATTITUDE",
    "moment": "SUMMARY",
    "statement": "Phát biểu sâu sắc",
    "key": "abc",
}


@pytest.fixture
def secretary(cast: Cast, conference: Conference) -> Client:
    return cast.client("secretary")


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def form_address(cast: Cast) -> str:
    return f"/ghi-nhan/moi/{enrolment_of(cast.member).public_id}/"


def test_from_the_members_page_to_the_record(cast: Cast, secretary: Client) -> None:
    board = f"/chi-bo/{cast.cell.public_id}/dang-vien/{cast.member.member.public_id}/"
    assert form_address(cast) in text_of(secretary, board)
    assert 'name="key"' in text_of(secretary, form_address(cast))
    answer = secretary.post(form_address(cast), SAID, follow=True).content.decode()
    assert "Phát biểu sâu sắc" in answer
    assert "Nông Văn Thành" in text_of(secretary, "/ghi-nhan/")


def test_sending_the_form_twice_records_once(cast: Cast, secretary: Client) -> None:
    addresses = {secretary.post(form_address(cast), SAID)["Location"] for _ in range(2)}
    assert (len(addresses), Remark.objects.count()) == (1, 1)


def test_a_refusal_is_told_and_what_was_typed_is_kept(cast: Cast, secretary: Client, conference: Conference) -> None:
    sent = SAID | {"kind": "CRITICISM", "cause": "ABSENCE", "conference": conference.pk}
    answer = secretary.post(form_address(cast), sent)
    assert answer.status_code == 422
    assert "chưa chốt" in answer.content.decode()
    assert "Phát biểu sâu sắc" in answer.content.decode()


@pytest.mark.parametrize("sent", [{}, {"kind": "X"}, {"conference": "9" * 40}, {"statement": " "}])
def test_a_strange_form_is_refused(cast: Cast, secretary: Client, sent: dict[str, str]) -> None:
    data = SAID | sent if sent else {"kind": "CRITICISM"}
    assert secretary.post(form_address(cast), data).status_code == 422


def test_from_the_conference_one_finds_the_person(cast: Cast, secretary: Client, conference: Conference) -> None:
    page = text_of(secretary, f"/ghi-nhan/hoi-nghi/{conference.public_id}/?q=nong van")
    assert f"{form_address(cast)}?hoi-nghi={conference.public_id}" in page
    assert "selected" in text_of(secretary, f"{form_address(cast)}?hoi-nghi={conference.public_id}")
    stranger = text_of(secretary, f"/ghi-nhan/hoi-nghi/{conference.public_id}/?q=ly thi mai")
    assert "Không thấy ai" in stranger  # of another cell


def test_a_commendation_is_shown_warmly(cast: Cast, secretary: Client) -> None:
    make_remark(cast.member, cast.secretary, kind="COMMENDATION")
    page = text_of(cast.client("member"), MINE)
    assert "Chúc mừng đồng chí!" in page
    assert "đề nghị xem xét lại" not in page


def test_the_member_answers_and_contests(cast: Cast, secretary: Client) -> None:
    remark = make_remark(cast.member, cast.secretary)
    member = cast.client("member")
    where = f"{MINE}{remark.public_id}/tra-loi/"
    assert member.post(where, {"answer": " "}).status_code == 422
    page = member.post(where, {"answer": "Không đúng", "disputes": "on"}, follow=True).content.decode()
    assert "Trong khi chờ, việc này chưa có hiệu lực" in page
    officer = cast.client("commune_officer")
    assert "Có 1 việc chờ đồng chí xem xét" in text_of(officer, "/ghi-nhan/")
    assert "Nông Văn Thành" in text_of(officer, "/ghi-nhan/?loai=cho-xem-xet")


def test_an_officer_decides_and_the_recorder_cannot(cast: Cast, secretary: Client) -> None:
    remark = make_remark(cast.member, cast.secretary)
    cast.client("member").post(f"{MINE}{remark.public_id}/tra-loi/", {"answer": "Không đúng", "disputes": "on"})
    where = f"/ghi-nhan/{remark.public_id}/ket-luan/"
    sent = {"verdict": "withdraw", "decision": "Chưa đủ căn cứ"}
    assert secretary.post(where, sent).status_code == 404
    officer = cast.client("officer")
    assert officer.post(where, {"verdict": "withdraw"}).status_code == 422
    assert "Đã ghi kết luận" in officer.post(where, sent, follow=True).content.decode()
    assert "Chưa đủ căn cứ" in text_of(cast.client("member"), MINE)


def test_the_recorder_withdraws_with_a_reason(cast: Cast, secretary: Client) -> None:
    remark = make_remark(cast.member, cast.secretary)
    where = f"/ghi-nhan/{remark.public_id}/rut/"
    assert secretary.post(where, {"reason": ""}).status_code == 422
    assert "Đã rút" in secretary.post(where, {"reason": "Nhầm người"}, follow=True).content.decode()


@pytest.mark.parametrize("who", ["neighbour", "other_secretary", "rapporteur", "stranger", "member"])
def test_a_criticism_is_private(cast: Cast, secretary: Client, who: str) -> None:
    remark = make_remark(cast.member, cast.secretary)
    assert cast.client(who).get(f"/ghi-nhan/{remark.public_id}/").status_code == 404
    if who != "member":
        assert remark.statement not in text_of(cast.client(who), MINE)


def test_one_sees_ones_own_profile_lead_there(cast: Cast, secretary: Client) -> None:
    assert MINE in text_of(cast.client("member"), "/ho-so-cua-toi/")


@pytest.mark.parametrize("count", [1, 3])
def test_lists_take_the_same_queries(
    cast: Cast, secretary: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        make_remark(cast.member, cast.secretary)
    with django_assert_num_queries(6):
        text_of(secretary, "/ghi-nhan/")
    member = cast.client("member")
    with django_assert_num_queries(5):
        text_of(member, MINE)
