"""When a question may stand in the bank."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.bank.choices import Option, QuestionKind
from assessments.bank.rules import question_problems, tidy_options
from tests.factories.assessments import make_options

pytestmark = pytest.mark.rule

SINGLE, MULTIPLE = QuestionKind.SINGLE, QuestionKind.MULTIPLE


def problems(kind: str = SINGLE, stem: str = "Hỏi gì?", options: list[Option] | None = None) -> str:
    return " ".join(question_problems(kind, stem, make_options({0}) if options is None else options))


def test_a_sound_question_has_no_problem() -> None:
    assert problems() == ""
    assert problems(MULTIPLE, options=make_options({0, 1})) == ""


def test_a_multiple_question_may_have_one_right_option() -> None:
    assert problems(MULTIPLE) == ""


@pytest.mark.parametrize(
    ("kind", "options", "told"),
    [
        (SINGLE, make_options(set()), "Chưa đánh dấu phương án đúng"),
        (SINGLE, make_options({0, 1}), "chỉ có một phương án đúng"),
        (MULTIPLE, make_options(set()), "Chưa đánh dấu phương án đúng"),
        (MULTIPLE, make_options({0, 1, 2, 3}), "ít nhất một phương án sai"),
        (SINGLE, make_options({0}, 1), "ít nhất hai phương án"),
        (SINGLE, make_options({0}, 7), "nhiều nhất sáu phương án"),
        (SINGLE, [{"text": "Một", "correct": True}, {"text": " một ", "correct": False}], "bị trùng"),
        (SINGLE, [{"text": "", "correct": True}, {"text": "Hai", "correct": False}], "chưa có nội dung"),
        (SINGLE, [{"text": "x" * 301, "correct": True}, {"text": "Hai", "correct": False}], "dài quá 300"),
    ],
)
def test_each_fault_is_told(kind: str, options: list[Option], told: str) -> None:
    assert told in problems(kind, options=options)


def test_words_that_differ_only_in_their_marks_are_different() -> None:
    options: list[Option] = [{"text": "Ban", "correct": True}, {"text": "Bản", "correct": False}]
    assert problems(options=options) == ""


def test_an_empty_stem_is_told() -> None:
    assert "Chưa có nội dung câu hỏi" in problems(stem="  ")


def test_a_stem_too_long_is_told() -> None:
    assert "dài quá 1.000" in problems(stem="x" * 1001)


def test_rows_left_empty_are_dropped() -> None:
    assert tidy_options([{"text": " ", "correct": False}, {"text": " Hai  ba ", "correct": True}]) == [
        {"text": "Hai ba", "correct": True}
    ]


@given(st.lists(st.fixed_dictionaries({"text": st.text(max_size=8), "correct": st.booleans()}), max_size=8))
def test_tidying_twice_changes_nothing_more(options: list[Option]) -> None:
    assert tidy_options(tidy_options(options)) == tidy_options(options)
