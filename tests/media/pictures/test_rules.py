"""Sizes worth having; words that describe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.assets.rules import describes
from media.pictures.sizes import LARGE, WIDTHS, specs_for, widths_for

pytestmark = pytest.mark.rule


@pytest.mark.parametrize(
    ("width", "widths"), [(100, [360]), (360, [360]), (361, [360, 720]), (1080, [360, 720, 1080]), (4000, list(WIDTHS))]
)
def test_no_size_is_made_that_would_be_the_same_again(width: int, widths: list[int]) -> None:
    assert widths_for(width) == widths


@given(st.integers(1, 20_000))
def test_some_size_is_always_made_and_never_more_than_seven(width: int) -> None:
    specs = specs_for(width, is_drawing=False)
    assert specs[-1] == LARGE
    assert 3 <= len(specs) == len(set(specs)) <= 7
    assert specs_for(width, is_drawing=True) == []


@pytest.mark.parametrize(
    "words", ["Năm con số của hội nghị", "Sơ đồ quy trình", "Bí thư chi bộ phát biểu", "Biểu đồ: 95% đảng viên đã học"]
)
def test_words_that_describe(words: str) -> None:
    assert describes(words)


@pytest.mark.parametrize(
    "words",
    ["", " ", "IMG_20261129_101112", "DSC00123", "so-do.png", "Sơ đồ quy trình.jpg", "Hình 1", "hình ảnh 12", "ảnh (3)",
     "Screenshot 2026-11-29 10.11.12", "zalo_123", "1234 5678", "Sơ đồ", "untitled-1"],
)  # fmt: skip
def test_words_that_only_name_a_file(words: str) -> None:
    assert not describes(words)
