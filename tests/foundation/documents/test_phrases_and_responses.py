"""Turns of phrase, and files handed out."""

from datetime import date, datetime
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import pytest

from foundation.documents.phrases import day_and_hours, place_and_date
from foundation.documents.responses import PDF, XLSX, download, file_name

pytestmark = pytest.mark.rule

HERE, UTC = ZoneInfo("Asia/Ho_Chi_Minh"), ZoneInfo("UTC")


def test_a_session_is_told_with_weekday_and_hours_of_local_time() -> None:
    start, end = datetime(2026, 11, 26, 0, 30, tzinfo=UTC), datetime(2026, 11, 26, 4, 30, tzinfo=UTC)
    assert day_and_hours(start, end) == "Thứ Năm, ngày 26/11/2026, từ 7 giờ 30 đến 11 giờ 30"


def test_a_session_over_midnight_names_both_days() -> None:
    start, end = datetime(2026, 11, 28, 20, tzinfo=HERE), datetime(2026, 11, 29, 0, 5, tzinfo=HERE)
    told = "Từ 20 giờ Thứ Bảy, ngày 28/11/2026 đến 0 giờ 05 Chủ nhật, ngày 29/11/2026"
    assert day_and_hours(start, end) == told


def test_days_below_ten_and_the_first_two_months_have_two_digits() -> None:
    assert place_and_date("Cao Bằng", date(2026, 2, 5)) == "Cao Bằng, ngày 05 tháng 02 năm 2026"
    assert place_and_date("Cao Bằng", date(2026, 3, 15)) == "Cao Bằng, ngày 15 tháng 3 năm 2026"


def test_a_file_keeps_its_vietnamese_name_and_is_neither_guessed_at_nor_stored() -> None:
    response = download(b"%PDF-", "Giấy mời – đợt 1.pdf", PDF)
    plain, _star, encoded = response["Content-Disposition"].partition("; filename*=UTF-8''")
    assert plain == 'attachment; filename="giay-moi--dot-1.pdf"'
    assert unquote(encoded) == "Giấy mời – đợt 1.pdf"
    assert (response["Content-Type"], response["X-Content-Type-Options"]) == (PDF, "nosniff")
    assert response["Cache-Control"] == "private, no-store"
    assert response.content == b"%PDF-"


def test_a_name_cannot_break_out_of_its_header() -> None:
    header = download(b"", 'a"; x="\r\nSet-Cookie: b\\..\\c.xlsx', XLSX)["Content-Disposition"]
    assert header.count('"') == 2
    assert "\n" not in header
    assert "\\" not in header


def test_a_name_without_latin_letters_still_has_a_plain_form() -> None:
    assert 'filename="tai-ve.xlsx"' in download(b"", "党.xlsx", XLSX)["Content-Disposition"]


def test_names_are_cut_to_a_bearable_length_but_keep_their_suffix() -> None:
    name = file_name("Báo cáo " * 60 + ".docx")
    assert len(name) <= 125
    assert name.endswith(".docx")
    assert file_name("///.pdf") == "Tài về.pdf"
