"""Who may open which kind of page: members by their unit, guests what is open to the people."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from learning.library.models import ResolutionPage
from tests.cast import Cast
from tests.factories.library import make_resolution, make_sizes, make_text
from tests.factories.materials import (
    FOR_ALL,
    FOR_MEMBERS,
    make_audio,
    make_bulletin,
    make_infographic,
    make_news,
    make_questions,
    make_video,
)

EVERYONE = {
    "member", "neighbour", "secretary", "other_secretary", "officer", "commune_officer", "rapporteur",
    "administrator", "stranger",
}  # fmt: skip
IN_CELL = {"member", "secretary", "officer", "rapporteur", "administrator", "commune_officer"}
MATERIALS = [make_text, make_questions, make_infographic, make_audio, make_video]
Make = Callable[..., Any]


def who_gets(cast: Cast, address: str) -> set[str]:
    """Those of the cast, and `guest`, for whom the address opens; a plain 404 or the sign-in page for the others."""
    answers = {name: cast.client(name).get(address).status_code for name in cast.people}
    assert set(answers.values()) <= {200, 404}
    guest = Client().get(address)
    if guest.status_code != 200:
        assert guest.headers["Location"].startswith("/dang-nhap/?next=/")
    seen = {name for name, status in answers.items() if status == 200}
    return seen | ({"guest"} if guest.status_code == 200 else set())


@pytest.mark.parametrize("make", MATERIALS)
def test_material_is_for_the_people_of_its_resolution(cast: Cast, make: Make) -> None:
    page = make(cast.officer, make_resolution(cast.officer, cast.cell))
    assert who_gets(cast, page.url) == IN_CELL


@pytest.mark.parametrize("make", MATERIALS)
def test_material_for_the_people_is_open_to_everyone(cast: Cast, make: Make) -> None:
    page = make(cast.officer, make_resolution(cast.officer, cast.cell), audiences=FOR_ALL)
    assert who_gets(cast, page.url) == EVERYONE | {"guest"}


@pytest.mark.parametrize("make", MATERIALS)
def test_nothing_below_a_withdrawn_resolution_opens(cast: Cast, make: Make) -> None:
    resolution = make_resolution(cast.officer, cast.province)
    page = make(cast.officer, resolution, audiences=FOR_ALL)
    resolution.unpublish()
    assert who_gets(cast, page.url) == set()


def test_resolution_is_open_where_a_material_is(cast: Cast) -> None:
    resolution = make_resolution(cast.officer, cast.cell)
    make_questions(cast.officer, resolution)
    assert who_gets(cast, resolution.url) == IN_CELL
    make_text(cast.officer, resolution, audiences=FOR_ALL)
    assert who_gets(cast, resolution.url) == EVERYONE | {"guest"}


@pytest.mark.parametrize("who", ["guest", "stranger"])
def test_from_an_open_resolution_only_what_is_open_is_offered(cast: Cast, who: str) -> None:
    resolution = make_resolution(cast.officer, cast.cell)
    make_questions(cast.officer, resolution, title="Chỉ cho đảng viên")
    make_text(cast.officer, resolution, "Cho nhân dân", audiences=FOR_ALL)
    client = Client() if who == "guest" else cast.client(who)
    shown = client.get(resolution.url).content.decode()
    assert "Cho nhân dân" in shown
    assert "Chỉ cho đảng viên" not in shown
    assert "Văn bản gốc" not in shown


def test_news_of_a_unit_are_for_its_people(cast: Cast) -> None:
    assert who_gets(cast, make_news(cast.officer, cast.commune).url) == EVERYONE - {"stranger"}


def test_public_news_are_open_to_everyone(cast: Cast) -> None:
    assert who_gets(cast, make_news(cast.officer, cast.commune, is_public=True).url) == EVERYONE | {"guest"}


@pytest.mark.parametrize(("audiences", "status"), [(FOR_ALL, 200), (FOR_MEMBERS, 302)])
def test_picture_is_open_to_guests_where_its_page_is(cast: Cast, audiences: list[str], status: int) -> None:
    page = make_infographic(cast.officer, make_resolution(cast.officer, cast.commune), audiences=audiences)
    make_sizes()
    shown = cast.client("member").get(page.url).content.decode()
    addresses = {*re.findall(r'(?:src|href)="(/hinh/[^"]+)"', shown), *re.findall(r"(/hinh/[^ \"]+) 720w", shown)}
    assert {Client().get(address).status_code for address in addresses} == {status}


def test_bulletin_is_never_for_guests(cast: Cast) -> None:
    assert who_gets(cast, make_bulletin(cast.officer, cast.commune).url) == EVERYONE - {"stranger"}
    assert who_gets(cast, "/ban-tin/") == EVERYONE


def test_list_of_news_is_open_and_holds_for_guests_only_what_is_public(cast: Cast) -> None:
    make_news(cast.officer, cast.commune, "Tin nội bộ")
    make_news(cast.officer, cast.commune, "Tin công khai của xã", is_public=True)
    assert who_gets(cast, "/tin-tuc/") == EVERYONE | {"guest"}
    shown = Client().get("/tin-tuc/").content.decode()
    assert "Tin công khai của xã" in shown
    assert "Tin nội bộ" not in shown


@pytest.mark.parametrize("make", [make_news, make_bulletin])
def test_withdrawn_pages_are_not_there(cast: Cast, make: Make) -> None:
    page = make(cast.officer, cast.province)
    page.unpublish()
    assert who_gets(cast, page.url) == set()


def test_address_that_is_not_there_looks_to_a_guest_like_one_that_is_closed(cast: Cast) -> None:
    closed = make_questions(cast.officer, make_resolution(cast.officer, cast.province)).url
    for address in (closed, "/thu-vien/khong-co/", "/tin-tuc/khong-co/", "/khong-co/"):
        answer = Client().get(address)
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/dang-nhap/?next={address}")


def test_script_of_a_guest_is_told_to_sign_in(cast: Cast) -> None:
    answer = Client().get("/thu-vien/khong-co/", headers={"accept": "application/json"})
    assert answer.status_code == 401


def test_guest_cannot_finish_a_text(cast: Cast) -> None:
    page = make_text(cast.officer, make_resolution(cast.officer, cast.province), audiences=FOR_ALL)
    shown = Client().get(page.url).content.decode()
    assert "Vắng trên 40% thì học lại." in shown
    assert "đã đọc xong" not in shown
    assert f"/dang-nhap/?next={page.url}" in shown
    assert Client().post(page.url, {"xong": "1"}).status_code == 405


def test_pages_that_say_who_reads_are_kept_by_no_cache_between(cast: Cast) -> None:
    make_news(cast.officer, cast.province, is_public=True)
    for address in ("/tin-tuc/", Page.objects.get(slug="xa-mo-hoi-nghi").url):
        assert "private" in Client().get(address).headers["Cache-Control"]


@pytest.fixture
def open_film(cast: Cast) -> Any:
    resolution: ResolutionPage = make_resolution(cast.officer, cast.commune)
    return make_audio(cast.officer, resolution, audiences=FOR_ALL)


def test_recording_on_an_open_page_plays_for_guests_and_counts_for_nobody(cast: Cast, open_film: Any) -> None:
    from media.watching.models import Watch

    assert "data-player" in Client().get(open_film.url).content.decode()
    address = f"/nghe-nhin/{open_film.recording.public_id}/"
    assert Client().post(f"{address}nguon/").json()["sound"]
    assert Client().post(f"{address}da-xem/").headers["Location"].startswith("/dang-nhap/")
    assert not Watch.objects.exists()


def test_recording_is_closed_to_guests_when_its_page_is(cast: Cast, open_film: Any) -> None:
    open_film.unpublish()
    address = f"/nghe-nhin/{open_film.recording.public_id}/nguon/"
    assert Client().post(address, headers={"accept": "application/json"}).json()["error"] == "signed_out"
    assert cast.client("stranger").post(address).status_code == 404
