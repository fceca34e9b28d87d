"""Parts found, passages placed, versions compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.rapporteurs.outlines.choices import OutlinePart
from learning.rapporteurs.outlines.rules.comparing import compare
from learning.rapporteurs.outlines.rules.parts import ReadPage, find_parts, missing
from learning.rapporteurs.outlines.rules.passages import stands_on, touches
from tests.factories.outlines import WHOLE

pytestmark = pytest.mark.rule
LINES = st.lists(st.text(alphabet="abc đ1", min_size=1, max_size=12), max_size=12)
PAGES = [
    ReadPage(n, [head, text], frozenset({head}), int("địa phương" in head)) for n, (head, text) in enumerate(WHOLE, 1)
]


def test_every_part_of_a_whole_outline_is_found_on_its_page() -> None:
    found = {part: place.page for part, place in find_parts(PAGES).items()}
    assert found == {
        "REASON": 1, "BASIC": 2, "MAIN": 3, "NEW": 4,
        "LOCAL": 5, "LOCAL_FIGURES": 5, "LOCAL_PICTURES": 5, "QUESTIONS": 6,
    }  # fmt: skip


@pytest.mark.parametrize("number", range(6))
def test_a_part_left_out_is_missing(number: int) -> None:
    rest = [page for page in PAGES if page.number != number + 1]
    lacking = missing(find_parts(rest))
    assert lacking == [
        [OutlinePart.REASON], [OutlinePart.BASIC], [OutlinePart.MAIN], [OutlinePart.NEW],
        [OutlinePart.LOCAL, OutlinePart.LOCAL_FIGURES, OutlinePart.LOCAL_PICTURES], [OutlinePart.QUESTIONS],
    ][number]  # fmt: skip


def test_a_long_sentence_that_speaks_of_a_part_is_not_the_part() -> None:
    page = ReadPage(1, ["Về điểm mới thì " + "rất dài " * 30])
    assert find_parts([page]) == {}


def test_a_heading_counts_before_an_earlier_short_line() -> None:
    pages = [ReadPage(1, ["Mục lục: điểm mới"]), ReadPage(2, ["Điểm mới"], frozenset({"Điểm mới"}))]
    assert find_parts(pages)[OutlinePart.NEW].page == 2


def test_the_title_of_the_whole_is_not_the_part() -> None:
    title, head = "Đề cương giới thiệu điểm mới", "IV. Điểm mới"
    pages = [ReadPage(1, [title], frozenset({title})), ReadPage(3, [head], frozenset({head}))]
    assert find_parts(pages)[OutlinePart.NEW].page == 3


def test_the_number_of_a_heading_is_no_figure_of_the_place() -> None:
    page = ReadPage(1, ["Liên hệ địa phương", "1. Kết quả", "2. Hạn chế"], frozenset({"Liên hệ địa phương"}))
    assert OutlinePart.LOCAL_FIGURES not in find_parts([page])


@given(st.lists(st.lists(st.text(max_size=30), max_size=5), max_size=5))
def test_no_text_whatever_is_a_fault(pages: list[list[str]]) -> None:
    read = [ReadPage(number, lines, frozenset(lines[:1]), 1) for number, lines in enumerate(pages, 1)]
    for place in find_parts(read).values():
        assert 1 <= place.page <= len(pages)


def test_a_passage_may_run_over_lines_and_lose_its_marks() -> None:
    assert stands_on("muc tieu  CHUNG cua", ["Các mục tiêu chung", "của xã"])
    assert not stands_on("mục tiêu riêng", ["Các mục tiêu chung"])
    assert touches("mục tiêu chung của", "Mục tiêu chung")
    assert not touches("", "Mục tiêu")


def joined(pieces: tuple[tuple[str, bool], ...]) -> str:
    return "".join(text for text, _differs in pieces)


@given(LINES, LINES)
def test_both_sides_hold_their_whole_text_in_order(before: list[str], after: list[str]) -> None:
    rows = compare(before, after)
    assert [joined(row.before) for row in rows if row.kind != "added"] == before
    assert [joined(row.after) for row in rows if row.kind != "removed"] == after


@given(LINES)
def test_a_version_compared_with_itself_is_the_same(lines: list[str]) -> None:
    assert {row.kind for row in compare(lines, lines)} <= {"same"}


def test_a_changed_word_is_shown_in_its_paragraph() -> None:
    [row] = compare(["Xã có 312 hộ nghèo"], ["Xã có 315 hộ nghèo"])
    assert (row.kind, row.before, row.after) == (
        "changed",
        (("Xã có ", False), ("312 ", True), ("hộ nghèo", False)),
        (("Xã có ", False), ("315 ", True), ("hộ nghèo", False)),
    )
