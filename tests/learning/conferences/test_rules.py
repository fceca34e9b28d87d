"""Minutes, days and places of a conference, as pure decisions."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.policies.kinds import ConferenceChecklist
from learning.conferences.choices import ChecklistStep, ConferenceMode
from learning.conferences.rules import (
    BreakPlan,
    SessionPlan,
    break_is_outside,
    days_of,
    incident_is_bounded,
    is_covered,
    minutes_lost,
    net_minutes,
    overlaps,
    place_for,
    steps_for,
)

START = datetime(2026, 11, 9, 0, 30, tzinfo=UTC)
TAY_SON = ConferenceChecklist(5, 3, 1, 1, 1, 1, 3)
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def after(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def session(start: int, end: int, *breaks: tuple[int, int]) -> SessionPlan:
    rests = tuple(BreakPlan(after(first), after(last)) for first, last in breaks)
    return SessionPlan("Buổi sáng", after(start), after(end), rests)


def test_a_morning_of_four_hours_less_half_an_hour_has_210_minutes() -> None:
    assert net_minutes(START, after(240), [(after(105), after(135))]) == 210


def test_breaks_that_overlap_are_taken_off_once() -> None:
    assert net_minutes(START, after(100), [(after(10), after(30)), (after(20), after(40))]) == 70


@given(st.integers(1, 600), st.lists(st.tuples(st.integers(0, 600), st.integers(0, 600)), max_size=4))
def test_net_minutes_lie_between_nothing_and_the_whole_session(length: int, breaks: list[tuple[int, int]]) -> None:
    rests = [(after(first), after(last)) for first, last in breaks]
    assert 0 <= net_minutes(START, after(length), rests) <= length


def test_a_minute_of_two_incidents_is_lost_once() -> None:
    assert minutes_lost([(START, after(12)), (after(6), after(18))]) == 18


@pytest.mark.parametrize(
    ("step", "opens", "due"),
    [
        (ChecklistStep.INVITATIONS, date(2026, 11, 4), date(2026, 11, 6)),
        (ChecklistStep.HALL, None, date(2026, 11, 8)),
        (ChecklistStep.LINE_TEST, None, date(2026, 11, 8)),
        (ChecklistStep.HEADCOUNT, None, date(2026, 11, 8)),
        (ChecklistStep.LISTS, None, date(2026, 11, 11)),
        (ChecklistStep.REPORT, None, date(2026, 11, 13)),
    ],
)
def test_steps_are_due_as_tay_son_does_it(step: ChecklistStep, opens: date | None, due: date) -> None:
    days = days_of(step, date(2026, 11, 9), date(2026, 11, 10), TAY_SON)
    assert (days.opens_on, days.due_on) == (opens, due)


@given(DAYS, st.integers(0, 5), st.integers(-400, 400), st.sampled_from(list(ChecklistStep)))
def test_a_conference_moved_by_some_days_moves_every_step_by_as_many(
    first: date, length: int, moved: int, step: ChecklistStep
) -> None:
    last, by = first + timedelta(days=length), timedelta(days=moved)
    here, there = days_of(step, first, last, TAY_SON), days_of(step, first + by, last + by, TAY_SON)
    assert there.due_on - here.due_on == by
    assert (there.opens_on is None) == (here.opens_on is None)


@given(DAYS, st.integers(0, 5))
def test_preparation_comes_before_the_first_day_and_reports_after_the_last(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    due = {step: days_of(step, first, last, TAY_SON).due_on for step in ChecklistStep}
    reports = {ChecklistStep.LISTS, ChecklistStep.REPORT}
    assert all(day > last if step in reports else day < first for step, day in due.items())


def test_a_line_is_tested_only_where_there_is_one() -> None:
    assert ChecklistStep.LINE_TEST in steps_for(ConferenceMode.ONLINE)
    assert ChecklistStep.LINE_TEST not in steps_for(ConferenceMode.IN_PERSON)


def test_a_session_may_begin_when_the_other_ends() -> None:
    assert not overlaps(session(0, 60), session(60, 120))
    assert overlaps(session(0, 61), session(60, 120))


@pytest.mark.parametrize("rest", [(-5, 10), (50, 65), (30, 30), (40, 20)])
def test_a_break_outside_its_session_or_backwards_is_found(rest: tuple[int, int]) -> None:
    assert break_is_outside(session(0, 60, rest))


def test_a_break_within_its_session_is_fine() -> None:
    assert not break_is_outside(session(0, 60, (0, 10), (50, 60)))


@pytest.mark.parametrize(("minutes", "fine"), [(0, False), (-1, False), (1, True), (1440, True), (1441, False)])
def test_an_incident_ends_after_it_starts_and_within_a_day(minutes: int, fine: bool) -> None:
    assert incident_is_bounded(START, after(minutes)) is fine


def test_the_most_specific_unit_decides_the_place() -> None:
    places = {"0000": "tỉnh", "00000001": "xã"}
    assert place_for("000000010002", places, None) == "xã"
    assert place_for("000000020002", places, None) == "tỉnh"
    assert place_for("0001", places, "nơi duy nhất") == "nơi duy nhất"


def test_credit_for_all_that_is_needed_counts_and_for_a_part_does_not() -> None:
    assert is_covered([1, 2], [2, 1, 3])
    assert not is_covered([1, 2], [1])
    assert not is_covered([], [1])
