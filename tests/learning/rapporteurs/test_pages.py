"""The screens of the roster and of assignments."""

import io
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from learning.conferences.models import Conference
from learning.rapporteurs.models import Assignment, Rapporteur
from tests.cast import Cast
from tests.factories.rapporteurs import first_session, make_assignment, make_rapporteur, one_more

pytestmark = pytest.mark.django_db
FILLED: dict[str, Any] = {
    "level": "PROVINCE",
    "qualification": "MASTER",
    "political_theory": "ADVANCED",
    "recognised_on": "2025-01-06",
    "fields_known": ["LAW", "ECONOMY"],
    "languages": ["HMONG"],
}


@pytest.fixture
def officer(cast: Cast) -> Client:
    return cast.client("officer")


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_from_the_search_to_the_roster(cast: Cast, officer: Client) -> None:
    assert f"/bao-cao-vien/them/{cast.neighbour.member.public_id}/" in text_of(
        officer, "/bao-cao-vien/them/?tim=ly thi"
    )
    sent = FILLED | {"unit": cast.province.public_id}
    page = officer.post(f"/bao-cao-vien/them/{cast.neighbour.member.public_id}/", sent, follow=True).content.decode()
    assert "Pháp luật, nội chính" in page
    assert "Lý Thị Mai" in text_of(officer, "/bao-cao-vien/?linh-vuc=LAW&tieng=HMONG")
    assert "Đang là báo cáo viên" in text_of(officer, "/bao-cao-vien/them/?tim=ly thi")


@pytest.mark.parametrize("wrong", [{"level": "COMMUNE"}, {"recognised_on": "2099-01-01"}, {"unit": ""}, {"level": "X"}])
def test_a_wrong_form_is_refused(cast: Cast, officer: Client, wrong: dict[str, str]) -> None:
    sent = FILLED | {"unit": cast.province.public_id} | wrong
    assert officer.post(f"/bao-cao-vien/them/{cast.neighbour.member.public_id}/", sent).status_code == 422
    assert not Rapporteur.objects.exists()


def test_a_unit_of_another_board_cannot_be_chosen(cast: Cast) -> None:
    client = cast.client("commune_officer")
    sent = FILLED | {"unit": cast.province.public_id}
    assert client.post(f"/bao-cao-vien/them/{cast.neighbour.member.public_id}/", sent).status_code == 422


def test_a_correction_and_a_review_on_the_screen(cast: Cast, officer: Client) -> None:
    row = one_more(cast, 1)
    address = f"/bao-cao-vien/{row.public_id}/"
    assert "Quá hạn" in text_of(officer, address)
    assert officer.post(f"{address}sua/", FILLED).status_code == 302
    assert "Thạc sĩ" in text_of(officer, address)
    assert officer.post(f"{address}ra-soat/", {"verdict": "KEPT"}).status_code == 422
    page = officer.post(f"{address}ra-soat/", {"verdict": "KEPT", "note": "Tốt"}, follow=True).content.decode()
    assert "Quá hạn" not in page
    assert "Ghi kết quả rà soát năm nay" not in page


def test_the_workbook_holds_what_the_list_shows(cast: Cast, officer: Client) -> None:
    one_more(cast, 1)
    one_more(cast, 2, fields=("LAW",))
    answer = officer.get("/bao-cao-vien/tai-ve/?linh-vuc=LAW")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows if str(row[0]).startswith("Lò")] == ["Lò Văn Số 2"]


def test_the_officer_assigns_on_the_plan_and_withdraws(cast: Cast, officer: Client, conference: Conference) -> None:
    speaker, backup = one_more(cast, 1), one_more(cast, 2)
    plan, session = f"/hoi-nghi/{conference.public_id}/", first_session(conference)
    address = f"{plan}bao-cao-vien/{session.public_id}/"
    assert address in text_of(officer, plan)
    assert "mục 3.3" in text_of(officer, address)
    same = {"rapporteur": speaker.public_id, "backup": speaker.public_id}
    assert officer.post(address, same).status_code == 422
    page = officer.post(address, same | {"backup": backup.public_id}, follow=True).content.decode()
    assert "Dự phòng: Lò Văn Số 2" in page
    made = Assignment.objects.get()
    page = officer.post(
        f"/phan-cong-bao-cao/{made.public_id}/thu-hoi/", {"reason": "Bận"}, follow=True
    ).content.decode()
    assert "Chưa phân công ai" in page


def test_the_rapporteur_sees_their_own_row_and_the_invitation(cast: Cast, conference: Conference) -> None:
    row = make_assignment(cast, conference).rapporteur
    client = cast.client("rapporteur")
    assert "Điểm mới" in text_of(client, f"/bao-cao-vien/{row.public_id}/")
    assert "Đàm Văn Hạnh" in text_of(client, f"/hoi-nghi/{conference.public_id}/")


def test_a_board_below_does_not_read_the_reviews_of_the_one_above(cast: Cast, officer: Client) -> None:
    address = f"/bao-cao-vien/{one_more(cast, 1).public_id}/"
    officer.post(f"{address}ra-soat/", {"verdict": "TRAINED", "note": "Nói còn nhanh"})
    assert "Nói còn nhanh" in text_of(officer, address)
    assert "Nói còn nhanh" not in text_of(cast.client("commune_officer"), address)


@pytest.mark.parametrize("count", [1, 3])
def test_pages_take_the_same_queries(
    cast: Cast, officer: Client, conference: Conference, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        one_more(cast, number)
    make_rapporteur(cast.rapporteur.member, cast.province, cast.officer)
    text_of(officer, "/bao-cao-vien/")
    with django_assert_num_queries(8):
        text_of(officer, "/bao-cao-vien/")
    with django_assert_num_queries(6):
        officer.get("/bao-cao-vien/tai-ve/")
