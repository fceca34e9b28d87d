"""Minutes, days and places of a conference: pure decisions, everything given as an argument."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from foundation.policies.kinds import ConferenceChecklist
from learning.attendance.spans import Span, difference, minute_after, minute_before, minutes
from learning.conferences.choices import ChecklistStep, ConferenceMode

Place = TypeVar("Place")

LONGEST_INCIDENT = timedelta(days=1)
"""A line that is down for longer is more than one incident."""

BY_LINE = frozenset({ConferenceMode.ONLINE, ConferenceMode.BROADCAST})
"""Modes in which something can be tested beforehand, and can fail."""


@dataclass(frozen=True)
class BreakPlan:
    """A break within a session."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class SessionPlan:
    """A session as an officer wants it; `public_id` names the one it changes, none a new one."""

    title: str
    starts_at: datetime
    ends_at: datetime
    breaks: tuple[BreakPlan, ...] = ()
    public_id: str = ""


@dataclass(frozen=True)
class StepDays:
    """From when on, if that is said, and by when a step of the checklist is to be done."""

    opens_on: date | None
    due_on: date


def net_minutes(starts_at: datetime, ends_at: datetime, breaks: Iterable[tuple[datetime, datetime]]) -> int:
    """Whole minutes of a session less its breaks, however they overlap (`KT3`); 0 for times out of order."""
    whole = spans_of([(starts_at, ends_at)])
    return minutes(difference(whole, spans_of(breaks)))


def spans_of(pairs: Iterable[tuple[datetime, datetime]]) -> list[Span]:
    """The whole minutes of pairs of times; those out of order have none."""
    rounded = [(minute_before(start), minute_after(end)) for start, end in pairs]
    return [Span(start, end) for start, end in rounded if start < end]


def minutes_lost(incidents: Iterable[tuple[datetime, datetime]]) -> int:
    """Whole minutes in which a line was down; a minute of two incidents counts once (`TS II.1.2`)."""
    return minutes(spans_of(incidents))


def overlaps(one: SessionPlan, other: SessionPlan) -> bool:
    """Whether two sessions share a moment; one may begin when the other ends."""
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def break_is_outside(plan: SessionPlan) -> bool:
    """Whether a break lies not wholly within its session, or ends before it starts."""
    return any(not plan.starts_at <= rest.starts_at < rest.ends_at <= plan.ends_at for rest in plan.breaks)


def incident_is_bounded(started_at: datetime, ended_at: datetime) -> bool:
    """Whether an incident ends after it starts, and within a day."""
    return started_at < ended_at <= started_at + LONGEST_INCIDENT


def steps_for(mode: str) -> list[ChecklistStep]:
    """The steps of a conference held that way (`R10`): a line is tested where there is one."""
    return [step for step in ChecklistStep if step != ChecklistStep.LINE_TEST or mode in BY_LINE]


def days_of(step: ChecklistStep, first: date, last: date, policy: ConferenceChecklist) -> StepDays:
    """When a step is due: before the first day of the conference or after its last (`TS II.1.7`, `R10`)."""
    before = {
        ChecklistStep.INVITATIONS: policy.invitations_latest_days,
        ChecklistStep.HALL: policy.hall_days,
        ChecklistStep.LINE_TEST: policy.line_test_days,
        ChecklistStep.HEADCOUNT: policy.headcount_days,
    }
    after = {ChecklistStep.LISTS: policy.lists_days_after, ChecklistStep.REPORT: policy.report_days_after}
    if step in after:
        return StepDays(None, last + timedelta(days=after[step]))
    earliest = policy.invitations_earliest_days if step == ChecklistStep.INVITATIONS else None
    opens_on = first - timedelta(days=earliest) if earliest is not None else None
    return StepDays(opens_on, first - timedelta(days=before[step]))


def place_for(unit_path: str, places: Mapping[str, Place], otherwise: Place | None) -> Place | None:
    """The place of the nearest unit at or above `unit_path`: the most specific one wins."""
    above = [path for path in places if unit_path.startswith(path)]
    return places[max(above, key=len)] if above else otherwise


def is_covered(needed: Iterable[int], credited: Iterable[int]) -> bool:
    """Whether something is needed at all, and all of it is credited (`KT2`)."""
    wanted = set(needed)
    return bool(wanted) and wanted <= set(credited)
