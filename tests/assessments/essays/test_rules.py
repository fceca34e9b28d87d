"""Parts of an essay come to the same in whatever order they arrive; words are counted as a reader does."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.essays.choices import EssayPart
from assessments.essays.rules import (
    CLOCK_SLACK_MS,
    MOST_CHARACTERS,
    UnusableParts,
    count_words,
    empty_parts,
    fits,
    merge_parts,
    read_parts,
)

pytestmark = pytest.mark.rule

some_part = st.fixed_dictionaries({"text": st.text(max_size=5), "at": st.integers(0, 9)})
some_parts = st.dictionaries(st.sampled_from(EssayPart.values), some_part)


@given(some_parts, some_parts, some_parts)
def test_the_order_of_arrival_is_nothing(first: Any, second: Any, third: Any) -> None:
    assert merge_parts(merge_parts(first, second), third) == merge_parts(merge_parts(third, first), second)


@given(some_parts, some_parts)
def test_the_later_edit_stands(kept: Any, incoming: Any) -> None:
    for name, part in merge_parts(kept, incoming).items():
        assert part["at"] == max(given[name]["at"] for given in (kept, incoming) if name in given)


def test_words_stand_between_spaces_and_say_something() -> None:
    assert count_words("Nghị quyết số 26,  nêu rõ – ba điểm:\n1. Gắn kết ...") == 11


def test_a_part_of_nothing_but_spaces_is_empty() -> None:
    assert empty_parts({"grasp": {"text": " \n", "at": 1}, "proposals": {"text": "Có", "at": 1}}) == [
        "grasp",
        "link_to_duty",
    ]


@pytest.mark.parametrize(("words", "fitting"), [(199, False), (200, True), (2000, True), (2001, False)])
def test_both_ends_of_the_length_fit(words: int, fitting: bool) -> None:
    assert fits(words, least_words=200, most_words=2000) == fitting


def test_a_clock_far_ahead_counts_as_now_with_the_slack() -> None:
    read = read_parts({"grasp": {"text": "a", "at": 10**15}}, now_ms=5)
    assert read["grasp"]["at"] == 5 + CLOCK_SLACK_MS


def test_what_no_database_keeps_is_left_out() -> None:
    assert read_parts({"grasp": {"text": "a\x00b\ud800\r\nc", "at": 1}}, now_ms=5)["grasp"]["text"] == "ab\nc"


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        {"mark": {"text": "10", "at": 1}},
        {"grasp": "text"},
        {"grasp": {"text": 5, "at": 1}},
        {"grasp": {"text": "a", "at": "1"}},
        {"grasp": {"text": "a", "at": True}},
        {"grasp": {"text": "a", "at": -1}},
        {"grasp": {"text": "a" * (MOST_CHARACTERS + 1), "at": 1}},
    ],
)
def test_what_is_no_part_is_refused(raw: Any) -> None:
    with pytest.raises(UnusableParts):
        read_parts(raw, now_ms=5)
