"""Who sees which resolution, text and file; forbidden and missing look the same."""

import pytest

from learning.library import queries
from tests.cast import Cast
from tests.factories.library import make_official_text, make_resolution, make_text

EVERYONE = {
    "member", "neighbour", "secretary", "other_secretary", "officer", "commune_officer", "rapporteur",
    "administrator", "stranger",
}  # fmt: skip
IN_CELL = {"member", "secretary", "officer", "rapporteur", "administrator", "commune_officer"}


def who_gets(cast: Cast, address: str) -> set[str]:
    """Those of the cast for whom the address opens; everyone else gets a plain 404."""
    answers = {name: cast.client(name).get(address).status_code for name in cast.people}
    assert set(answers.values()) <= {200, 404}
    return {name for name, status in answers.items() if status == 200}


def test_resolution_of_the_province_is_for_all(cast: Cast) -> None:
    make_resolution(cast.officer, cast.province)
    assert who_gets(cast, "/thu-vien/26-hd-btgtu/") == EVERYONE


def test_resolution_of_a_commune_is_for_its_people_and_those_above(cast: Cast) -> None:
    make_resolution(cast.officer, cast.commune)
    assert who_gets(cast, "/thu-vien/26-hd-btgtu/") == EVERYONE - {"stranger"}


def test_resolution_of_a_cell_is_for_its_members_and_overseers(cast: Cast) -> None:
    page = make_text(cast.officer, make_resolution(cast.officer, cast.cell))
    assert who_gets(cast, "/thu-vien/26-hd-btgtu/") == IN_CELL
    assert who_gets(cast, page.url) == IN_CELL


def test_official_text_and_its_file_follow_the_resolution(cast: Cast) -> None:
    text = make_official_text(cast.officer, make_resolution(cast.officer, cast.cell))
    assert who_gets(cast, "/thu-vien/26-hd-btgtu/van-ban/") == IN_CELL
    assert who_gets(cast, f"/thu-vien/26-hd-btgtu/van-ban/{text.public_id}/tep/") == IN_CELL


@pytest.mark.parametrize("unit", ["province", "commune", "cell"])
def test_only_officers_over_the_unit_upload_and_look_through(cast: Cast, unit: str) -> None:
    text = make_official_text(cast.officer, make_resolution(cast.officer, getattr(cast, unit)))
    officers = {"officer", "administrator"} | ({"commune_officer"} if unit != "province" else set())
    assert who_gets(cast, "/thu-vien/26-hd-btgtu/van-ban/tai-len/") == officers
    assert who_gets(cast, f"/thu-vien/26-hd-btgtu/van-ban/{text.public_id}/") == officers


@pytest.mark.parametrize("verb", ["dung", "bo"])
def test_putting_to_use_is_for_officers_and_only_by_post(cast: Cast, verb: str) -> None:
    text = make_official_text(cast.officer, make_resolution(cast.officer, cast.commune))
    address = f"/thu-vien/26-hd-btgtu/van-ban/{text.public_id}/{verb}/"
    assert {
        cast.client(name).post(address).status_code
        for name in EVERYONE - {"officer", "administrator", "commune_officer"}
    } == {404}
    assert cast.client("officer").get(address).status_code == 405


@pytest.mark.parametrize(
    "address",
    [
        "/thu-vien/khong-co/", "/thu-vien/khong-co/van-ban/", "/thu-vien/khong-co/van-ban/tai-len/",
        "/thu-vien/tai-lieu/00000000-0000-0000-0000-000000000000/", "/trang-goc/",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_there_for_anyone(cast: Cast, address: str) -> None:
    assert who_gets(cast, address) == set()


def test_guests_are_asked_to_sign_in(cast: Cast) -> None:
    from django.test import Client

    make_text(cast.officer, make_resolution(cast.officer, cast.province))
    for address in ("/thu-vien/", "/thu-vien/26-hd-btgtu/", "/thu-vien/26-hd-btgtu/doc-gon/"):
        assert Client().get(address).headers["Location"].startswith("/dang-nhap/")


def test_drafts_are_seen_only_in_the_editor(cast: Cast) -> None:
    resolution = make_resolution(cast.officer, cast.province)
    page = make_text(cast.officer, resolution)
    page.unpublish()
    assert who_gets(cast, "/thu-vien/26-hd-btgtu/doc-gon/") == set()
    resolution.unpublish()
    assert not queries.visible_to(cast.officer).exists()
    assert not queries.resolutions_visible_to(cast.officer).exists()
    assert queries.resolutions_managed_by(cast.officer).count() == 1


def test_text_below_an_unpublished_resolution_is_not_shown(cast: Cast) -> None:
    resolution = make_resolution(cast.officer, cast.province)
    make_text(cast.officer, resolution)
    resolution.unpublish()
    assert not queries.texts_visible_to(cast.member).exists()


def test_pages_of_a_person_are_kept_by_no_cache_between(cast: Cast) -> None:
    make_resolution(cast.officer, cast.province)
    for address in ("/thu-vien/", "/thu-vien/26-hd-btgtu/"):
        assert "private" in cast.client("member").get(address).headers["Cache-Control"]
