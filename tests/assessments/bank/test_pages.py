"""The bank's screens."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assessments.bank.models import Question
from tests.cast import Cast
from tests.factories.assessments import make_question, make_quiz

pytestmark = pytest.mark.django_db
BANK = "/ngan-hang-cau-hoi/"
FIELDS = {
    "kind": "SINGLE",
    "stem": "Bí thư làm gì?",
    "option_0_text": "Đúng",
    "option_0_correct": "on",
    "option_1_text": "Sai",
}


@pytest.fixture
def officer(cast: Cast) -> Client:
    return cast.client("officer")


def test_an_officer_writes_a_question(officer: Client, cast: Cast) -> None:
    answer = officer.post(BANK + "them/", FIELDS)
    question = Question.objects.get()
    assert answer["Location"] == f"{BANK}{question.public_id}/"
    assert (question.unit, question.current and question.current.options) == (
        cast.province,
        [{"text": "Đúng", "correct": True}, {"text": "Sai", "correct": False}],
    )


def test_faults_are_told_and_what_was_typed_stays(officer: Client) -> None:
    answer = officer.post(BANK + "them/", FIELDS | {"option_1_text": "đúng"})
    text = answer.content.decode()
    assert "Phương án “đúng” bị trùng." in text
    assert 'value="đúng"' in text


def test_writing_several_in_a_row(officer: Client) -> None:
    assert officer.post(BANK + "them/", FIELDS | {"add-next": "1"})["Location"] == BANK + "them/"


def test_an_edit_shows_both_versions(officer: Client, cast: Cast) -> None:
    question = make_question(cast.province, cast.officer)
    officer.post(f"{BANK}{question.public_id}/sua/", FIELDS | {"base": "1"})
    text = officer.get(f"{BANK}{question.public_id}/").content.decode()
    assert "Phiên bản 1" in text
    assert "Phiên bản 2" in text


def test_an_edit_from_an_old_version_is_told_and_loses_nothing(officer: Client, cast: Cast) -> None:
    question = make_question(cast.province, cast.officer)
    officer.post(f"{BANK}{question.public_id}/sua/", FIELDS | {"base": "1"})
    text = officer.post(f"{BANK}{question.public_id}/sua/", FIELDS | {"base": "1", "stem": "Khác?"}).content.decode()
    assert "Người khác vừa lưu" in text
    assert "Khác?" in text


@pytest.mark.parametrize(("words", "found"), [("bi thu", 1), ("BÍ THƯ", 1), ("muc 9", 0), ("", 2)])
def test_searching_ignores_marks(officer: Client, cast: Cast, words: str, found: int) -> None:
    make_question(cast.province, cast.officer, stem="Bí thư làm gì?")
    make_question(cast.province, cast.officer)
    page: Any = officer.get(BANK, {"tim": words}).context["page"]
    assert len(page) == found


def test_retired_questions_are_found_by_their_state(officer: Client, cast: Cast) -> None:
    question = make_question(cast.province, cast.officer)
    officer.post(f"{BANK}{question.public_id}/ngung-dung/")
    assert len(officer.get(BANK).context["page"]) == 0
    assert len(officer.get(BANK, {"trang_thai": "ngung-dung"}).context["page"]) == 1
    officer.post(f"{BANK}{question.public_id}/dung-lai/")
    assert len(officer.get(BANK).context["page"]) == 1


def test_why_a_question_cannot_be_retired_is_told(officer: Client, cast: Cast) -> None:
    question = make_quiz(cast.province, cast.officer, 1).quiz_questions.get().question
    text = officer.post(f"{BANK}{question.public_id}/ngung-dung/", follow=True).content.decode()
    assert "rút phiếu trước" in text


def test_a_commune_officer_sees_only_the_communes_questions(cast: Cast) -> None:
    make_question(cast.province, cast.officer)
    own = make_question(cast.commune, cast.commune_officer)
    page: Any = cast.client("commune_officer").get(BANK).context["page"]
    assert [question.pk for question in page] == [own.pk]


@pytest.mark.parametrize("person", ["member", "secretary", "rapporteur", "stranger"])
def test_the_bank_does_not_exist_for_others(cast: Cast, person: str) -> None:
    assert cast.client(person).get(BANK).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(
    officer: Client, cast: Cast, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        make_question(cast.province, cast.officer, number)
    with django_assert_num_queries(6):
        officer.get(BANK)
