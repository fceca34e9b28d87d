"""The 40 % rule on any timetable and any presence (`KT3`, `R17`), against going through the minutes one by one."""

import random
from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.attendance.rules import Span, Timetable, absence_of, minutes, missed_spans, strip_of
from tests.learning.attendance.lessons import (
    FIRST_DAY,
    MINUTE,
    Lesson,
    Meeting,
    Stretch,
    by_going_through_the_minutes,
    by_the_rule,
    minutes_of,
    state_in,
)

pytestmark = pytest.mark.rule
SECONDS_OF_A_DAY = 12 * 3600
"""Days are short here, so that things meet."""


@st.composite
def stretches(draw: st.DrawFn, *, whole_minutes: bool = False) -> Stretch:
    """Some part of the day, be it one second long."""
    unit = 60 if whole_minutes else 1
    start = draw(st.integers(0, SECONDS_OF_A_DAY // unit - 1))
    end = draw(st.integers(start + 1, SECONDS_OF_A_DAY // unit))
    return Stretch(FIRST_DAY + timedelta(seconds=start * unit), FIRST_DAY + timedelta(seconds=end * unit))


def meetings() -> st.SearchStrategy[Meeting]:
    """Sessions are planned in whole minutes; their breaks may overlap and lie anywhere."""
    planned = stretches(whole_minutes=True)
    return st.builds(Meeting, planned, st.lists(planned, max_size=3))


LESSONS = st.builds(
    Lesson,
    meetings=st.lists(meetings(), max_size=3),
    presence=st.lists(stretches(), max_size=6),
    outages=st.lists(stretches(), max_size=3),
    credits_outages=st.booleans(),
    percent=st.integers(0, 100),
)


def spans(some: list[Stretch]) -> list[Span]:
    return [one.span for one in some]


def timetables(lesson: Lesson) -> list[Timetable]:
    return [Timetable(one.whole.span, tuple(spans(one.breaks))) for one in lesson.meetings]


@settings(max_examples=300)
@given(lesson=LESSONS)
def test_the_rule_and_going_through_the_minutes_never_differ(lesson: Lesson) -> None:
    assert by_the_rule(lesson) == by_going_through_the_minutes(lesson)


@given(lesson=LESSONS)
def test_what_a_retake_covers_is_what_was_missed_minute_for_minute(lesson: Lesson) -> None:
    missed = missed_spans(
        timetables(lesson), spans(lesson.presence), spans(lesson.outages), credits_outages=lesson.credits_outages
    )
    absent = {minute for minute in minutes_of(lesson) if state_in(minute, lesson) == "absent"}
    assert minutes(missed) == len(absent)
    assert all(Stretch(minute, minute + MINUTE).span.start in covered(missed) for minute in absent)


def covered(some: list[Span]) -> set[int]:
    return {minute for span in some for minute in range(span.start, span.end)}


@given(lesson=LESSONS, seed=st.randoms(use_true_random=False))
def test_order_and_repetition_of_what_was_recorded_do_not_matter(lesson: Lesson, seed: random.Random) -> None:
    shuffled = [*lesson.presence, *lesson.presence]
    seed.shuffle(shuffled)
    again = Lesson(lesson.meetings, shuffled, lesson.outages * 2, lesson.credits_outages, lesson.percent)
    assert by_the_rule(again) == by_the_rule(lesson)


@given(lesson=LESSONS, more=stretches())
def test_one_more_span_never_makes_anyone_more_absent(lesson: Lesson, more: Stretch) -> None:
    richer = Lesson(lesson.meetings, [*lesson.presence, more], lesson.outages, lesson.credits_outages, lesson.percent)
    assert by_the_rule(richer).absent <= by_the_rule(lesson).absent
    assert by_the_rule(richer).retake <= by_the_rule(lesson).retake


@given(meeting=meetings(), presence=st.lists(stretches(), max_size=5), outages=st.lists(stretches(), max_size=3))
def test_the_strip_that_is_drawn_adds_up_to_the_sum_that_is_told(
    meeting: Meeting, presence: list[Stretch], outages: list[Stretch]
) -> None:
    timetable = Timetable(meeting.whole.span, tuple(spans(meeting.breaks)))
    absence = absence_of([timetable], spans(presence), spans(outages))
    drawn: Counter[str] = Counter()
    for segment in strip_of(timetable, spans(presence), spans(outages)):
        drawn[segment.state] += segment.span.end - segment.span.start
    assert (drawn["present"], drawn["outage"], drawn["absent"]) == (absence.present, absence.credited, absence.absent)
    assert drawn.total() == minutes([meeting.whole.span])
