"""When a survey may be offered."""

import pytest

from assessments.quizzes.rules import estimated_minutes, readiness_problems

pytestmark = pytest.mark.rule


def test_enough_questions_make_a_survey_ready() -> None:
    assert readiness_problems(draw_count=3, pool=3, retired=[]) == []


def test_too_few_questions_are_told_with_both_numbers() -> None:
    (problem,) = readiness_problems(draw_count=3, pool=2, retired=[])
    assert "rút 3 câu nhưng mới chọn 2 câu" in problem


def test_no_question_at_all_is_told_once() -> None:
    assert readiness_problems(draw_count=3, pool=0, retired=[]) == [
        "Phiếu chưa có câu hỏi nào. Đồng chí chọn câu hỏi từ ngân hàng."
    ]


def test_each_retired_question_is_named() -> None:
    assert "“Câu cũ?”" in readiness_problems(draw_count=1, pool=2, retired=["Câu cũ?"])[0]


@pytest.mark.parametrize(("minutes", "draw", "estimate"), [(15, 20, 15), (None, 20, 15), (None, 1, 1), (None, 10, 8)])
def test_the_estimate_is_the_limit_or_three_quarters_a_question(minutes: int | None, draw: int, estimate: int) -> None:
    assert estimated_minutes(minutes, draw) == estimate
