"""Turns of phrase of Vietnamese official documents; always Vietnamese, whatever the reader's language."""

from datetime import date, datetime

from django.utils import timezone

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def place_and_date(place: str, day: date) -> str:
    """Day and month in two digits where they could be altered: `Cao Bằng, ngày 05 tháng 02 năm 2026`."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{place}, ngày {day.day:02d} tháng {month} năm {day.year}"


def day_and_hours(start: datetime, end: datetime) -> str:
    """`Thứ Năm, ngày 26/11/2026, từ 7 giờ 30 đến 11 giờ 30`; aware moments, told in local time."""
    begins, ends = timezone.localtime(start), timezone.localtime(end)
    if begins.date() == ends.date():
        return f"{weekday_and_date(begins)}, từ {clock(begins)} đến {clock(ends)}"
    return f"Từ {clock(begins)} {weekday_and_date(begins)} đến {clock(ends)} {weekday_and_date(ends)}"


def weekday_and_date(day: date) -> str:
    """`Thứ Năm, ngày 26/11/2026`."""
    return f"{WEEKDAYS[day.weekday()]}, ngày {day:%d/%m/%Y}"


def clock(moment: datetime) -> str:
    """`7 giờ 30`, or `14 giờ` on the hour."""
    return f"{moment.hour} giờ {moment.minute:02d}" if moment.minute else f"{moment.hour} giờ"
