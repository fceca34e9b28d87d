"""A class as one row of the worked examples tells it, and two ways to judge it."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

from learning.attendance.rules import (
    Span,
    Timetable,
    absence_of,
    minute_after,
    minute_before,
    most_absent_without_retake,
    must_retake,
)

FIRST_DAY = datetime(2026, 11, 24, tzinfo=timezone(timedelta(hours=7)))
MINUTE = timedelta(minutes=1)
TIME = r"(\d{1,2}:\d\d(?::\d\d)?)"
STRETCH = re.compile(rf"(?:ngày (\d+), )?{TIME}–{TIME}( \(hôm sau\))?")


@dataclass(frozen=True)
class Stretch:
    start: datetime
    end: datetime

    @property
    def span(self) -> Span:
        return Span(minute_before(self.start), minute_after(self.end))

    def touches(self, minute: datetime) -> bool:
        return self.start < minute + MINUTE and self.end > minute


@dataclass(frozen=True)
class Meeting:
    """One session with its breaks."""

    whole: Stretch
    breaks: list[Stretch]

    def teaches_in(self, minute: datetime) -> bool:
        return self.whole.touches(minute) and not any(rest.touches(minute) for rest in self.breaks)


@dataclass(frozen=True)
class Lesson:
    """What is given: everything that the figures follow from."""

    meetings: list[Meeting]
    presence: list[Stretch]
    outages: list[Stretch]
    credits_outages: bool
    percent: int


@dataclass(frozen=True)
class Figures:
    """What follows; `share` as written, "84/210 = 40%"."""

    scheduled: int
    present: int
    credited: int
    absent: int
    share: str
    allowed: int
    retake: bool


def stretch_from(text: str, day: str = "1") -> Stretch:
    """Raises `ValueError` for what is not "7:30–9:15", perhaps with a day before or "(hôm sau)" behind."""
    if not (match := STRETCH.fullmatch(text)):
        raise ValueError(f"not a stretch of time: {text!r}")
    own_day, start, end, overnight = match.groups()
    midnight = FIRST_DAY + timedelta(days=int(own_day or day) - 1)
    return Stretch(midnight + clock(start), midnight + clock(end) + timedelta(days=1 if overnight else 0))


def clock(text: str) -> timedelta:
    hours, minutes, seconds = [*map(int, text.split(":")), 0][:3]
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def meeting_from(text: str) -> Meeting:
    whole, *breaks = text.split(", nghỉ ")
    day = re.match(r"ngày (\d+), ", whole)
    return Meeting(stretch_from(whole), [stretch_from(rest, day[1] if day else "1") for rest in breaks])


def by_the_rule(lesson: Lesson) -> Figures:
    """Judged by `learning.attendance.rules`."""
    absence = absence_of(
        [Timetable(one.whole.span, tuple(rest.span for rest in one.breaks)) for one in lesson.meetings],
        [stretch.span for stretch in lesson.presence],
        [stretch.span for stretch in lesson.outages],
        credits_outages=lesson.credits_outages,
    )
    return Figures(
        **vars(absence),
        share=f"{absence.absent}/{absence.scheduled} = {absence.label}",
        allowed=most_absent_without_retake(absence.scheduled, more_than_percent=lesson.percent),
        retake=must_retake(absence, more_than_percent=lesson.percent),
    )


def by_going_through_the_minutes(lesson: Lesson) -> Figures:
    """Judged slowly, looking at the clock minute by minute; shares no arithmetic with the rule."""
    counted = Counter(state_in(minute, lesson) for minute in minutes_of(lesson))
    scheduled, absent = counted.total(), counted["absent"]
    return Figures(
        scheduled=scheduled,
        present=counted["present"],
        credited=counted["credited"],
        absent=absent,
        share=f"{absent}/{scheduled} = {written(absent, scheduled)}",
        allowed=max(n for n in range(scheduled + 1) if not too_much(n, scheduled, lesson.percent)),
        retake=too_much(absent, scheduled, lesson.percent),
    )


def minutes_of(lesson: Lesson) -> list[datetime]:
    if not lesson.meetings:
        return []
    first = min(meeting.whole.start for meeting in lesson.meetings)
    last = max(meeting.whole.end for meeting in lesson.meetings)
    every = (first + n * MINUTE for n in range((last - first) // MINUTE))
    return [minute for minute in every if any(meeting.teaches_in(minute) for meeting in lesson.meetings)]


def state_in(minute: datetime, lesson: Lesson) -> str:
    if any(stretch.touches(minute) for stretch in lesson.presence):
        return "present"
    out = lesson.credits_outages and any(stretch.touches(minute) for stretch in lesson.outages)
    return "credited" if out else "absent"


def too_much(absent: int, scheduled: int, percent: int) -> bool:
    return scheduled > 0 and Fraction(absent, scheduled) > Fraction(percent, 100)


def written(absent: int, scheduled: int) -> str:
    if not scheduled:
        return "–"
    exact = Decimal(100 * absent) / scheduled
    cut = exact.quantize(Decimal("0.1"), rounding=ROUND_DOWN)
    if cut == int(cut):
        cut = cut if cut == exact else cut + Decimal("0.1")
    return f"{cut}%".replace(".0%", "%").replace(".", ",")
