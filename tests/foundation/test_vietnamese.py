"""Folding and sorting Vietnamese."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.web.vietnamese import fold, name_sort_key

pytestmark = pytest.mark.rule


def test_folding_strips_every_mark() -> None:
    assert fold("Nghị quyết  số 26, ĐẢNG bộ") == "nghi quyet so 26, dang bo"


@given(st.text())
def test_folding_does_not_depend_on_the_normal_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_names_sort_by_given_name_in_the_order_of_the_alphabet() -> None:
    wanted = ["Lê Văn An", "Nông Văn An", "Lý Thị Ánh", "Bế Văn Ăn", "Lò Văn Ân", "Hà Dũng", "Hà Đạt", "Hà Thị Ơn"]
    mixed = wanted[::-1]
    assert sorted(mixed, key=name_sort_key) == wanted


def test_equal_letters_sort_by_tone() -> None:
    wanted = ["Lê La", "Lê Là", "Lê Lả", "Lê Lã", "Lê Lá", "Lê Lạ"]
    mixed = wanted[::-1]
    assert sorted(mixed, key=name_sort_key) == wanted


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120))
def test_sort_keys_are_plain_ascii_and_fit_the_column(name: str) -> None:
    key = name_sort_key(name)
    assert key.isascii()
    assert len(key) <= 250
