"""Moments and durations as logs write them: pure, everything given as an argument.

A day and a month that could be read both ways are read the way that falls on a day of the class.
"""

import re
from collections.abc import Collection
from datetime import date, datetime, time, timedelta, tzinfo

from foundation.documents.spreadsheet import Value
from foundation.web.vietnamese import fold

CLOCK = re.compile(
    r"(?<![\d:])(?P<hour>\d{1,2})\s*(?:[:h]|gio)\s*(?:(?P<minute>\d{1,2})(?!\d)\s*(?:phut)?"
    r"(?:\s*:\s*(?P<second>\d{2})(?:[.,]\d+)?)?)?\s*(?P<half>a\.?m\b\.?|p\.?m\b\.?|sa\b|ch\b|sang\b|chieu\b|toi\b)?"
)
NUMBERS = re.compile(r"(?<!\d)(?P<a>\d{1,4})\s*[/.-]\s*(?P<b>\d{1,2})\s*[/.-]\s*(?P<c>\d{4}|\d{2})(?!\d)")
WORDED = re.compile(r"(?:(?P<d1>\d{1,2})\s+)?(?P<month>[a-z]{3})[a-z]*\.?\s*(?:(?P<d2>\d{1,2}),?)?\s+(?P<year>\d{4})")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NOISE = re.compile(
    r"\b(?:t|ngay|luc|thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|mon|tue|wed|thu|fri|sat|sun)\b|[\s,;()|-]"
)
LATE_HALVES = ("p", "ch", "to")
DURATION = re.compile(
    r"^(?:(?P<h>\d+)\s*(?:h|hr|hrs|gio|hours?|tieng)\b\.?)?\s*(?:(?P<m>\d+)\s*(?:m|min|mins|phut|minutes?|p)\b\.?)?"
    r"\s*(?:(?P<s>\d+)\s*(?:s|sec|secs|giay|seconds?)\b\.?)?$"
)
CLOCKED = re.compile(r"^(?P<h>\d{1,3}):(?P<m>\d{2})(?::(?P<s>\d{2}))?$")


class NoDay(Exception):
    """Only a clock time, and several days to choose from."""


def moment(value: Value, days: Collection[date], day: date | None, zone: tzinfo | None, local: tzinfo) -> datetime:
    """The moment in `local` time; `day` is the row's or the only one. Raises `ValueError` or `NoDay`.

    `zone` is what the header says of the column; a text that bears its own offset keeps it.
    """
    found = _naive_or_aware(value, days, day)
    return (found if found.tzinfo else found.replace(tzinfo=zone or local)).astimezone(local)


def _naive_or_aware(value: Value, days: Collection[date], day: date | None) -> datetime:
    if isinstance(value, datetime):
        return _on_a_day(value, days)
    if isinstance(value, time):
        return datetime.combine(_known(day), value)
    if isinstance(value, str):
        return _of_iso(value) or _of_text(fold(value), days, day)
    raise ValueError(value)


def _known(day: date | None) -> date:
    if day is None:
        raise NoDay
    return day


def _on_a_day(found: datetime, days: Collection[date]) -> datetime:
    """Excel swaps day and month of what it takes for its own country's writing."""
    if found.date() in days or found.day > 12:
        return found
    swapped = found.replace(month=found.day, day=found.month)
    return swapped if swapped.date() in days else found


def _of_iso(text: str) -> datetime | None:
    """`2026-11-12T07:31:05Z`."""
    if not re.match(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _of_text(text: str, days: Collection[date], day: date | None) -> datetime:
    """A clock time, with a date before or after it or without one, and nothing else of substance."""
    dated = NUMBERS.search(text) or WORDED.search(text)
    rest = text if dated is None else text[: dated.start()] + " " + text[dated.end() :]
    clock = CLOCK.search(rest)
    if clock is None or NOISE.sub("", rest[: clock.start()] + " " + rest[clock.end() :]):
        raise ValueError(text)
    return datetime.combine(_known(day) if dated is None else _date(dated, days), _clock(clock))


def _clock(found: re.Match[str]) -> time:
    hour, half = int(found["hour"]), found["half"] or ""
    if ":" in found[0] and found["minute"] is None:
        raise ValueError(found[0])
    if half.startswith(LATE_HALVES) and hour < 12:
        hour += 12
    elif half.startswith(("a", "sa")) and hour == 12:
        hour = 0
    return time(hour, int(found["minute"] or 0), int(found["second"] or 0))


def _date(found: re.Match[str], days: Collection[date]) -> date:
    """The reading that falls on one of the days, else day before month as it is written here."""
    readings = list(_readings(found))
    if not readings:
        raise ValueError(found[0])
    return next((reading for reading in readings if reading in days), readings[0])


def _readings(found: re.Match[str]) -> list[date]:
    if "month" in found.re.groupindex:
        month = MONTHS.index(found["month"]) + 1 if found["month"] in MONTHS else 0
        return _valid([(int(found["year"]), month, int(found["d1"] or found["d2"] or 0))])
    a, b, c = int(found["a"]), int(found["b"]), int(found["c"])
    if len(found["a"]) == 4:
        return _valid([(a, b, c)])
    year = c if len(found["c"]) == 4 else 2000 + c
    return _valid([(year, b, a), (year, a, b)])


def _valid(readings: list[tuple[int, int, int]]) -> list[date]:
    valid = []
    for year, month, day in readings:
        try:
            valid.append(date(year, month, day))
        except ValueError:
            continue
    return valid


def day_in(text: Value, days: Collection[date]) -> date | None:
    """The date that a cell or a title names; None when it names none."""
    if isinstance(text, datetime):
        return _on_a_day(text, days).date()
    if isinstance(text, date):
        return _on_a_day(datetime.combine(text, time()), days).date()
    found = NUMBERS.search(fold(text)) if isinstance(text, str) else None
    readings = _readings(found) if found else []
    return next((reading for reading in readings if reading in days), next(iter(readings), None))


def duration(value: Value, in_seconds: bool) -> timedelta:
    """A bare number is minutes, or seconds where the header says so. Raises `ValueError`."""
    if isinstance(value, time):
        return timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    if isinstance(value, int | float):
        return _bounded(timedelta(seconds=value) if in_seconds else timedelta(minutes=value))
    if not isinstance(value, str):
        raise ValueError(value)
    text = fold(value)
    if re.fullmatch(r"\d{1,6}([.,]\d{1,3})?", text):
        return duration(float(text.replace(",", ".")), in_seconds)
    found = CLOCKED.match(text) or DURATION.match(re.sub(r"(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)", " ", text))
    if not found or not text:
        raise ValueError(value)
    return _bounded(timedelta(hours=int(found["h"] or 0), minutes=int(found["m"] or 0), seconds=int(found["s"] or 0)))


def _bounded(span: timedelta) -> timedelta:
    """Nothing lasts less than no time or more than a week."""
    if not timedelta() <= span <= timedelta(days=7):
        raise ValueError(span)
    return span
