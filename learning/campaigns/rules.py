"""Standings, days and who is enrolled: pure decisions, everything given as an argument."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from learning.campaigns.choices import DutyState, Standing
from learning.campaigns.rates import Rate
from learning.library.choices import Audience
from members.people.choices import MemberKind

BEYOND_THE_PARTY = frozenset({Audience.UNION_INTELLECTUAL, Audience.RESPECTED_FIGURE, Audience.PUBLIC})
"""Audiences in which people who are not members take part (`R44`)."""


@dataclass(frozen=True)
class RequirementPlan:
    """What an officer wants required; `minutes` is the estimate shown to the member."""

    kind: str
    target: str
    title: str
    minutes: int
    due_on: date


def standing_of(rate: Rate, *, least_percent: int, warn_percent: int) -> Standing:
    """Against the target, by the exact fraction (`CB II.2.2`): reaching it exactly is enough."""
    if not rate.total:
        return Standing.NONE
    share = Fraction(100 * rate.done, rate.total)
    if share >= least_percent:
        return Standing.GOOD
    return Standing.WARN if share >= warn_percent else Standing.BAD


def kinds_enrolled(audiences: list[str]) -> frozenset[MemberKind]:
    """Members, full and probationary, always; others when an audience reaches beyond the party."""
    members = frozenset({MemberKind.FULL, MemberKind.PROBATIONARY})
    return members | {MemberKind.NON_MEMBER} if BEYOND_THE_PARTY.intersection(audiences) else members


def days_left(due_on: date, today: date) -> int:
    """Whole days until the last day: 0 on that day itself, negative when it has passed."""
    return (due_on - today).days


def is_late(state: str, due_on: date, today: date) -> bool:
    """Whether a duty is owed and its last day has passed."""
    return state == DutyState.TODO and days_left(due_on, today) < 0
