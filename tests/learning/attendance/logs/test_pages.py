"""The screens of meeting logs."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from foundation.documents.spreadsheet import read_sheets
from learning.attendance.models import MeetingLog
from learning.conferences.models import StudyClass
from tests.cast import Cast
from tests.factories.meeting_logs import HEADER, recorded, report, send, spans, worked, xlsx

pytestmark = pytest.mark.django_db
ROWS = (HEADER, ("Lý Thị Mai", "7:30", "9:00"), ("iPhone", "7:30", "9:00"), ("Nông Văn Thành", "sớm", "9:00"))


@pytest.fixture
def officer(cast: Cast) -> Client:
    return cast.client("officer")


@pytest.fixture
def log(study_class: StudyClass, cast: Cast) -> MeetingLog:
    return send(study_class, xlsx(*ROWS), cast.officer)


def page_of(client: Client, log: MeetingLog, query: str = "") -> str:
    return client.get(f"/diem-danh/nhat-ky/{log.public_id}/{query}").content.decode()


def address(log: MeetingLog, verb: str) -> str:
    return f"/diem-danh/nhat-ky/{log.public_id}/{verb}/"


def test_from_the_form_to_the_report(officer: Client, study_class: StudyClass) -> None:
    upload = f"/diem-danh/lop/{study_class.public_id}/nhat-ky/"
    assert "Tải lên nhật ký" in officer.get(upload).content.decode()
    answer = officer.post(upload, {"file": SimpleUploadedFile("Zoom.xlsx", xlsx(*ROWS))})
    log = MeetingLog.objects.get()
    assert answer["Location"] == f"/diem-danh/nhat-ky/{log.public_id}/"
    assert "Đang đọc tệp" in page_of(officer, log)
    worked(log)
    page = page_of(officer, log)
    assert "Ghi nhận 1 dòng đúng" in page
    assert "Không thấy ai tên này trong danh sách lớp" in page
    assert "Không đọc được giờ vào" in page
    assert "Zoom.xlsx" in officer.get(upload).content.decode()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.pdf", b"%PDF-1.4 %%EOF", "không nhận tệp .pdf"),
        ("a.xlsx", b"", "Tệp trống"),
        ("a.xlsx", b"PK\x03\x04 broken", "Tệp bị hỏng"),
    ],
)
def test_a_file_that_is_no_table_is_refused_at_once(
    officer: Client, study_class: StudyClass, name: str, content: bytes, told: str
) -> None:
    answer = officer.post(
        f"/diem-danh/lop/{study_class.public_id}/nhat-ky/", {"file": SimpleUploadedFile(name, content)}
    )
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not MeetingLog.objects.exists()


def test_a_closed_roster_offers_no_form(officer: Client, study_class: StudyClass) -> None:
    StudyClass.objects.update(roster_state="NONE")
    upload = f"/diem-danh/lop/{study_class.public_id}/nhat-ky/"
    assert "Tải lên nhật ký" not in officer.get(upload).content.decode()
    answer = officer.post(upload, {"file": SimpleUploadedFile("a.xlsx", xlsx(*ROWS))})
    assert "Danh sách của lớp không mở" in answer.content.decode()
    assert not MeetingLog.objects.exists()


def test_rows_needing_attention_come_first_those_to_pick_before_those_to_correct(
    officer: Client, log: MeetingLog
) -> None:
    page = page_of(officer, log)
    assert page.index("iPhone") < page.index("Nông Văn Thành")
    assert "Lý Thị Mai" not in page
    assert "Lý Thị Mai" in page_of(officer, log, "?xem=dung")


def test_people_are_shown_with_their_minutes(officer: Client, log: MeetingLog) -> None:
    page = page_of(officer, log, "?xem=nguoi")
    assert "90/390 phút" in page


def test_the_officer_finds_and_picks_the_person(officer: Client, log: MeetingLog, cast: Cast) -> None:
    row = log.rows.get(name="iPhone")
    where = f"/diem-danh/nhat-ky/{log.public_id}/dong/{row.public_id}/"
    found = officer.get(where, {"q": "hoang thi"}).content.decode()
    assert "Hoàng Thị Bích · số thẻ 03 · Chi bộ Bản Một" in found
    key = log.study_class.entries.get(enrolment__member__number="03").pk
    answer = officer.post(where, {"entry": key}, follow=True).content.decode()
    assert "Đã chọn Hoàng Thị Bích cho 1 dòng" in answer
    assert "Chọn lại" in page_of(officer, log, "?xem=dung")
    assert report(log)[1] == (3, "MATCHED", "NOT_FOUND")


@pytest.mark.parametrize("key", ["0", "9" * 40, "abc", "-1"])
def test_a_strange_choice_is_refused(officer: Client, log: MeetingLog, key: str) -> None:
    row = log.rows.get(name="iPhone")
    answer = officer.post(f"/diem-danh/nhat-ky/{log.public_id}/dong/{row.public_id}/", {"entry": key})
    assert answer.status_code == 422


def test_a_row_with_a_wrong_time_or_a_known_person_has_no_choice(officer: Client, log: MeetingLog) -> None:
    for name in ("Nông Văn Thành", "Lý Thị Mai"):
        row = log.rows.get(name=name)
        assert officer.get(f"/diem-danh/nhat-ky/{log.public_id}/dong/{row.public_id}/").status_code == 404


def test_one_button_records_and_a_reason_withdraws(officer: Client, log: MeetingLog) -> None:
    officer.post(address(log, "ghi-nhan"))
    worked(log)
    assert "Đã ghi nhận 1 dòng" in page_of(officer, log)
    refused = officer.post(address(log, "rut"), {"reason": " "})
    assert (refused.status_code, len(spans(log))) == (422, 1)
    told = officer.post(address(log, "rut"), {"reason": "Nhầm lớp"}, follow=True).content.decode()
    assert "Đã rút lại toàn bộ thời gian" in told
    assert "Nhầm lớp" in told
    assert spans(log) == []


def test_a_frozen_roster_is_told_not_a_fault(officer: Client, log: MeetingLog) -> None:
    StudyClass.objects.update(roster_state="CLOSING")
    answer = officer.post(address(log, "ghi-nhan"), follow=True).content.decode()
    assert "Danh sách của lớp không mở" in answer


def test_discarding_says_so(officer: Client, log: MeetingLog) -> None:
    assert "không ghi nhận dòng nào" in officer.post(address(log, "bo"), follow=True).content.decode()


def test_the_rows_left_can_be_corrected_and_sent_in_again(
    officer: Client, log: MeetingLog, study_class: StudyClass, cast: Cast
) -> None:
    answer = officer.get(address(log, "can-sua"))
    ((_name, rows),) = [(name, list(rows)) for name, rows in read_sheets(answer.content, "xlsx")]
    assert rows[-1][:5] == ["Nông Văn Thành", None, None, "sớm", "9:00"]
    corrected = [[("7:30" if cell == "sớm" else cell) for cell in row] for row in rows]
    again = send(study_class, xlsx(*corrected), cast.officer)
    assert [outcome for _number, outcome, _fault in report(again)] == ["UNKNOWN", "MATCHED"]


def test_the_form_to_fill_is_read_as_a_log(officer: Client, study_class: StudyClass, cast: Cast) -> None:
    answer = officer.get(f"/diem-danh/lop/{study_class.public_id}/nhat-ky/mau/")
    ((_name, rows),) = [(name, list(rows)) for name, rows in read_sheets(BytesIO(answer.content).read(), "xlsx")]
    filled: list[list[Any]] = [*rows, ["Lý Thị Mai", "02", "Chi bộ Bản Hai", "12/11/2026 07:30", None, "60"]]
    assert [line[1] for line in report(send(study_class, xlsx(*filled), cast.officer))] == ["MATCHED"]


@pytest.mark.parametrize("count", [1, 3])
def test_each_list_takes_the_same_queries(
    officer: Client,
    study_class: StudyClass,
    cast: Cast,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    names = ["Lý Thị Mai", "Nông Văn Thành", "Hoàng Thị Bích"][:count]
    lines = [(name, "7:30", "9:00") for name in names] + [(f"iPhone {name}", "7:30", "9:00") for name in names]
    log = recorded(send(study_class, xlsx(HEADER, *lines), cast.officer), cast.officer)
    for query, most in {"?xem=can-xem": 7, "?xem=dung": 7, "?xem=nguoi": 12}.items():
        with django_assert_num_queries(most):
            page_of(officer, log, query)
