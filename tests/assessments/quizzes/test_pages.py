"""The surveys' screens."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assessments.quizzes.choices import QuizState
from assessments.quizzes.models import Quiz
from tests.cast import Cast
from tests.factories.assessments import make_draft, make_question, make_quiz

pytestmark = pytest.mark.django_db
SURVEYS = "/phieu-khao-sat/"
FIELDS = {"title": "Phiếu mới", "draw_count": "2", "pass_percent": "60", "attempts_allowed": "3", "minutes": ""}


@pytest.fixture
def officer(cast: Cast) -> Client:
    return cast.client("officer")


def of(quiz: Quiz, step: str = "") -> str:
    return f"{SURVEYS}{quiz.public_id}/{step}"


def test_a_new_survey_begins_with_the_policy_in_force(officer: Client) -> None:
    form: Any = officer.get(SURVEYS + "them/").context["form"]
    assert [form[name].value() for name in ("pass_percent", "attempts_allowed", "minutes")] == [50, 3, 15]


def test_from_draft_to_ready(officer: Client, cast: Cast) -> None:
    questions = [make_question(cast.province, cast.officer, n).public_id for n in range(3)]
    officer.post(SURVEYS + "them/", FIELDS)
    quiz = Quiz.objects.get()
    officer.post(of(quiz, "cau-hoi/"), {"shown": questions, "chosen": questions[:2]})
    officer.post(of(quiz, "san-sang/"))
    quiz.refresh_from_db()
    assert (quiz.state, quiz.quiz_questions.count(), quiz.minutes) == (QuizState.READY, 2, None)


def test_what_is_missing_is_told(officer: Client, cast: Cast) -> None:
    quiz = make_draft(cast.province, cast.officer, 1, draw_count=5)
    text = officer.post(of(quiz, "san-sang/"), follow=True).content.decode()
    assert "Phiếu rút 5 câu nhưng mới chọn 1 câu" in text


@pytest.mark.parametrize("step", ["sua/", "cau-hoi/"])
def test_there_is_no_form_for_a_ready_survey(officer: Client, cast: Cast, step: str) -> None:
    assert officer.get(of(make_quiz(cast.province, cast.officer), step)).status_code == 404


def test_editing_a_draft(officer: Client, cast: Cast) -> None:
    quiz = make_draft(cast.province, cast.officer)
    officer.post(of(quiz, "sua/"), FIELDS | {"title": "Tên khác"})
    quiz.refresh_from_db()
    assert (quiz.title, quiz.folded_title, quiz.pass_percent) == ("Tên khác", "ten khac", 60)


def test_numbers_out_of_bounds_are_told_in_sentences(officer: Client) -> None:
    text = officer.post(SURVEYS + "them/", FIELDS | {"pass_percent": "101"}).content.decode()
    assert "Nhiều nhất là 100." in text


def test_questions_of_other_units_cannot_be_slipped_in(cast: Cast) -> None:
    foreign = make_question(cast.province, cast.officer).public_id
    quiz = make_draft(cast.commune, cast.commune_officer, 1)
    cast.client("commune_officer").post(of(quiz, "cau-hoi/"), {"shown": [foreign], "chosen": [foreign]})
    assert quiz.quiz_questions.count() == 1


def test_withdrawing_copying_and_deleting(officer: Client, cast: Cast) -> None:
    quiz = make_quiz(cast.province, cast.officer)
    officer.post(of(quiz, "rut/"))
    quiz.refresh_from_db()
    assert quiz.state == QuizState.WITHDRAWN
    copy = officer.post(of(quiz, "sao-chep/"))["Location"].split("/")[2]
    officer.post(f"{SURVEYS}{copy}/xoa/")
    assert not Quiz.objects.filter(public_id=copy).exists()


def test_the_preview_shows_the_paper_without_betraying_the_key(officer: Client, cast: Cast) -> None:
    quiz = make_quiz(cast.province, cast.officer)
    text = officer.get(of(quiz, "xem-thu/?de=1")).content.decode()
    assert text.count("<fieldset") == 4
    assert "Đáp án đúng" not in text


def test_the_preview_with_explanations_shows_the_key(officer: Client, cast: Cast) -> None:
    text = officer.get(of(make_quiz(cast.province, cast.officer), "xem-thu/?de=1&loi-giai")).content.decode()
    assert "Đáp án đúng" in text
    assert "Lời giải 0" in text


def test_the_same_number_shows_the_same_paper(officer: Client, cast: Cast) -> None:
    quiz = make_quiz(cast.province, cast.officer)
    one, two = (officer.get(of(quiz, "xem-thu/?de=7")).content.split(b"<fieldset", 1)[1] for _ in range(2))
    assert one == two


@pytest.mark.parametrize("seed", ["x", "-1", "9" * 40, "²"])
def test_a_preview_of_no_sensible_number_draws_any(officer: Client, cast: Cast, seed: str) -> None:
    quiz = make_draft(cast.province, cast.officer)
    assert officer.get(of(quiz, "xem-thu/"), {"de": seed}).status_code == 200


def test_searching_ignores_marks(officer: Client, cast: Cast) -> None:
    make_draft(cast.province, cast.officer, 1, title="Kiểm tra quý một")
    make_draft(cast.province, cast.officer, 1)
    page: Any = officer.get(SURVEYS, {"tim": "kiem tra"}).context["page"]
    assert [quiz.title for quiz in page] == ["Kiểm tra quý một"]


@pytest.mark.parametrize("person", ["member", "secretary", "rapporteur", "commune_officer"])
def test_a_survey_of_the_province_does_not_exist_for_others(cast: Cast, person: str) -> None:
    quiz = make_draft(cast.province, cast.officer)
    for step in ("", "sua/", "cau-hoi/", "xem-thu/"):
        assert cast.client(person).get(of(quiz, step)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(
    officer: Client, cast: Cast, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        make_draft(cast.province, cast.officer, 1)
    with django_assert_num_queries(5):
        officer.get(SURVEYS)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("step", "queries"), [("", 6), ("cau-hoi/", 7), ("xem-thu/", 6)])
def test_a_surveys_pages_take_the_same_queries_for_any_number_of_questions(
    officer: Client,
    cast: Cast,
    rows: int,
    step: str,
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    quiz = make_draft(cast.province, cast.officer, rows)
    with django_assert_num_queries(queries):
        officer.get(of(quiz, step))
