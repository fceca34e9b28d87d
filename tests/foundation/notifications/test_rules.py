"""Quiet hours, pauses between attempts, addresses and titles: pure."""

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.notifications.rules import BACK_OFF, in_one_line, is_quiet, leads_within_the_site, wait_after

pytestmark = pytest.mark.rule
EVENING, MORNING = time(21), time(6)


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        (time(20, 59, 59), False),
        (time(21), True),
        (time(23, 59), True),
        (time(0), True),
        (time(5, 59, 59), True),
        (time(6), False),
        (time(12), False),
    ],
)
def test_quiet_hours_across_midnight(moment: time, quiet: bool) -> None:
    assert is_quiet(moment, EVENING, MORNING) is quiet


@pytest.mark.parametrize(("moment", "quiet"), [(time(11, 59), False), (time(12), True), (time(13, 30), False)])
def test_quiet_hours_within_a_day(moment: time, quiet: bool) -> None:
    assert is_quiet(moment, time(12), time(13, 30)) is quiet


@given(st.times(), st.times())
def test_equal_ends_mean_no_quiet_hours(moment: time, end: time) -> None:
    assert not is_quiet(moment, end, end)


@given(st.times(), st.times(), st.times())
def test_a_moment_is_quiet_either_from_one_end_to_the_other_or_back(moment: time, one: time, other: time) -> None:
    assert one == other or is_quiet(moment, one, other) != is_quiet(moment, other, one)


@given(st.times(), st.times())
def test_quiet_hours_begin_with_their_first_moment_and_end_before_their_last(first: time, last: time) -> None:
    assert first == last or (is_quiet(first, first, last) and not is_quiet(last, first, last))


def test_pauses_grow_and_end_with_the_sixth_attempt() -> None:
    minutes = [wait and wait // timedelta(minutes=1) for wait in map(wait_after, range(1, 8))]
    assert minutes == [1, 5, 30, 120, 480, None, None]
    assert sorted(BACK_OFF) == list(BACK_OFF)


@pytest.mark.parametrize("address", ["/", "/viec-cua-toi/", "/dot-hoc-tap/ab12/?xem=a#b"])
def test_paths_of_the_site_are_addresses(address: str) -> None:
    assert leads_within_the_site(address)


@pytest.mark.parametrize(
    "address", ["", "viec-cua-toi/", "//other.vn/", "/\\other.vn/", "https://other.vn/", "javascript:x", "///other.vn"]
)
def test_what_leads_elsewhere_is_no_address(address: str) -> None:
    assert not leads_within_the_site(address)


def test_a_long_title_is_cut_after_a_word() -> None:
    assert in_one_line("Mời học\nNghị  quyết số 26", 20) == "Mời học Nghị quyết…"


@given(st.text(), st.integers(2, 40))
def test_a_title_is_one_line_of_the_length_at_most(text: str, longest: int) -> None:
    line = in_one_line(text, longest)
    assert len(line) <= longest
    assert len(line.splitlines()) <= 1
    assert bool(line) == bool(text.split())
