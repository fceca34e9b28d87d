"""Search: what is found, by whom, in which order, and how it is shown."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from learning.library.models import LibraryEntry, ResolutionPage
from tests.cast import Cast
from tests.factories.library import make_resolution, make_text
from tests.factories.materials import FOR_ALL, make_bulletin, make_infographic, make_news, make_supplement

SEARCH = "/thu-vien/tim/"
HOSTILE = [
    '"', '""', "'", "''", "%", "_", "\\", "\x00", "a\x00b", "*", "(", ")", "-", "--", ":*", "a:*", "!", "&", "|", "<->",
    "NEAR(a b)", "a AND", "OR OR", '"nghi quyet', "nghi OR 1=1", "^a", "+", "a-b-c", "đ" * 10_000, "a " * 5_000, "🙂",
    "'; DROP TABLE learning_libraryentry; --", "\u0301", "İ", "{{ 7|add:7 }}", "<script>alert(1)</script>",
]  # fmt: skip


def titles(client: Client, typed: str, **more: str) -> list[str]:
    """Of the pages found, in their order."""
    return [result.entry.title for result in client.get(SEARCH, {"tim": typed, **more}).context["results"]]


def shown(client: Client, typed: str, **more: str) -> str:
    return client.get(SEARCH, {"tim": typed, **more}).content.decode()


@pytest.fixture
def reader(cast: Cast) -> Client:
    return cast.client("member")


@pytest.fixture
def guidance(cast: Cast) -> ResolutionPage:
    return make_resolution(cast.officer, cast.province, title="Hướng dẫn đổi mới việc học tập")


@pytest.mark.parametrize(
    "typed",
    [
        "doi moi hoc tap", "HỌC TẬP đổi mới", "huong dan doi moi viec hoc t", "26-HD/BTGTU", "26 hd btgtu", "26-hd",
        "26hd", "btgtu 26", "tuyen giao", '"đổi mới"', "đổi-mới", "  doi   moi ",
    ],
)  # fmt: skip
def test_page_is_found_however_its_words_are_typed(reader: Client, guidance: ResolutionPage, typed: str) -> None:
    assert titles(reader, typed) == ["Hướng dẫn đổi mới việc học tập"]


@pytest.mark.parametrize("typed", ["doi moi khong co", "oi moi", "hoc ta doi", "27-hd", "6-hd", "hd 2 6"])
def test_page_without_one_of_the_words_is_not_found(reader: Client, guidance: ResolutionPage, typed: str) -> None:
    assert titles(reader, typed) == []
    assert "Đồng chí thử bớt chữ" in shown(reader, typed)


def test_words_in_the_text_lead_to_the_page_and_are_marked_with_their_diacritics(
    cast: Cast, reader: Client, guidance: ResolutionPage
) -> None:
    make_text(cast.officer, guidance)
    page = shown(reader, "moi dang vien")
    assert "<mark>Mọi</mark> <mark>đảng</mark> <mark>viên</mark>" in page
    assert "Hướng dẫn số 26-HD/BTGTU" in page


def test_material_is_found_by_the_symbol_of_its_resolution_but_after_it(
    cast: Cast, reader: Client, guidance: ResolutionPage
) -> None:
    make_text(cast.officer, guidance, "Đọc gọn")
    assert titles(reader, "26-hd") == ["Hướng dẫn đổi mới việc học tập", "Đọc gọn"]


def test_pages_with_the_diacritics_typed_come_first(cast: Cast, reader: Client, guidance: ResolutionPage) -> None:
    for title, said in (("Một", "Cân đối."), ("Hai", "Cán bộ."), ("Ba", "Cần cù.")):
        make_text(cast.officer, guidance, title, body=[("text", f"<p>{said}</p>")])
    assert titles(reader, "cán")[0] == "Hai"
    assert titles(reader, "cần")[0] == "Ba"
    assert set(titles(reader, "can")) == {"Một", "Hai", "Ba"}


def test_words_in_the_title_weigh_more_than_in_the_text(cast: Cast, reader: Client, guidance: ResolutionPage) -> None:
    titled = make_text(cast.officer, guidance, "Biên giới", body=[("text", "<p>Không.</p>")])
    make_text(cast.officer, guidance, "Rừng", body=[("text", "<p>Giữ biên giới.</p>")])
    LibraryEntry.objects.filter(page=titled).update(published_at=titled.first_published_at - timedelta(days=400))
    assert titles(reader, "bien gioi") == ["Biên giới", "Rừng"]


def test_everyone_finds_what_they_may_see_and_no_more(cast: Cast) -> None:
    make_text(cast.officer, make_resolution(cast.officer, cast.cell, title="Của chi bộ"), "Rừng chi bộ")
    make_text(cast.officer, make_resolution(cast.officer, cast.commune, "7-NQ/ĐU"), "Rừng xã")
    make_text(cast.officer, make_resolution(cast.officer, cast.province, "8-NQ/TU"), "Rừng tỉnh", audiences=FOR_ALL)
    found = {name: set(titles(cast.client(name), "rung")) for name in cast.people}
    in_cell = {"member", "secretary", "officer", "rapporteur", "administrator", "commune_officer"}
    assert {name for name, seen in found.items() if "Rừng chi bộ" in seen} == in_cell
    assert {name for name, seen in found.items() if "Rừng xã" in seen} == set(cast.people) - {"stranger"}
    assert {name for name, seen in found.items() if "Rừng tỉnh" in seen} == set(cast.people)
    assert titles(Client(), "rung") == ["Rừng tỉnh"]


def test_guest_learns_nothing_of_what_is_not_public(cast: Cast, guidance: ResolutionPage) -> None:
    make_text(cast.officer, guidance, "Mật ong rừng")
    page = shown(Client(), "rung")
    assert "Mật ong" not in page
    assert "Đảng viên, cán bộ đăng nhập" in page


def test_withdrawn_page_is_found_no_more(cast: Cast, reader: Client, guidance: ResolutionPage) -> None:
    make_text(cast.officer, guidance, "Rừng").unpublish()
    assert titles(reader, "rung") == []


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("who", ["member", "guest"])
def test_whatever_is_typed_breaks_nothing(cast: Cast, guidance: ResolutionPage, typed: str, who: str) -> None:
    client = Client() if who == "guest" else cast.client(who)
    answer = client.get(SEARCH, {"tim": typed})
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content
    assert LibraryEntry.objects.count() == 1


@pytest.mark.parametrize("more", [{"loai": "'"}, {"cho": '"'}, {"page": "0"}, {"page": "999999999999"}, {"loai": "%"}])
def test_odd_filters_narrow_nothing(reader: Client, guidance: ResolutionPage, more: dict[str, str]) -> None:
    assert titles(reader, "doi moi", **more) == ["Hướng dẫn đổi mới việc học tập"]


def test_nothing_typed_asks_for_words(reader: Client) -> None:
    assert reader.get(SEARCH).context["results"] == []
    assert "Đồng chí gõ ít nhất một chữ hoặc một số." in shown(reader, "%%%")


def test_kinds_and_audiences_narrow_by_links(cast: Cast, reader: Client, guidance: ResolutionPage) -> None:
    make_text(cast.officer, guidance, "Rừng chữ")
    make_infographic(cast.officer, guidance, title="Rừng hình", audiences=["KEY_CADRE"])
    page = shown(reader, "rung")
    assert "Mọi loại (2)" in page
    assert "?tim=rung&amp;loai=INFOGRAPHIC" in page
    assert titles(reader, "rung", loai="INFOGRAPHIC") == ["Rừng hình"]
    assert titles(reader, "rung", cho="GRASSROOTS_MEMBER") == ["Rừng chữ"]
    assert titles(reader, "rung", loai="INFOGRAPHIC", cho="GRASSROOTS_MEMBER") == []
    assert "Tìm trong mọi loại" in shown(reader, "rung", loai="INFOGRAPHIC", cho="GRASSROOTS_MEMBER")


def test_every_kind_of_page_is_found_and_drawn(cast: Cast, reader: Client, guidance: ResolutionPage) -> None:
    text = make_text(cast.officer, guidance, "Rừng")
    make_supplement(cast.officer, text, cast.commune, title="Rừng của xã")
    make_news(cast.officer, cast.province, "Tin về rừng")
    make_bulletin(cast.officer, cast.province, 7)
    assert set(titles(reader, "rung")) == {"Rừng", "Rừng của xã", "Tin về rừng"}
    assert titles(reader, "ban tin so 7") == ["Bản tin số 7"]


def test_ten_on_a_page_and_the_rest_on_the_next(cast: Cast, reader: Client, guidance: ResolutionPage) -> None:
    for number in range(12):
        make_text(cast.officer, guidance, f"Rừng {number}")
    first, second = titles(reader, "rung"), titles(reader, "rung", page="2")
    assert (len(first), len(second)) == (10, 2)
    assert len({*first, *second}) == 12
    assert "Tìm thấy 12 trang." in shown(reader, "rung", page="2")


@pytest.mark.parametrize("rows", [1, 3])
def test_search_asks_as_often_for_three_as_for_one(
    cast: Cast, reader: Client, guidance: ResolutionPage, rows: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for number in range(rows):
        make_text(cast.officer, guidance, f"Rừng {number}")
    titles(reader, "rừng")
    with django_assert_num_queries(5):
        assert len(titles(reader, "rừng")) == rows


def test_search_of_a_guest_takes_two_queries(
    cast: Cast, guidance: ResolutionPage, django_assert_num_queries: Callable[[int], Any]
) -> None:
    make_text(cast.officer, guidance, "Rừng", audiences=FOR_ALL)
    with django_assert_num_queries(2):
        assert titles(Client(), "rừng") == ["Rừng"]
