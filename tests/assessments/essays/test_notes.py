"""What a grader notes is read strictly, and marks passages where it says."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.essays.notes import Comment, bounds_of, notes_of, read_entries
from assessments.essays.passages import paragraphs_of
from assessments.essays.rubrics import Criterion, Level
from assessments.essays.rules import UnusableParts, fingerprint, is_complete, moved

pytestmark = pytest.mark.rule
CRITERIA = [Criterion("grasp", "Nhận thức", "", (Level("Đạt", "x", 0), Level("Tốt", "y", 10)))]
TEXTS = {"grasp": "Dòng một\nDòng hai", "link_to_duty": "", "proposals": ""}
BOUNDS = bounds_of(TEXTS, 2)
LENGTH = {"least_words": 200, "most_words": 2000}


def read(name: str, text: str) -> Any:
    return read_entries({name: {"text": text, "at": 1}}, criteria=CRITERIA, bounds=BOUNDS, now_ms=10)


def comment(**changes: Any) -> str:
    return json.dumps({"part": "grasp", "start": 5, "end": 8, "says": "Rõ hơn"} | changes)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("level.grasp", "1"),
        ("level.grasp", ""),
        ("remark", "Tốt"),
        ("commend", "1"),
        ("comment.a1", comment()),
        ("comment.a1", ""),
        ("comment.a1", comment(part="pages", start=1, end=2)),
    ],
)
def test_notes_on_this_essay_are_kept(name: str, text: str) -> None:
    assert read(name, text)[name]["text"] == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("level.grasp", "2"),
        ("level.grasp", "x"),
        ("level.other", "0"),
        ("commend", "có"),
        ("remark", "x" * 2001),
        ("comment.a1", "không phải"),
        ("comment.a1", "[]"),
        ("comment.a1", comment(part="pages", start=2, end=3)),
        ("comment.a1", comment(part=["grasp"])),
        ("comment.a1", comment(end=99)),
        ("comment.a1", comment(start=8)),
        ("comment.a1", comment(start=True)),
        ("comment.a1", comment(says=" ")),
        ("comment.A-", comment()),
        ("grasp", "sửa bài của người khác"),
    ],
)
def test_what_says_nothing_of_this_essay_is_refused(name: str, text: str) -> None:
    with pytest.raises(UnusableParts):
        read(name, text)


def test_comments_stand_in_the_order_of_reading() -> None:
    entries = {f"comment.{key}": {"text": comment(start=start, end=9), "at": 1} for key, start in (("b", 6), ("a", 2))}
    assert [row.start for row in notes_of(entries, BOUNDS).comments] == [2, 6]


def test_a_commented_passage_is_cut_out_of_its_lines() -> None:
    rows = paragraphs_of(TEXTS["grasp"], [(1, Comment("a", "grasp", 5, 13, "Rõ hơn"))])
    shown = [[(segment.text, segment.comments) for segment in row.segments] for row in rows]
    assert shown == [[("Dòng ", ()), ("một", (1,))], [("Dòng", (1,)), (" hai", ())]]


@given(st.text(alphabet="ab \n", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_marking_changes_no_character(text: str, start: int, end: int) -> None:
    rows = paragraphs_of(text, [(1, Comment("a", "grasp", start, end, "x"))])
    assert "".join(row.text for row in rows) == text.replace("\n", "")
    assert all(text[row.start : row.end] == row.text for row in rows)


def test_sheets_stand_for_the_parts() -> None:
    assert is_complete(0, ["grasp"], 1, LENGTH)
    assert not is_complete(250, ["grasp"], 0, LENGTH)


def test_one_letter_changes_the_fingerprint() -> None:
    assert fingerprint(TEXTS, ["a"]) != fingerprint(TEXTS | {"proposals": "."}, ["a"])
    assert fingerprint(TEXTS, ["a", "b"]) != fingerprint(TEXTS, ["b", "a"])


@pytest.mark.parametrize(("key", "by", "order"), [(2, -1, [2, 1, 3]), (2, 1, [1, 3, 2]), (1, -1, [1, 2, 3])])
def test_a_sheet_moves_one_place_and_stops_at_the_ends(key: int, by: int, order: list[int]) -> None:
    assert moved([1, 2, 3], key, by) == order
