"""Moments and durations in the manners in which logs write them."""

from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from foundation.documents.spreadsheet import Value
from learning.attendance.logs.times import NoDay, duration, moment

DAY = date(2026, 11, 12)
HERE = ZoneInfo("Asia/Ho_Chi_Minh")
HALF_PAST_SEVEN = datetime(2026, 11, 12, 7, 31, tzinfo=HERE)


def read(value: Value, day: date | None = DAY, zone: timezone | None = None) -> datetime:
    return moment(value, {DAY}, day, zone, HERE)


@pytest.mark.parametrize(
    "value",
    [
        "12/11/2026 07:31",
        "12/11/2026 7:31:00",
        "12-11-2026 07:31",
        "12.11.26 7h31",
        "11/12/2026 7:31 AM",
        "11/12/2026, 7:31:00 AM",
        "07:31 12/11/2026",
        "7 giờ 31 phút, ngày 12/11/2026",
        "Thứ Năm, 12/11/2026 07:31",
        "2026-11-12 07:31",
        "2026-11-12T07:31:00",
        "2026-11-12T00:31:00Z",
        "2026/11/12 07:31",
        "Nov 12, 2026 07:31 AM",
        "12 Nov 2026 7:31 am",
        "7:31",
        "07:31:00",
        "7h31",
        "7:31 SA",
        datetime(2026, 11, 12, 7, 31),
        datetime(2026, 12, 11, 7, 31),
        time(7, 31),
    ],
    ids=str,
)
def test_every_manner_is_the_same_moment(value: Value) -> None:
    assert read(value) == HALF_PAST_SEVEN


@pytest.mark.parametrize("value", ["1:31 PM", "1:31 CH", "13h31", "1 giờ 31 chiều", "13:31"])
def test_afternoons_are_told_from_mornings(value: str) -> None:
    assert read(value) == datetime(2026, 11, 12, 13, 31, tzinfo=HERE)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "sáng",
        "25:00",
        "7:61",
        "7:",
        "31/02/2026 07:00",
        "7",
        "12/11/2026",
        "7:31 - 8:30",
        "muộn 7:31",
        7,
        0.31,
        DAY,
    ],
    ids=str,
)
def test_what_is_no_moment_is_refused(value: Value) -> None:
    with pytest.raises(ValueError, match=r"^"):
        read(value)


def test_a_clock_alone_needs_a_day() -> None:
    with pytest.raises(NoDay):
        read("7:31", day=None)


def test_the_header_may_name_the_zone() -> None:
    assert read("00:31", zone=timezone(timedelta())) == HALF_PAST_SEVEN


def test_a_day_outside_the_class_is_read_as_it_is_written_here() -> None:
    assert read("03/04/2026 07:31").date() == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("value", "minutes"),
    [
        (85, 85),
        ("85", 85),
        ("85,5", 85.5),
        ("1h 25m", 85),
        ("1 giờ 25 phút", 85),
        ("01:25:00", 85),
        ("1 hr 25 min", 85),
        (time(1, 25), 85),
        ("5100 giây", 85),
        ("1h25m30s", 85.5),
        ("85 phút", 85),
        ("0", 0),
    ],
    ids=str,
)
def test_durations(value: Value, minutes: float) -> None:
    assert duration(value, in_seconds=False) == timedelta(minutes=minutes)


@pytest.mark.parametrize("value", ["", "lâu", "-5", -5, "1 ngày", "99999999", None], ids=str)
def test_what_is_no_duration_is_refused(value: Value) -> None:
    with pytest.raises(ValueError, match=r"^"):
        duration(value, in_seconds=False)


def test_durations_in_seconds() -> None:
    assert duration("5100", in_seconds=True) == timedelta(minutes=85)
