"""Files as they really come, each with the report it must get."""

from datetime import datetime, time
from typing import Any

import pytest

from learning.attendance.logs.choices import LogState
from learning.attendance.models import MeetingLog
from learning.conferences.models import Session, StudyClass
from tests.cast import Cast
from tests.factories.conferences import add_session
from tests.factories.meeting_logs import DAY, HEADER, recorded, report, send, spans, text, windows_1258, xlsx

pytestmark = pytest.mark.django_db

ZOOM = text(
    ("Meeting ID", "Topic", "Start Time", "End Time"),
    ("123 456 789", "Hội nghị quán triệt", "11/12/2026 07:00:00 AM", "11/12/2026 05:00:00 PM"),
    (),
    ("Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest"),
    ("Nong Van Thanh (Nông Văn Thành)", "", "11/12/2026 07:25:10 AM", "11/12/2026 09:00:00 AM", "95", "Yes"),
    ("Nong Van Thanh (Nông Văn Thành)", "", "11/12/2026 09:50:00 AM", "11/12/2026 11:40:00 AM", "110", "Yes"),
    ("iPhone", "", "11/12/2026 07:25:10 AM", "11/12/2026 09:00:00 AM", "95", "Yes"),
)
TEAMS = text(
    ("1. Summary",),
    ("Meeting title", "Hội nghị"),
    (),
    ("2. Participants",),
    ("Name", "First Join", "Last Leave", "In-Meeting Duration", "Role"),
    ("Lý Thị Mai", "11/12/26, 7:30:00 AM", "11/12/26, 4:30:00 PM", "2h 0m 0s", "Presenter"),
    (),
    ("3. In-Meeting Activities",),
    ("Name", "Join Time", "Leave Time", "Duration", "Email"),
    ("Lý Thị Mai", "11/12/26, 7:30:00 AM", "11/12/26, 8:30:00 AM", "1h 0m 0s", ""),
    ("Lý Thị Mai", "11/12/26, 3:30:00 PM", "11/12/26, 4:30:00 PM", "1h 0m 0s", ""),
    separator="\t",
    encoding="utf-16",
)
MEET = text(
    ("First name", "Last name", "Email", "Duration", "Time joined", "Time exited"),
    ("Mai", "Lý Thị", "mai@example.vn", "1 hr 0 min", "7:30 AM", "8:30 AM"),
    ("Nông Văn", "Thành", "", "30 min", "8:00 AM", "8:30 AM"),
)
WEBEX = text(
    ("Attendee Name", "Join Time (UTC)", "Leave Time (UTC)", "Attendance Duration"),
    ("Lý Thị Mai", "2026-11-12 00:30:00", "2026-11-12 01:30:00", "60 mins"),
)
VNPT = text(
    ("DANH SÁCH THAM GIA PHÒNG HỌP",),
    ("Ngày họp: 12/11/2026",),
    ("STT", "Tên hiển thị", "Thời gian vào", "Thời gian ra", "Thời lượng (phút)"),
    ("1", "Đ/c Lý Thị Mai - CB Bản Hai", "07h30", "08h30", "60"),
    ("2", "HOANG THI BICH", "13:30", "", "60"),
    ("", "Tổng cộng: 2 người", "", "", ""),
    separator=";",
)
OLD_WINDOWS = windows_1258(
    ("Họ và tên", "Giờ vào", "Giờ ra"), ("Nông Văn Thành", "07:30 12/11/2026", "08:30 12/11/2026")
)


def name_of(content: bytes) -> str:
    return "log.xlsx" if content.startswith(b"PK") else "log.csv"


def sent(study_class: StudyClass, cast: Cast, content: bytes) -> MeetingLog:
    return send(study_class, content, cast.officer, name_of(content))


FILES: dict[str, tuple[bytes, list[tuple[int, str, str]]]] = {
    "Zoom": (ZOOM, [(5, "MATCHED", ""), (6, "MATCHED", ""), (7, "UNKNOWN", "NOT_FOUND")]),
    "Teams, UTF-16 with tabs": (TEAMS, [(10, "MATCHED", ""), (11, "MATCHED", "")]),
    "Google Meet": (MEET, [(2, "MATCHED", ""), (3, "MATCHED", "")]),
    "Webex, UTC": (WEBEX, [(2, "MATCHED", "")]),
    "VNPT, semicolons": (VNPT, [(4, "MATCHED", ""), (5, "MATCHED", "")]),
    "Windows-1258": (OLD_WINDOWS, [(2, "MATCHED", "")]),
    "Excel's own moments, day and month swapped": (
        xlsx(HEADER, ("Lý Thị Mai", datetime(2026, 12, 11, 7, 30), datetime(2026, 11, 12, 8, 30))),
        [(2, "MATCHED", "")],
    ),
    "Excel's clock times below a merged title": (
        xlsx(
            ("Điểm danh ngày 12/11/2026",), (), ("Giờ ra", "Giờ vào", "Mã"), (time(8, 30), time(7, 30), 2), sheet="Sáng"
        ),
        [(4, "MATCHED", "")],
    ),
    "columns turned round, titles above, blank rows between": (
        xlsx(
            ("TỈNH ỦY",),
            ("Nhật ký",),
            (),
            ("Giờ vào", "Giờ ra", "Chi bộ", "Họ và tên", "Số thẻ"),
            (),
            ("12/11/2026 7:30", "12/11/2026 8:30", "Chi bộ Bản Hai", "LÝ THỊ MAI", "02"),
        ),
        [(6, "MATCHED", "")],
    ),
    "two lines a person": (
        xlsx(
            HEADER,
            ("Lý Thị Mai", None, None),
            (None, "7:30", "8:30"),
            ("Nông Văn Thành", "7:30", None),
            (None, None, "9:00"),
            (None, "10:00", "11:00"),
        ),
        [(2, "MATCHED", ""), (4, "MATCHED", ""), (6, "MATCHED", "")],
    ),
    "every wrong time": (
        xlsx(
            (*HEADER, "Thời lượng"),
            ("Lý Thị Mai", None, "8:30", None),
            ("Lý Thị Mai", "7:30", None, None),
            ("Lý Thị Mai", "sớm", "8:30", None),
            ("Lý Thị Mai", "7:30", "muộn", None),
            ("Lý Thị Mai", "8:30", "7:30", None),
            ("Lý Thị Mai", "7:30", None, "lâu"),
            ("Lý Thị Mai", "01/01/2026 7:30", "01/01/2026 8:30", None),
            ("Lý Thị Mai", "11:35", "13:20", None),
        ),
        [
            (2, "BAD_TIME", "NO_JOIN"),
            (3, "BAD_TIME", "NO_LEAVE"),
            (4, "BAD_TIME", "BAD_JOIN"),
            (5, "BAD_TIME", "BAD_LEAVE"),
            (6, "BAD_TIME", "LEFT_FIRST"),
            (7, "BAD_TIME", "BAD_DURATION"),
            (8, "OUTSIDE", "NOT_IN_SESSION"),
            (9, "OUTSIDE", "NOT_IN_SESSION"),
        ],
    ),
    "only a summary": (
        xlsx(
            ("Name", "First Join", "Last Leave", "In-Meeting Duration"),
            ("Lý Thị Mai", "7:30 AM", "4:30 PM", "2h"),
            ("Nông Văn Thành", "7:30 AM", "8:30 AM", "1h"),
        ),
        [(2, "BAD_TIME", "SUMMARY"), (3, "MATCHED", "")],
    ),
    "several sheets, one without a table": (
        xlsx(
            HEADER,
            ("Lý Thị Mai", "7:30", "8:30"),
            more={"Ghi chú": [("x",)], "Chiều": [HEADER, ("Ai", "14:00", "15:00")]},
        ),
        [(2, "MATCHED", ""), (2, "UNKNOWN", "NOT_FOUND")],
    ),
    "formulas and markup in cells": (
        xlsx(
            HEADER,
            ('=HYPERLINK("http://x.example","Lý Thị Mai")', "7:30", "8:30"),
            ("<script>alert(1)</script>", "=1/0", "8:30"),
            ("@SUM(1+1)*cmd|' /C calc'!A0", "7:30", "8:30"),
        ),
        [(2, "UNKNOWN", "NOT_FOUND"), (3, "BAD_TIME", "BAD_JOIN"), (4, "UNKNOWN", "NOT_FOUND")],
    ),
}


@pytest.mark.parametrize("kind", FILES)
def test_each_file_gets_its_report(study_class: StudyClass, cast: Cast, kind: str) -> None:
    content, expected = FILES[kind]
    log = sent(study_class, cast, content)
    assert (log.state, report(log)) == (LogState.READY, expected)


REFUSED: dict[str, tuple[bytes, str]] = {
    "no header": (xlsx(("Lý Thị Mai", "7:30", "8:30")), "dòng tiêu đề"),
    "names without times": (xlsx(("Họ và tên", "Đơn vị"), ("Lý Thị Mai", "x")), "dòng tiêu đề"),
    "nothing below the header": (xlsx(HEADER), "không có dòng nào"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_without_a_log_is_refused_in_words(study_class: StudyClass, cast: Cast, kind: str) -> None:
    content, told = REFUSED[kind]
    log = sent(study_class, cast, content)
    assert log.state == LogState.FAILED
    assert told in log.refusal
    assert not log.rows.exists()


def recorded_from(study_class: StudyClass, cast: Cast, *rows: Any) -> list[tuple[str, str, str]]:
    return spans(recorded(sent(study_class, cast, xlsx(HEADER, *rows)), cast.officer))


def test_a_row_across_the_break_for_lunch_is_a_span_in_each_session(study_class: StudyClass, cast: Cast) -> None:
    assert recorded_from(study_class, cast, ("Lý Thị Mai", "7:00", "17:00")) == [
        ("Lý Thị Mai", "07:30", "11:30"),
        ("Lý Thị Mai", "13:30", "16:30"),
    ]


def test_teams_counts_what_lies_between_not_first_to_last(study_class: StudyClass, cast: Cast) -> None:
    log = recorded(sent(study_class, cast, TEAMS), cast.officer)
    assert [span[1:] for span in spans(log)] == [("07:30", "08:30"), ("15:30", "16:30")]


def test_a_duration_takes_the_place_of_the_leaving_time(study_class: StudyClass, cast: Cast) -> None:
    log = recorded(sent(study_class, cast, VNPT), cast.officer)
    assert spans(log) == [("Lý Thị Mai", "07:30", "08:30"), ("Hoàng Thị Bích", "13:30", "14:30")]


def test_a_class_of_several_days_wants_the_day(study_class: StudyClass, cast: Cast) -> None:
    add_session(study_class, "Ngày hai", DAY.replace(day=13), "7:30", "11:30")
    rows = (("Họ và tên", "Ngày", "Giờ vào", "Giờ ra"), ("Lý Thị Mai", "13/11/2026", "7:30", "8:30"))
    log = sent(study_class, cast, xlsx(*rows, ("Lý Thị Mai", None, "7:30", "8:30")))
    assert report(log) == [(2, "MATCHED", ""), (3, "BAD_TIME", "NO_DAY")]
    first = log.rows.get(number=2)
    assert Session.objects.get(title="Ngày hai").starts_at == first.started_at


def test_the_sheets_name_may_say_the_day(study_class: StudyClass, cast: Cast) -> None:
    add_session(study_class, "Ngày hai", DAY.replace(day=13), "7:30", "11:30")
    log = sent(study_class, cast, xlsx(HEADER, ("Lý Thị Mai", "7:30", "8:30"), sheet="13-11-2026"))
    assert report(log) == [(2, "MATCHED", "")]


def test_no_wrong_row_reaches_the_report_as_markup(study_class: StudyClass, cast: Cast) -> None:
    log = sent(study_class, cast, FILES["formulas and markup in cells"][0])
    page = cast.client("officer").get(f"/diem-danh/nhat-ky/{log.public_id}/").content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
