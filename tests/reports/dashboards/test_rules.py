"""What needs attention first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.campaigns.rates import Rate
from reports.dashboards.rules import urgency

pytestmark = pytest.mark.rule

counts = st.integers(min_value=0, max_value=70_000)


@given(counts, counts)
def test_of_two_units_alike_the_one_with_fewer_done_comes_first(total: int, done: int) -> None:
    total, done = total + 1, min(done, total)
    assert urgency(Rate(done, total)) < urgency(Rate(done + 1, total))


@given(st.integers(min_value=2, max_value=300))
def test_of_equal_rates_the_larger_unit_comes_first(times: int) -> None:
    assert urgency(Rate(8 * times, 10 * times)) < urgency(Rate(8, 10))


def test_a_unit_without_anyone_is_never_urgent() -> None:
    assert urgency(Rate(0, 0)) >= urgency(Rate(5, 5))
