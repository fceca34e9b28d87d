"""Drawing, merging, reading and marking, by their properties."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.attempts.rules import (
    CLOCK_SLACK_MS,
    GRACE,
    Answers,
    Drawable,
    Paper,
    UnusableAnswers,
    answered_count,
    draw_paper,
    given_in_time,
    is_over,
    is_passed,
    mark,
    merge_answers,
    needed_to_pass,
    percent_of,
    read_answers,
)

pytestmark = pytest.mark.rule

pools = st.lists(st.integers(2, 6), min_size=1, max_size=40).map(
    lambda counts: [Drawable(100 + place, count) for place, count in enumerate(counts)]
)
answers = st.dictionaries(
    st.integers(0, 9).map(str),
    st.fixed_dictionaries(
        {"chosen": st.lists(st.integers(0, 5), unique=True, max_size=3).map(sorted), "at": st.integers(0, 20)}
    ),
    max_size=8,
)
PAPER: Paper = [{"version": 7, "options": [2, 0, 1]}, {"version": 8, "options": [0, 1]}]
NOW = 1_000_000


def draw(pool: list[Drawable], count: int, seed: int, shuffled: bool = True) -> Paper:
    return draw_paper(pool, count=count, shuffle_questions=shuffled, shuffle_options=shuffled, seed=seed)


@given(pools, st.integers(1, 50), st.integers(0, 2**63 - 1))
def test_as_many_questions_are_drawn_as_wanted_and_there_are(pool: list[Drawable], count: int, seed: int) -> None:
    assert len(draw(pool, count, seed)) == min(count, len(pool))


@given(pools, st.integers(1, 50), st.integers(0, 2**63 - 1))
def test_no_question_is_drawn_twice(pool: list[Drawable], count: int, seed: int) -> None:
    versions = [item["version"] for item in draw(pool, count, seed)]
    assert len(set(versions)) == len(versions)


@given(pools, st.integers(1, 50), st.integers(0, 2**63 - 1))
def test_every_option_of_a_drawn_question_is_shown_once(pool: list[Drawable], count: int, seed: int) -> None:
    options = {drawable.version: drawable.options for drawable in pool}
    assert all(sorted(i["options"]) == list(range(options[i["version"]])) for i in draw(pool, count, seed))


@given(pools, st.integers(1, 50), st.integers(0, 2**63 - 1))
def test_the_same_seed_draws_the_same_paper(pool: list[Drawable], count: int, seed: int) -> None:
    assert draw(pool, count, seed) == draw(pool, count, seed)


@given(pools, st.integers(1, 50), st.integers(0, 2**63 - 1))
def test_unshuffled_keeps_the_authors_order(pool: list[Drawable], count: int, seed: int) -> None:
    paper = draw(pool, count, seed, shuffled=False)
    assert [item["version"] for item in paper] == sorted(item["version"] for item in paper)
    assert all(item["options"] == sorted(item["options"]) for item in paper)


def test_different_seeds_draw_different_papers() -> None:
    pool = [Drawable(n, 4) for n in range(20)]
    assert draw(pool, 10, 1) != draw(pool, 10, 2)


@given(answers, answers)
def test_merging_does_not_depend_on_the_order_of_arrival(one: Answers, two: Answers) -> None:
    assert merge_answers(one, two) == merge_answers(two, one)


@given(answers, answers, answers)
def test_merging_does_not_depend_on_how_saves_are_grouped(one: Answers, two: Answers, three: Answers) -> None:
    assert merge_answers(merge_answers(one, two), three) == merge_answers(one, merge_answers(two, three))


@given(answers, answers)
def test_the_same_save_again_changes_nothing(one: Answers, two: Answers) -> None:
    merged = merge_answers(one, two)
    assert merge_answers(merged, two) == merged


@given(answers, answers)
def test_the_later_answer_stands(one: Answers, two: Answers) -> None:
    merged = merge_answers(one, two)
    for item in one.keys() | two.keys():
        assert merged[item]["at"] == max(a[item]["at"] for a in (one, two) if item in a)


def test_merging_leaves_what_was_kept_alone() -> None:
    kept: Answers = {"0": {"chosen": [1], "at": 1}}
    merge_answers(kept, {"0": {"chosen": [2], "at": 2}})
    assert kept == {"0": {"chosen": [1], "at": 1}}


def test_a_cleared_answer_is_not_counted() -> None:
    assert answered_count({"0": {"chosen": [], "at": 5}, "1": {"chosen": [0], "at": 5}}) == 1


def test_places_as_shown_become_the_authors_options() -> None:
    read = read_answers(PAPER, {"0": {"chosen": [2, 0], "at": 5}}, now_ms=NOW)
    assert read == {"0": {"chosen": [1, 2], "at": 5}}


def test_a_stamp_far_ahead_counts_as_little_ahead() -> None:
    read = read_answers(PAPER, {"0": {"chosen": [0], "at": NOW * 9}}, now_ms=NOW)
    assert read["0"]["at"] == NOW + CLOCK_SLACK_MS


UNUSABLE: list[object] = [
    None,
    [],
    "0",
    {"0": None},
    {"0": {"chosen": [0]}},
    {"0": {"at": 5}},
    {"0": {"chosen": 0, "at": 5}},
    {"0": {"chosen": [3], "at": 5}},
    {"0": {"chosen": [-1], "at": 5}},
    {"0": {"chosen": ["0"], "at": 5}},
    {"0": {"chosen": [True], "at": 5}},
    {"0": {"chosen": [0], "at": "5"}},
    {"0": {"chosen": [0], "at": -1}},
    {"0": {"chosen": [0], "at": 5.5}},
    {"2": {"chosen": [0], "at": 5}},
    {"-1": {"chosen": [0], "at": 5}},
    {"00": {"chosen": [0], "at": 5}},
    {"²": {"chosen": [0], "at": 5}},
    {"x": {"chosen": [0], "at": 5}},
    {str(n): {"chosen": [0], "at": 5} for n in range(3)},
]


@pytest.mark.parametrize("raw", UNUSABLE, ids=repr)
def test_what_is_not_of_this_paper_is_refused(raw: object) -> None:
    with pytest.raises(UnusableAnswers):
        read_answers(PAPER, raw, now_ms=NOW)


def test_only_answers_given_in_time_count() -> None:
    given_answers: Answers = {"0": {"chosen": [0], "at": 10}, "1": {"chosen": [0], "at": 11}}
    assert given_in_time(given_answers, 10).keys() == {"0"}
    assert given_in_time(given_answers, None) == given_answers


def test_time_is_over_when_the_grace_is() -> None:
    end = datetime(2026, 11, 22, 10, tzinfo=UTC)
    assert not is_over(end, end + GRACE - timedelta(seconds=1))
    assert is_over(end, end + GRACE)
    assert not is_over(None, end)


KEYS = {7: frozenset({0, 1}), 8: frozenset({0})}


@pytest.mark.parametrize(
    ("chosen", "right"), [([0, 1], True), ([0], False), ([0, 1, 2], False), ([], False), ([2], False)]
)
def test_several_right_options_need_all_of_them_and_none_wrong(chosen: list[int], right: bool) -> None:
    assert mark(PAPER, {"0": {"chosen": chosen, "at": 1}}, KEYS) == [right, False]


@given(answers)
def test_marks_are_one_an_item(given_answers: Answers) -> None:
    assert len(mark(PAPER, given_answers, KEYS)) == len(PAPER)


@given(st.integers(0, 200), st.integers(1, 200), st.integers(1, 100))
def test_passing_is_reaching_the_needed_number(correct: int, total: int, percent: int) -> None:
    assert is_passed(correct, total, percent) == (correct >= needed_to_pass(total, percent))


@given(st.integers(0, 200), st.integers(1, 200))
def test_a_percentage_is_never_shown_higher_than_it_is(correct: int, total: int) -> None:
    shown = percent_of(correct, total)
    assert shown * total <= correct * 100 < (shown + 1) * total


def test_two_thirds_are_shown_cut_not_rounded() -> None:
    assert str(percent_of(2, 3)) == "66.66"


def test_an_empty_paper_is_not_passed() -> None:
    assert not is_passed(0, 0, 1)
    assert percent_of(0, 0) == 0
