"""The library's list and a resolution's own page."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from tests.factories.library import make_official_text, make_resolution, make_text

LISTING = "/thu-vien/"


@pytest.fixture
def reader(cast: Cast) -> Client:
    return cast.client("member")


def found(reader: Client, words: str) -> list[str]:
    """Symbols of the resolutions found."""
    return [resolution.symbol for resolution, _texts in reader.get(LISTING, {"tim": words}).context["rows"]]


@pytest.fixture
def two(cast: Cast) -> None:
    make_resolution(cast.officer, cast.province, "26-HD/BTGTU", title="Hướng dẫn đổi mới việc học tập")
    make_resolution(cast.officer, cast.province, "08-CT/TU", title="Chỉ thị về quán triệt nghị quyết")


@pytest.mark.parametrize(
    ("words", "symbols"),
    [
        ("quan triet", ["08-CT/TU"]),
        ("QUÁN TRIỆT", ["08-CT/TU"]),
        ("26-hd", ["26-HD/BTGTU"]),
        ("học đổi", ["26-HD/BTGTU"]),
        ("khong co gi", []),
    ],
)
def test_search_ignores_case_order_and_diacritics(reader: Client, two: None, words: str, symbols: list[str]) -> None:
    assert found(reader, words) == symbols


@pytest.mark.parametrize(
    "words", ['"', '""', "'", "%", "_", "\\", "\x00", "a\x00b", "*", "(", "đ" * 500, "🙂", "\ud83d", " "]
)
def test_odd_searches_break_nothing(reader: Client, two: None, words: str) -> None:
    assert reader.get(LISTING, {"tim": words.encode("utf-8", "replace").decode()}).status_code == 200


def test_empty_library_says_what_will_come(reader: Client) -> None:
    assert "Thư viện chưa có văn bản nào" in reader.get(LISTING).content.decode()


def test_search_in_vain_says_what_to_try(reader: Client, two: None) -> None:
    assert "Không có văn bản nào khớp" in reader.get(LISTING, {"tim": "xyz"}).content.decode()


def test_list_shows_how_many_texts_there_are(cast: Cast, reader: Client) -> None:
    resolution = make_resolution(cast.officer, cast.province)
    for title in ("Một", "Hai"):
        make_text(cast.officer, resolution, title)
    assert "2 tài liệu học tập" in reader.get(LISTING).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_as_often_for_three_as_for_one(
    cast: Cast, reader: Client, rows: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for number in range(rows):
        make_text(cast.officer, make_resolution(cast.officer, cast.province, f"{number}-CT/TU"))
    with django_assert_num_queries(8):
        reader.get(LISTING)


@pytest.mark.parametrize("rows", [1, 3])
def test_resolution_asks_as_often_for_three_texts_as_for_one(
    cast: Cast, reader: Client, rows: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    resolution = make_resolution(cast.officer, cast.province)
    for number in range(rows):
        make_text(cast.officer, resolution, f"Bài {number}")
    reader.get("/thu-vien/26-hd-btgtu/")
    with django_assert_num_queries(14):
        reader.get("/thu-vien/26-hd-btgtu/")


@pytest.mark.parametrize("rows", [1, 3])
def test_versions_are_listed_with_the_same_number_of_queries(
    cast: Cast, rows: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    resolution = make_resolution(cast.officer, cast.province)
    for number in range(rows):
        make_official_text(cast.officer, resolution, [f"{number + 1}. Nội dung"])
    officer = cast.client("officer")
    with django_assert_num_queries(5):
        officer.get("/thu-vien/26-hd-btgtu/van-ban/tai-len/")


def test_resolution_shows_its_register_entry(cast: Cast, reader: Client) -> None:
    make_resolution(cast.officer, cast.province, signer="Nguyễn Văn A", summary="Nói rõ ai chịu trách nhiệm.")
    page = reader.get("/thu-vien/26-hd-btgtu/").content.decode()
    for shown in ("26-HD/BTGTU", "Nguyễn Văn A", "01/10/2021", "Nói rõ ai chịu trách nhiệm.", "Không mật"):
        assert shown in page
