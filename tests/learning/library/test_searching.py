"""Search finds what a reader may see, typed with diacritics or without."""

import pytest
from django.contrib.auth.models import AnonymousUser

from learning.library.models import LibraryEntry, ResolutionPage
from learning.library.queries import visible_to
from learning.library.searching import begun, search
from tests.cast import Cast
from tests.factories.library import make_resolution, make_text
from tests.factories.materials import FOR_ALL, make_infographic, make_news, make_questions


@pytest.fixture
def resolution(cast: Cast) -> ResolutionPage:
    return make_resolution(cast.officer, cast.province)


def titles(words: str, entries: object = None) -> list[str]:
    """Of what is found, the closest first."""
    return [entry.title for entry in search(entries or LibraryEntry.objects.all(), words)]  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["điểm cầu", "diem cau", "ĐIỂM CẦU", "Diem  cầu?", "cầu điểm"])
def test_words_are_found_with_and_without_diacritics(cast: Cast, resolution: ResolutionPage, typed: str) -> None:
    make_questions(cast.officer, resolution)
    make_infographic(cast.officer, resolution)
    assert titles(typed) == ["Hỏi đáp"]


def test_every_word_must_be_there(cast: Cast, resolution: ResolutionPage) -> None:
    make_questions(cast.officer, resolution)
    assert titles("điểm cầu xuất sắc") == []


@pytest.mark.parametrize("typed", ["an do the to in so no can", "an ninh"])
def test_syllables_that_are_idle_words_elsewhere_count(cast: Cast, resolution: ResolutionPage, typed: str) -> None:
    make_infographic(cast.officer, resolution, long_text="giữ gìn trật tự")
    make_infographic(cast.officer, resolution, slug="hai", title="Hai", long_text=f"về {typed} ở bản")
    assert titles(typed) == ["Hai"]


@pytest.mark.parametrize("typed", ['"', 'điểm" cầu', "' OR 1=1", "((", "*", "NOT", "a:b", "\x00", "", "   ", "%"])
def test_signs_are_no_error(cast: Cast, resolution: ResolutionPage, typed: str) -> None:
    make_questions(cast.officer, resolution)
    assert titles(typed) in ([], ["Hỏi đáp"])


def test_title_weighs_more_than_text(cast: Cast, resolution: ResolutionPage) -> None:
    make_infographic(cast.officer, resolution, long_text="nói về thi đua một lần, " + "chữ " * 50)
    make_news(cast.officer, cast.province, "Thi đua")
    assert titles("thi đua") == ["Thi đua", "Đồ họa"]


def test_only_what_the_reader_sees_is_found(cast: Cast) -> None:
    resolution = make_resolution(cast.officer, cast.commune)
    make_text(cast.officer, resolution, "Cho đảng viên")
    make_text(cast.officer, resolution, "Cho mọi người", audiences=FOR_ALL)
    everyone = {"Cho đảng viên", "Cho mọi người"}
    assert set(titles("học lại", visible_to(cast.member))) == everyone
    assert titles("học lại", visible_to(cast.stranger)) == ["Cho mọi người"]
    assert titles("học lại", visible_to(AnonymousUser())) == ["Cho mọi người"]


def test_withdrawn_page_is_not_found(cast: Cast, resolution: ResolutionPage) -> None:
    make_questions(cast.officer, resolution).unpublish()
    assert titles("điểm cầu") == []


def test_results_narrow_by_kind_and_count(cast: Cast, resolution: ResolutionPage) -> None:
    for number in range(3):
        make_questions(cast.officer, resolution, slug=f"hoi-{number}")
    found = search(LibraryEntry.objects.filter(kind="QUESTION_ANSWER"), "điểm cầu")
    assert (found.count(), len(found[:2])) == (3, 2)


def test_titles_are_offered_from_their_beginnings(cast: Cast, resolution: ResolutionPage) -> None:
    make_questions(cast.officer, resolution)
    assert [entry.title for entry in begun(LibraryEntry.objects.all(), "hỏi đ")] == ["Hỏi đáp"]
