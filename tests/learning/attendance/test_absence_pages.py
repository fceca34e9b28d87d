"""What member, secretary and officer see of presence, and what they can do there."""

import io
from typing import Any

import pytest
from django.utils import timezone
from docx import Document
from pytest_django.fixtures import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from learning.attendance.actions import petitions
from learning.attendance.choices import ExcuseCause, PetitionState, RetakeState
from learning.attendance.models import ExcusedAbsence, Presence, PresenceClaim, Retake
from learning.conferences.actions import record_incident
from learning.conferences.models import Session
from tests.cast import Cast, make_member
from tests.factories.attendance import Held, hold
from tests.factories.conferences import at, be_present, in_days


@pytest.fixture
def morning_only(held: Held) -> Held:
    """The class of the picture: 210 minutes."""
    Session.objects.filter(pk=held.afternoon.pk).delete()
    return held


def shown(cast: Cast, name: str, address: str) -> str:
    answer = cast.client(name).get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_ones_own_absence_is_spelled_out(cast: Cast, morning_only: Held) -> None:
    entry = morning_only.entry(cast.member)
    be_present(entry, morning_only.morning, "8:01", "9:00")
    be_present(entry, morning_only.morning, "9:45", "10:36")
    day = timezone.localdate(morning_only.morning.starts_at)
    assert entry.point
    lost = {"started_at": at(day, "9:00"), "ended_at": at(day, "9:15")}
    record_incident(point=entry.point, cause="", by=cast.officer, **lost)
    morning_only.close()
    page = shown(cast, "member", f"/hoi-nghi/{morning_only.conference.public_id}/vang-mat/")
    assert "Vắng 85/210 phút, tức 40,4%" in page
    assert "vắng trên 40% (quá 84 phút) thì học lại" in page
    assert "8:01–9:00, 9:45–10:36" in page
    assert "Chưa có gì được quyết định" in page
    assert "mục 3, Hướng dẫn 26-HD/BTGTU" in page
    assert "(bản 1)" in page


def test_before_the_closing_figures_are_so_far(cast: Cast, held: Held) -> None:
    be_present(held.entry(cast.member), held.morning, "7:30", "9:15")
    page = shown(cast, "member", f"/hoi-nghi/{held.conference.public_id}/vang-mat/")
    assert "Đã ghi có mặt 105/390 phút (tạm tính)" in page


def test_the_secretary_sees_her_cell_alone(cast: Cast, held: Held) -> None:
    held.close()
    page = shown(cast, "secretary", f"/hoi-nghi/{held.conference.public_id}/vang/")
    assert "Nông Văn Thành" in page
    assert "Lý Thị Mai" not in page


def test_those_ticked_are_confirmed_on_one_page(cast: Cast, held: Held) -> None:
    held.close()
    address = f"/hoi-nghi/{held.conference.public_id}/vang/hoc-lai/"
    people = [held.entry(user).public_id for user in (cast.member, cast.neighbour)]
    client = cast.client("commune_officer")
    assert client.get(address, {"nguoi": people}).status_code == 200
    plan = {"form": "SELF_STUDY", "due_on": in_days(10), "reason": "Vắng trên 40%", "study_class": ""}
    client.post(address, {"nguoi": people, **plan})
    assert Retake.objects.filter(state=RetakeState.OPEN).count() == 2


def test_a_claim_is_asked_and_decided_on_screen(cast: Cast, held: Held) -> None:
    held.close()
    base = f"/hoi-nghi/{held.conference.public_id}/vang-mat/"
    cast.client("member").post(f"{base}minh-chung/", {"statement": "Tôi ngồi hàng cuối"})
    claim = PresenceClaim.objects.get()
    times = {f"from-{held.morning.pk}": "7:30", f"to-{held.morning.pk}": "11:30"}
    page = f"/hoi-nghi/xem-xet/{claim.public_id}/"
    cast.client("secretary").post(page, {"verdict": "co", "reason": "Có trong ảnh", **times})
    claim.refresh_from_db()
    assert claim.state == PetitionState.ACCEPTED
    assert held.entry(cast.member).absence.absent == 180


def test_accepting_without_hours_is_asked_again(cast: Cast, held: Held) -> None:
    claim = petitions.claim_presence(
        entry=held.entry(cast.member), statement="Tôi có mặt", document=None, by=cast.member
    )
    answer = cast.client("secretary").post(f"/hoi-nghi/xem-xet/{claim.public_id}/", {"verdict": "co", "reason": "Được"})
    assert "Chấp nhận thì ghi rõ giờ" in answer.content.decode()


def test_slips_are_ticked_and_stay(cast: Cast, held: Held) -> None:
    address = f"/hoi-nghi/{held.conference.public_id}/vang/phieu/{held.morning.public_id}/"
    client = cast.client("secretary")
    for _again in range(2):
        client.post(address, {"nguoi": [held.entry(cast.member).public_id, held.entry(cast.neighbour).public_id]})
    assert list(Presence.objects.values_list("entry", flat=True)) == [held.entry(cast.member).pk]
    assert "đã có phiếu" in client.get(address).content.decode()


def excused(held: Held, cast: Cast) -> ExcusedAbsence:
    """The member was ill."""
    excuse = petitions.ask_excuse(
        entry=held.entry(cast.member), cause=ExcuseCause.ILLNESS, statement="Ốm", document=None, by=cast.member
    )
    petitions.decide_excuse(excuse=excuse, accepted=True, reason="Có giấy", by=cast.secretary)
    return excuse


def test_the_workbook_has_both_lists(cast: Cast, held: Held) -> None:
    excused(held, cast)
    held.close()
    answer = cast.client("secretary").get(f"/hoi-nghi/{held.conference.public_id}/vang/tai-ve/xlsx/")
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    names = {name: str(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names}
    assert "Nông Văn Thành" in names["Vắng có lý do"]
    assert "Hoàng Thị Bích" in names["Vắng không lý do"]
    assert "Lý Thị Mai" not in str(names)


def test_the_word_file_is_by_base_unit(cast: Cast, held: Held) -> None:
    excused(held, cast)
    held.close()
    answer = cast.client("officer").get(f"/hoi-nghi/{held.conference.public_id}/vang/tai-ve/docx/")
    document = Document(io.BytesIO(answer.content))
    text = [paragraph.text for paragraph in document.paragraphs]
    assert "Chi bộ Bản Một" in text
    assert "Chi bộ Bản Hai" in text
    rows = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "390/390" in rows
    assert "Có lý do" in rows
    assert "Không có lý do" in rows
    assert not any("Ốm đau" in cell for cell in rows)


def test_no_list_tells_of_anybodys_health(cast: Cast, held: Held) -> None:
    excuse = excused(held, cast)
    held.close()
    where, client = f"/hoi-nghi/{held.conference.public_id}/vang/", cast.client("secretary")
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(f"{where}tai-ve/xlsx/").content))
    sheets = str([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])
    for list_shown in (client.get(where, {"xem": "co-ly-do"}).content.decode(), sheets):
        assert "Có lý do" in list_shown
        assert "Ốm đau" not in list_shown
    for address in (f"{where}{excuse.entry.public_id}/", "/hoi-nghi/xem-xet/?xem=da-xong"):
        assert client.get(address).status_code == 200
    assert "Ốm đau" in client.get(f"{where}{excuse.entry.public_id}/").content.decode()


@pytest.mark.parametrize("more", [0, 2])
def test_queries_of_the_list_do_not_grow(
    cast: Cast, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(more):
        make_member(f"8{number}", f"Lò Văn {number}", cast.other_cell)
    held = hold(cast)
    held.close()
    client = cast.client("other_secretary")
    with django_assert_num_queries(QUERIES_OF_LIST):
        client.get(f"/hoi-nghi/{held.conference.public_id}/vang/")


@pytest.mark.parametrize("more", [0, 2])
def test_queries_of_the_petitions_do_not_grow(
    cast: Cast, held: Held, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for user in [cast.member, cast.rapporteur, cast.officer][: 1 + more]:
        ask: dict[str, Any] = {"entry": held.entry(user), "statement": "Bận", "document": None, "by": user}
        petitions.ask_excuse(cause=ExcuseCause.MISSION, **ask)
        petitions.claim_presence(**ask)
    client = cast.client("secretary")
    with django_assert_num_queries(QUERIES_OF_PETITIONS):
        client.get("/hoi-nghi/xem-xet/")


QUERIES_OF_LIST = 25
QUERIES_OF_PETITIONS = 8


def test_the_board_tells_of_retakes_and_of_what_waits(cast: Cast, held: Held) -> None:
    held.close()
    held.confirm(cast.member)
    petitions.ask_excuse(
        entry=held.entry(cast.member), cause=ExcuseCause.ILLNESS, statement="Ốm", document=None, by=cast.member
    )
    page = shown(cast, "secretary", "/chi-bo-toi/")
    assert f"phải học lại, hạn {in_days(10):%d/%m}" in page
    assert "Học lại" in page
    assert "1 minh chứng, lý do vắng chờ xem xét" in page


def test_ones_duties_explain_the_retake_and_its_deadline(cast: Cast, held: Held) -> None:
    held.close()
    waiting = shown(cast, "member", "/viec-cua-toi/")
    assert "Chưa có gì được quyết định" in waiting
    assert "Quá hạn" not in waiting
    held.confirm(cast.member)
    page = shown(cast, "member", "/viec-cua-toi/")
    assert "Vắng 390/390 phút, tức 100%. Hình thức học lại: Tự nghiên cứu" in page
    assert f"Hạn {in_days(10):%d/%m/%Y}" in page
    assert "Bài thu hoạch: Hội nghị" in page
