"""Rates say neither more nor less than is true; days are counted whole."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from learning.campaigns.choices import DutyState, Standing
from learning.campaigns.rates import Rate
from learning.campaigns.rules import days_left, is_late, kinds_enrolled, standing_of
from learning.library.choices import Audience
from members.people.choices import MemberKind

pytestmark = pytest.mark.rule

people = st.integers(min_value=1, max_value=70_000)


def shown(rate: Rate) -> Fraction:
    """The percentage as a reader takes it from the label."""
    return Fraction(rate.label.rstrip("%").replace(",", "."))


def rates(draw: st.DrawFn) -> Rate:
    total = draw(people)
    return Rate(draw(st.integers(min_value=0, max_value=total)), total)


some_rates = st.composite(rates)()


@given(some_rates)
@example(Rate(62_999, 63_000))
def test_the_whole_is_shown_only_when_all_have_finished(rate: Rate) -> None:
    assert (shown(rate) == 100) == (rate.done == rate.total)


@given(some_rates)
@example(Rate(1, 63_000))
def test_nothing_is_shown_only_when_nobody_has(rate: Rate) -> None:
    assert (shown(rate) == 0) == (rate.done == 0)


@given(some_rates, st.integers(min_value=1, max_value=100))
@example(Rate(59_849, 63_000), 95)
@example(Rate(59_850, 63_000), 95)
def test_what_is_shown_reaches_the_target_only_when_it_is_reached(rate: Rate, least: int) -> None:
    reached = standing_of(rate, least_percent=least, warn_percent=0) == Standing.GOOD
    assert (shown(rate) >= least) == reached


@given(some_rates)
def test_what_is_shown_is_within_a_tenth_of_the_truth(rate: Rate) -> None:
    assert abs(shown(rate) - Fraction(100 * rate.done, rate.total)) < Fraction(1, 10)


@given(people)
def test_exactly_ninety_five_percent_is_good(twentieths: int) -> None:
    assert standing_of(Rate(19 * twentieths, 20 * twentieths), least_percent=95, warn_percent=90) == Standing.GOOD


@given(people)
def test_one_person_less_is_not(twentieths: int) -> None:
    rate = Rate(19 * twentieths - 1, 20 * twentieths)
    assert standing_of(rate, least_percent=95, warn_percent=90) != Standing.GOOD


@given(some_rates)
def test_standings_never_fall_as_people_finish(rate: Rate) -> None:
    assume(rate.done < rate.total)
    order = [Standing.BAD, Standing.WARN, Standing.GOOD]
    now, next_one = (
        standing_of(Rate(n, rate.total), least_percent=95, warn_percent=90) for n in (rate.done, rate.done + 1)
    )
    assert order.index(now) <= order.index(next_one)


def test_of_nobody_nothing_is_said() -> None:
    rate = Rate(0, 0)
    assert (rate.label, standing_of(rate, least_percent=95, warn_percent=90)) == ("–", Standing.NONE)


def test_a_rate_is_written_the_vietnamese_way() -> None:
    assert Rate(956, 1000).label == "95,6%"


def test_members_alone_are_enrolled_for_audiences_of_the_party() -> None:
    assert MemberKind.NON_MEMBER not in kinds_enrolled([Audience.GRASSROOTS_MEMBER, Audience.KEY_CADRE])


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.RESPECTED_FIGURE, Audience.UNION_INTELLECTUAL])
def test_others_are_enrolled_for_an_audience_beyond_the_party(audience: Audience) -> None:
    assert kinds_enrolled([audience]) == set(MemberKind)


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(min_value=0, max_value=400))
def test_the_last_day_itself_is_not_late(due_on: date, days: int) -> None:
    today = due_on + timedelta(days=days)
    assert is_late(DutyState.TODO, due_on, today) == (days > 0) == (days_left(due_on, today) < 0)


def test_what_is_done_is_never_late() -> None:
    assert not is_late(DutyState.DONE, date(2026, 1, 1), date(2026, 12, 31))
