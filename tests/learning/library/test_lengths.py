"""How long pieces may be."""

from hypothesis import given
from hypothesis import strategies as st

from learning.library.rules.lengths import (
    MOST_WORDS_IN_A_SECTION,
    MOST_WORDS_IN_AN_ANSWER,
    TooLong,
    long_answers,
    long_sections,
)


def test_section_of_exactly_the_most_words_is_not_too_long() -> None:
    kinds, half = ["heading", "text", "text"], MOST_WORDS_IN_A_SECTION // 2
    assert long_sections(kinds, [3, half, half]) == []
    assert long_sections(kinds, [3, half, half + 1]) == [TooLong(0, MOST_WORDS_IN_A_SECTION + 1)]


def test_words_before_the_first_heading_are_a_section_too() -> None:
    assert long_sections(["text", "heading"], [2000, 2]) == [TooLong(0, 2000)]


def test_only_answers_are_counted_as_answers() -> None:
    assert long_answers(["heading", "question_answer"], [999, MOST_WORDS_IN_AN_ANSWER]) == []
    assert long_answers(["question_answer"], [MOST_WORDS_IN_AN_ANSWER + 1]) == [TooLong(0, MOST_WORDS_IN_AN_ANSWER + 1)]


@given(st.lists(st.tuples(st.sampled_from(["heading", "text"]), st.integers(0, 2000)), min_size=1))
def test_short_bodies_have_no_long_section(blocks: list[tuple[str, int]]) -> None:
    kinds, words = [kind for kind, _ in blocks], [count for _, count in blocks]
    if sum(words) <= MOST_WORDS_IN_A_SECTION:
        assert long_sections(kinds, words) == []
    assert all(piece.words > MOST_WORDS_IN_A_SECTION for piece in long_sections(kinds, words))
