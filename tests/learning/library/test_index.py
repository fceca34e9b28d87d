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


def test_empty_library_says_what_will_come(reader: Client) -> None:
    assert "Thư viện chưa có văn bản nào" in reader.get(LISTING).content.decode()


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
    reader.get(LISTING)
    with django_assert_num_queries(6):
        reader.get(LISTING)


@pytest.mark.parametrize("rows", [1, 3])
def test_resolution_asks_as_often_for_three_texts_as_for_one(
    cast: Cast, reader: Client, rows: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    resolution = make_resolution(cast.officer, cast.province)
    for number in range(rows):
        make_text(cast.officer, resolution, f"Bài {number}")
    reader.get("/thu-vien/26-hd-btgtu/")
    with django_assert_num_queries(6):
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
