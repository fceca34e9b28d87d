"""What was typed becomes words; a page's text becomes a passage with the words marked."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from foundation.web.vietnamese import fold
from learning.library.rules.search import (
    BEFORE,
    LONGEST_WORD,
    MOST_WORDS,
    PASSAGE,
    Question,
    marked,
    passage,
    question_of,
    tidy,
    words_of,
    words_to_keep,
)

pytestmark = pytest.mark.rule

TEXTS = st.text(max_size=400) | st.lists(
    st.sampled_from(["Nghị", "quyết", "số", "26-HD/BTGTU", "đảng", "viên", "\n", "ĐẢNG", "“học”", "40%"]), max_size=80
).map(" ".join)
SAID = (
    "Nghị quyết số 26 của Ban Chấp hành Trung ương nói rõ trách nhiệm của từng cấp ủy trong việc học tập. "
    "Đảng viên vắng quá 40% thời gian của lớp thì phải học lại. "
    "Chi bộ tổ chức thảo luận, liên hệ thực tế ở cơ sở và đăng ký việc làm theo."
)


def found_in(text: str, typed: str) -> list[str]:
    return [piece.text for piece in marked(tidy(text), question_of(typed)) if piece.found]


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("nghi quyet 26", ("nghi", "quyet", "26")),
        ("Nghị quyết số 26", ("nghi", "quyet", "so", "26")),
        ("26-HD/BTGTU", ("26", "hd", "btgtu")),
        ("26 hd btgtu", ("26", "hd", "btgtu")),
        ("26hd", ("26", "hd")),
        ('"26" & !HD:* | <->', ("26", "hd")),
        ("học học tập", ("hoc", "tap")),
        ("% _ * - ' \\ \x00", ()),
        ("", ()),
    ],
)
def test_words_are_letters_or_digits_whatever_stands_between(typed: str, folded: tuple[str, ...]) -> None:
    assert question_of(typed).folded == folded


def test_letters_typed_as_letter_and_mark_are_the_same() -> None:
    assert question_of("nghi\u0323 quye\u0302\u0301t") == question_of("nghị quyết")


def test_only_a_question_with_diacritics_prefers_them() -> None:
    assert question_of("nghị quyết").has_diacritics
    assert not question_of("nghi quyet 26").has_diacritics


@given(st.text(max_size=3000))
@example("İ" * 50)
@example("한국 ﬁ ǅ ß ª ½ ①")
def test_whatever_is_typed_gives_few_plain_words(typed: str) -> None:
    question = question_of(typed)
    assert len(question.folded) == len(question.typed) <= MOST_WORDS
    for word in (*question.folded, *question.typed):
        assert word.isalnum()
        assert 0 < len(word) <= LONGEST_WORD


@given(TEXTS)
@example("İstanbul ẛ̣ \u0301")
def test_a_tidied_text_keeps_each_letter_at_its_place_when_folded(text: str) -> None:
    tidied = tidy(text)
    assert len(fold(tidied)) == len(tidied)
    assert tidy(tidied) == tidied


@given(TEXTS)
def test_a_page_is_found_by_any_of_its_words(text: str) -> None:
    kept = words_to_keep(text).split(" ")
    for word in words_of(text):
        assert {word[:LONGEST_WORD], fold(word)[:LONGEST_WORD]} <= set(kept)
    assert max(map(len, kept)) <= LONGEST_WORD


@given(TEXTS, TEXTS)
@example(SAID * 5, "nghi quyet")
def test_a_passage_is_short_and_of_the_text_itself(text: str, typed: str) -> None:
    text, question = tidy(text), question_of(typed)
    pieces = passage(text, fold(text), question)
    said = "".join(piece.text for piece in pieces).removeprefix("… ").removesuffix(" …")
    assert said in text
    assert len(said) <= max(PASSAGE, BEFORE + LONGEST_WORD) + PASSAGE


@given(TEXTS, TEXTS)
def test_what_is_marked_answers_one_of_the_words(text: str, typed: str) -> None:
    question, text = question_of(typed), tidy(text)
    for piece in passage(text, fold(text), question):
        if piece.found:
            word = fold(piece.text)
            assert word in question.folded or word.startswith(question.folded[-1])


@pytest.mark.parametrize(
    ("typed", "marks"),
    [
        ("vang 40", ["vắng", "40"]),
        ("hoc la", ["học", "lại", "làm", "học"]),
        ("ĐẢNG VI", ["Đảng", "đăng", "viên", "việc", "việc"]),
        ("trach", ["trách"]),
        ("rach", []),
        ("4", ["40"]),
    ],
)
def test_words_are_marked_with_their_diacritics_and_the_last_one_whole(typed: str, marks: list[str]) -> None:
    assert sorted(found_in(SAID, typed)) == sorted(marks)


def test_passage_is_taken_where_most_words_stand() -> None:
    text = tidy("học " + "Lời đầu không nói gì đáng kể. " * 30 + "Vắng thì phải học lại. " + "Lời cuối. " * 30)
    pieces = passage(text, fold(text), question_of("vang hoc lai"))
    assert [piece.text for piece in pieces if piece.found] == ["Vắng", "học", "lại"]
    assert (pieces[0].text[:2], pieces[-1].text[-2:]) == ("… ", " …")


def test_passage_without_a_word_found_is_the_beginning() -> None:
    assert passage(SAID, fold(SAID), Question((), ()))[0].text.startswith("Nghị quyết số 26")
