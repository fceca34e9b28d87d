"""Sections, clauses, lines and marks of secrecy, whatever comes in."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.library.choices import ClauseKind
from learning.library.rules import sections
from learning.library.rules.clauses import recognise_clauses, with_all_beneath
from learning.library.rules.lines import Line, join_lines
from learning.library.rules.markers import Level, marker_of, roman_value
from learning.library.rules.secrecy import bears_secrecy_mark

pytestmark = pytest.mark.rule

KINDS = st.lists(st.sampled_from(["heading", "text", "picture", "quotation"]), max_size=30)
LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [
                "Phần I",
                "Chương II",
                "Điều 5. Tên",
                "I. MỤC ĐÍCH",
                "1. Một",
                "1.1. Hai",
                "a) Ba",
                "- Bốn",
                "+ Năm",
                "KẾ HOẠCH",
            ]
        ),
    ),
    max_size=40,
)


@given(KINDS)
def test_sections_hold_every_block_once(kinds: list[str]) -> None:
    inside = [
        i
        for s in sections.split(kinds)
        for i in ([] if s.heading is None else [s.heading]) + list(range(s.first, s.after))
    ]
    assert inside == list(range(len(kinds)))


@given(KINDS)
def test_each_heading_opens_one_section(kinds: list[str]) -> None:
    found = sections.split(kinds)
    assert [s.number for s in found] == list(range(1, len(found) + 1))
    assert sum(s.heading is not None for s in found) == kinds.count("heading")


@given(st.integers(1, 20), st.integers(1, 20), st.integers(1, 20))
def test_reach_never_goes_back_nor_beyond_the_end(furthest: int, leaving: int, total: int) -> None:
    furthest = min(furthest, total)
    assert furthest <= sections.reach(furthest, leaving, total) <= min(furthest + 1, total)


@given(st.integers(1, 30))
def test_going_through_all_sections_leaves_nothing_unread(total: int) -> None:
    furthest = 1
    for leaving in range(1, total):
        furthest = sections.reach(furthest, leaving, total)
    assert sections.unread(furthest, total) == []


@given(st.one_of(st.none(), st.integers(-5, 50)), st.integers(1, 40), st.integers(1, 30))
def test_shown_section_exists(asked: int | None, kept: int, total: int) -> None:
    assert 1 <= sections.shown_section(asked, kept, total) <= total


@given(LINES)
def test_recognising_loses_no_text(lines: list[str]) -> None:
    kept = "".join(clause.marker + clause.text for clause in recognise_clauses(lines))
    given = "".join(f"{line} " for line in lines).replace("\x00", "")
    assert "".join(kept.split()) == "".join(unicodedata.normalize("NFC", given).split())


def test_what_no_database_can_hold_is_dropped() -> None:
    assert recognise_clauses(["1. Mộ\x00t\ud83d hai"])[0].text == "Một hai"


@given(LINES)
def test_codes_are_unique_short_and_fit_an_address(lines: list[str]) -> None:
    anchors = [clause.anchor for clause in recognise_clauses(lines) if clause.anchor]
    assert len(anchors) == len(set(anchors))
    assert all(len(anchor) <= 40 and not set(anchor) & set(" #?&\"'<>") for anchor in anchors)


@given(LINES)
def test_depth_never_jumps_by_more_than_one(lines: list[str]) -> None:
    depths = [clause.depth for clause in recognise_clauses(lines)]
    assert all(after <= before + 1 for before, after in pairwise(depths))


@pytest.mark.parametrize(
    ("line", "level", "parts"),
    [
        ("Phần thứ nhất", Level.PART, ("1",)),
        ("PHẦN THỨ HAI: GIẢI PHÁP", Level.PART, ("2",)),
        ("Chương IV", Level.CHAPTER, ("4",)),
        ("Mục 1. QUY ĐỊNH CHUNG", Level.DIVISION, ("1",)),
        ("Điều 5. Phạm vi", Level.ARTICLE, ("5",)),
        ("Phụ lục số 3:", Level.ANNEX, ("3",)),
        ("II - KẾT QUẢ", Level.ROMAN, ("II",)),
        ("V- KINH PHÍ", Level.ROMAN, ("V",)),
        ("B. ĐÁNH GIÁ", Level.LETTER, ("B",)),
        ("1. Một", Level.NUMBER, ("1",)),
        ("2.3.1. Ba", Level.NUMBER, ("2", "3", "1")),
        ("2.1 Hai", Level.NUMBER, ("2", "1")),
        ("a) Điểm", Level.POINT, ("a",)),
        ("đ) Điểm", Level.POINT, ("đ",)),
        ("- Gạch", Level.DASH, ("-",)),
        ("+ Cộng", Level.PLUS, ("+",)),
        ("* Sao", Level.DASH, ("*",)),
    ],
)
def test_marks_are_known(line: str, level: Level, parts: tuple[str, ...]) -> None:
    found = marker_of(line)
    assert found is not None
    assert (found.level, found.parts) == (level, parts)


@pytest.mark.parametrize(
    "line",
    [
        "3.291 tuyên truyền viên", "100% tổ chức cơ sở", "05 báo cáo viên", "20/3/2017 về đổi mới", "4.0 trong học tập",
        "Điều 5 của Luật này quy định", "Phần lớn cán bộ", "Chương trình hành động", "Mục tiêu tổng quát", "IIII. Sai",
        "H.TSON", "12.5% số người", "-----", "2013", "Phụ lục này", "I", "Việc 1. khác", "1.000 người",
    ],
)  # fmt: skip
def test_running_text_bears_no_mark(line: str) -> None:
    assert marker_of(line) is None


@pytest.mark.parametrize(
    ("numeral", "value"), [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("IIII", None), ("VX", None)]
)
def test_roman_numerals(numeral: str, value: int | None) -> None:
    assert roman_value(numeral) == value


def test_articles_points_and_chapters_have_their_codes() -> None:
    lines = [
        "Chương I",
        "QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi",
        "1. Khoản",
        "a) Điểm",
        "b) Điểm",
        "Chương II",
        "Điều 2. Khác",
    ]
    anchors = [clause.anchor for clause in recognise_clauses(lines)]
    assert anchors == ["c1", "", "d1", "d1.1", "d1.1a", "d1.1b", "c2", "d2"]


def test_figures_in_running_text_are_no_clause_of_another_number() -> None:
    clauses = recognise_clauses(["2. Hai", "3.1 triệu người học", "2.1 Mục tiêu"])
    assert [clause.anchor for clause in clauses] == ["m2", "", "m2.1"]


def test_address_list_ends_the_last_clause() -> None:
    clauses = recognise_clauses(["1. Một", "- Gạch", "Nơi nhận:", "- Lưu Văn phòng"])
    assert [(clause.anchor, clause.depth) for clause in clauses] == [("m1", 0), ("m1-1", 1), ("", 0), ("", 0)]


def test_capitals_make_a_heading() -> None:
    assert recognise_clauses(["KẾ HOẠCH"])[0].kind == ClauseKind.HEADING


def test_unknown_code_has_nothing_beneath() -> None:
    assert with_all_beneath(recognise_clauses(["1. Một"]), "m9") == []
    assert with_all_beneath(recognise_clauses(["Một"]), "") == []


@pytest.mark.parametrize(
    "line",
    [
        "MẬT",
        " TỐI MẬT ",
        "Tuyệt mật",
        "(MẬT)",
        "M Ậ T",
        "Độ mật: Mật",
        "ĐỘ MẬT : TỐI MẬT",
        "Mức độ mật: mật",
        "Dấu: MẬT",
    ],
)
def test_stamps_are_marks(line: str) -> None:
    assert bears_secrecy_mark(["TỈNH ỦY", line, "KẾ HOẠCH"])
    assert bears_secrecy_mark([unicodedata.normalize("NFD", line)])


@pytest.mark.parametrize(
    "line",
    [
        "Bí mật",
        "Độ mật: Không",
        "Độ mật: Không mật",
        "nội dung “Mật”, “Tối mật”: theo chỉ đạo",
        "Mặt trận",
        "mật độ",
        "MAT",
        "",
    ],
)
def test_talk_of_secrets_is_no_mark(line: str) -> None:
    assert not bears_secrecy_mark([line])


def test_mark_far_from_the_start_is_a_quotation() -> None:
    assert not bears_secrecy_mark([*["Đoạn"] * 60, "MẬT"])


def line(text: str, top: float, left: float = 85, right: float = 540) -> Line:
    return Line(text, left, right, top, 16)


def test_wrapped_lines_are_one_paragraph() -> None:
    page = [
        line("Một hai ba", 0, 113),
        line("bốn năm", 20),
        line("sáu.", 40, right=200),
        line("Bảy", 60, 113),
        line("tám", 80),
    ]
    assert list(join_lines([page])) == ["Một hai ba bốn năm sáu.", "Bảy tám"]


def test_paragraph_runs_over_the_page() -> None:
    assert list(join_lines([[line("Một", 0), line("hai", 20)], [line("ba.", 0), line("bốn", 20)]])) == [
        "Một hai ba. bốn"
    ]


def test_symbol_broken_at_its_hyphen_is_whole_again() -> None:
    assert list(join_lines([[line("Đề án số 07-", 0), line("ĐA/TU", 20), line("x", 40)]])) == ["Đề án số 07-ĐA/TU x"]


@given(
    st.lists(
        st.lists(st.tuples(st.text(min_size=1, max_size=8), st.floats(0, 500), st.floats(0, 800)), max_size=8),
        max_size=4,
    )
)
def test_joining_loses_no_letter(pages: list[list[tuple[str, float, float]]]) -> None:
    lines = [[Line(text, left, left + 40, top, 12) for text, left, top in page] for page in pages]
    joined = "".join("".join(join_lines(lines)).split())
    assert joined.replace("\u00ad", "") == "".join(
        "".join(item.text for page in lines for item in page).split()
    ).replace("\u00ad", "")
