"""A study text kept on a device: what is fetched, that it names nobody, and places read without a line."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from learning.library.keeping import FRAME
from learning.library.models import CondensedTextPage
from tests.cast import Cast
from tests.factories.library import THREE_SECTIONS, make_image, make_resolution, make_sizes, make_text


@pytest.fixture
def text(cast: Cast) -> CondensedTextPage:
    value = {"image": {"image": make_image().pk, "decorative": False, "alt_text": "Năm con số"}, "caption": "Nhớ lấy"}
    make_sizes()
    body = [*THREE_SECTIONS, ("picture", value)]
    return make_text(cast.officer, make_resolution(cast.officer, cast.province), body=body)


@pytest.fixture
def reader(cast: Cast) -> Client:
    return cast.client("member")


def manifest(client: Client, text: CondensedTextPage, width: int = 720) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/thu-vien/tai-lieu/{text.translation_key}/giu/?rong={width}").json()
    return found


def page_of(client: Client, text: CondensedTextPage, width: int = 720) -> str:
    return client.get(manifest(client, text, width)["text"]["address"]).content.decode()


def test_the_size_is_that_of_what_is_fetched(reader: Client, text: CondensedTextPage) -> None:
    told = manifest(reader, text)
    pieces = [told["text"], *told["pieces"]]
    sizes = [len(b"".join(reader.get(piece["address"]))) for piece in pieces]
    assert sizes == [piece["bytes"] for piece in pieces]
    assert told["bytes"] == sum(sizes)
    assert len(pieces) == 2


def test_the_page_holds_every_section_and_one_picture_of_the_width_asked_for(
    reader: Client, text: CondensedTextPage
) -> None:
    page = page_of(reader, text, 300)
    assert [page.count(words) for words in ("Ai phải học", "Vắng trên 40%", "84′", "Chưa phải học lại")]
    assert re.findall(r'data-section="(\d)"', page) == ["1", "2", "3"]
    picture = re.search(r"<img[^>]*>", page)
    assert picture
    assert "srcset" not in picture[0]
    assert 'alt="Năm con số"' in picture[0]
    assert "width-360" in picture[0]
    assert [piece["address"] for piece in manifest(reader, text, 300)["pieces"]] == re.findall(
        r'src="(/hinh/[^"]+)"', page
    )


@pytest.mark.parametrize(("pixels", "width"), [("200", 360), ("361", 720), ("5000", 1080), ("²", 720), ("-1", 720)])
def test_the_narrowest_picture_that_fills_the_screen_is_taken(
    reader: Client, text: CondensedTextPage, pixels: str, width: int
) -> None:
    page = reader.get(f"/thu-vien/tai-lieu/{text.translation_key}/ban-giu/", {"rong": pixels}).content.decode()
    shown = re.search(r"<img[^>]*>", page)
    assert shown
    assert f"width-{width}." in shown[0]


def test_the_page_names_nobody(cast: Cast, reader: Client, text: CondensedTextPage) -> None:
    reader.post(text.url, {"phan": 1})
    page = page_of(reader, text)
    assert page == page_of(cast.client("neighbour"), text)
    assert "csrf" not in page
    assert not any(word in page for user in cast.people.values() for word in (user.member.full_name, user.unit_name))


def test_everything_it_is_drawn_with_is_fetched(reader: Client, text: CondensedTextPage) -> None:
    frame = set(manifest(reader, text)["frame"])
    linked = set(re.findall(r'(?:href|src)="(/static/[^"#]+)', page_of(reader, text)))
    assert linked <= frame
    for name in FRAME:
        found = finders.find(name)
        assert isinstance(found, str)
        if name.endswith((".js", ".css")):
            source = Path(found).read_text(encoding="utf-8")
            inner = re.findall(r'(?:from|import\() ?"\./([^"]+)"|url\("?\.\./([^")]+)', source)
            needed = {f"{settings.STATIC_URL}{f'js/{script}' if script else file}" for script, file in inner}
            assert needed <= frame, name


def test_what_is_kept_follows_a_new_version(cast: Cast, reader: Client, text: CondensedTextPage) -> None:
    before = manifest(reader, text)
    make_text(cast.officer, text.resolution, body=[("heading", "Mới"), ("text", "<p>Nội dung mới.</p>")])
    assert reader.get(before["text"]["address"]).status_code == 409
    after = manifest(reader, text)
    assert after["version"] != before["version"]
    assert "Nội dung mới" in page_of(reader, text)
    news = reader.get("/thu-vien/da-giu/kiem-tra/", {"khoa": before["key"]}).json()["texts"]
    assert news[before["key"]]["version"] == after["version"]


def test_news_leave_out_what_is_withdrawn_or_not_for_the_person(cast: Cast, reader: Client) -> None:
    text = make_text(cast.officer, make_resolution(cast.officer, cast.commune))
    asked = {"khoa": f"{text.translation_key},{'0' * 36},x,\x00,{text.translation_key}"}
    assert list(reader.get("/thu-vien/da-giu/kiem-tra/", asked).json()["texts"]) == [str(text.translation_key)]
    assert cast.client("stranger").get("/thu-vien/da-giu/kiem-tra/", asked).json() == {"texts": {}}
    text.unpublish()
    assert reader.get("/thu-vien/da-giu/kiem-tra/", asked).json() == {"texts": {}}


@pytest.mark.parametrize("number", [1, 3])
def test_news_cost_the_same_for_one_text_and_for_three(
    cast: Cast, reader: Client, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    resolution = make_resolution(cast.officer, cast.province)
    texts = [make_text(cast.officer, resolution, title=f"Bài {index}") for index in range(number)]
    keys = ",".join(str(text.translation_key) for text in texts)
    reader.get("/thu-vien/da-giu/kiem-tra/", {"khoa": keys})
    with django_assert_max_num_queries(5):
        found = reader.get("/thu-vien/da-giu/kiem-tra/", {"khoa": keys}).json()["texts"]
    assert len(found) == number


def test_the_list_is_an_empty_page_for_whoever_asks(guest: Client, cast: Cast) -> None:
    page = guest.get("/thu-vien/da-giu/").content.decode()
    assert "data-kept-list" in page
    assert not any(user.member.full_name in page for user in cast.people.values())


def test_what_is_no_account_of_reading_is_refused(reader: Client, text: CondensedTextPage) -> None:
    good: dict[str, Any] = {"account": None, "left": [1], "section": 2, "finished": False, "age": 0}
    wrong: list[dict[str, Any]] = [
        {"left": "1"},
        {"left": [True]},
        {"left": [-1]},
        {"left": [1] * 501},
        {"age": 1e9},
        {"finished": 1},
    ]
    bodies = ["", "[]", "[" * 100_000, *(json.dumps(good | one) for one in wrong)]
    where = f"/thu-vien/tai-lieu/{text.translation_key}/cho-doc/"
    got = {reader.post(where, body, content_type="application/json").status_code for body in bodies}
    assert got == {400}
