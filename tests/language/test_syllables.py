"""What counts as a Vietnamese word."""

import pytest

from tests.language.syllables import foreign_words, is_syllable

pytestmark = pytest.mark.rule


@pytest.mark.parametrize(
    "text",
    [
        "Trang này đang chờ duyệt, chỉ người duyệt mới sửa được.",
        "Quy trình giải quyết: ngoằn ngoèo, khuỷu, nghiêng, thuở, quốc huy, giếng, uyển chuyển, tuýp, xoong",
        "Vàng A Páo, Sùng Thị Xía, Nguyễn Huệ",
        "Văn bản 26-HD/BTGTU, tệp bieu-mau.docx, địa chỉ /thu-vien/, %(title)s",
    ],
)
def test_vietnamese_texts_hold_no_foreign_word(text: str) -> None:
    assert list(foreign_words(text)) == []


@pytest.mark.parametrize(
    "word", ["page", "Edit", "Search", "copy", "at", "not", "this", "Save", "Actions", "the", "No"]
)
def test_english_words_are_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_a_word_without_its_mark_is_foreign_when_it_stops() -> None:
    assert is_syllable("các")
    assert not is_syllable("cac")
