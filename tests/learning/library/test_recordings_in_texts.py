"""A study text with a film in it and somebody's reading of it: who chooses, who plays, what is kept."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.test.utils.form_data import rich_text

from learning.library.models import CondensedTextPage, ResolutionPage
from media.video.actions.publishing import withdraw
from media.video.models import Recording
from tests.cast import Cast
from tests.factories.library import THREE_SECTIONS, make_resolution, make_text
from tests.factories.recordings import make_recording, tone
from tests.learning.library.editing import add_text_address, text_form

ADDRESS = "/thu-vien/26-hd-btgtu/doc-gon/"


@pytest.fixture(autouse=True)
def own_uploads(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "uploads"
    settings.SCRATCH = tmp_path / "uploads" / "tam"


@pytest.fixture
def resolution(cast: Cast) -> ResolutionPage:
    return make_resolution(cast.officer, cast.province)


@pytest.fixture
def film(cast: Cast) -> Recording:
    return make_recording(cast.officer, cast.province, title="Phim về lớp học")


@pytest.fixture
def sound(cast: Cast) -> Recording:
    return make_recording(cast.officer, cast.province, tone(), title="Đọc toàn bài")


def with_film(cast: Cast, resolution: ResolutionPage, film: Recording, **changes: Any) -> CondensedTextPage:
    body = [*THREE_SECTIONS[:2], ("film", {"film": film.pk, "lead_in": "Mời xem"}), *THREE_SECTIONS[2:]]
    return make_text(cast.officer, resolution, body=body, **changes)


def read(client: Client) -> str:
    return client.get(ADDRESS).content.decode()


def test_the_film_is_played_where_it_stands_and_counts(cast: Cast, resolution: ResolutionPage, film: Recording) -> None:
    with_film(cast, resolution, film)
    page = read(cast.client("member"))
    assert "Mời xem" in page
    assert f'data-id="{film.public_id}"' in page
    assert f'data-who="{cast.member.member.public_id}"' in page
    assert "js/player.js" in page
    assert "css/player.css" in page
    other = cast.client("member").get(ADDRESS, {"phan": 2}).content.decode()
    assert "js/player.js" not in other


def test_a_withdrawn_film_says_so_and_the_text_stays(cast: Cast, resolution: ResolutionPage, film: Recording) -> None:
    with_film(cast, resolution, film)
    withdraw(recording=film, by=cast.officer)
    page = read(cast.client("member"))
    assert "Phim này tạm thời chưa phát được." in page
    assert "Mọi đảng viên đều học." in page
    assert "data-player" not in page


@pytest.mark.parametrize("films", [1, 3])
def test_films_cost_three_queries_however_many(
    cast: Cast, resolution: ResolutionPage, films: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = [make_recording(cast.officer, cast.province, title=f"Phim {number}") for number in range(films)]
    body = [("heading", "Phần"), *[("film", {"film": film.pk, "lead_in": ""}) for film in made]]
    make_text(cast.officer, resolution, body=body)
    client = cast.client("member")
    read(client)
    with django_assert_max_num_queries(22):
        assert read(client).count("data-player") == films


def test_somebodys_reading_is_offered_before_the_devices_voice(
    cast: Cast, resolution: ResolutionPage, sound: Recording
) -> None:
    make_text(cast.officer, resolution, spoken=sound)
    client = cast.client("member")
    page = read(client)
    assert f'src="/nghe-nhin/{sound.public_id}/nghe/"' in page
    assert "data-waits" in page
    assert "data-listen-missing" not in page
    answer = client.get(f"/nghe-nhin/{sound.public_id}/nghe/", follow=True)
    assert answer.headers["Content-Type"] == "audio/mp4"
    withdraw(recording=sound, by=cast.officer)
    assert "data-sound=" not in read(client)
    assert "data-listen-missing" in read(client)


def test_guests_play_what_stands_on_an_open_text(
    cast: Cast, resolution: ResolutionPage, film: Recording, sound: Recording, guest: Client
) -> None:
    with_film(cast, resolution, film, spoken=sound, audiences=["PUBLIC"])
    page = read(guest)
    assert f'data-id="{film.public_id}"' in page
    assert f'src="/nghe-nhin/{sound.public_id}/nghe/"' in page
    assert "data-who" not in page
    assert guest.post(f"/nghe-nhin/{film.public_id}/nguon/").status_code == 200
    assert guest.get(f"/nghe-nhin/{sound.public_id}/nghe/").headers["Location"].endswith("/nghe.m4a")


def test_guests_play_nothing_of_a_text_that_is_not_open(
    cast: Cast, resolution: ResolutionPage, film: Recording, guest: Client
) -> None:
    with_film(cast, resolution, film)
    assert guest.post(f"/nghe-nhin/{film.public_id}/nguon/").status_code == 302


def test_what_is_kept_has_the_films_picture_and_the_reading_apart(
    cast: Cast, resolution: ResolutionPage, film: Recording, sound: Recording
) -> None:
    text = with_film(cast, resolution, film, spoken=sound)
    client = cast.client("member")
    told = client.get(f"/thu-vien/tai-lieu/{text.translation_key}/giu/").json()
    page = client.get(told["text"]["address"]).content.decode()
    assert "Bản giữ trên máy không kèm phim" in page
    assert "data-player" not in page
    assert [piece["address"] for piece in told["pieces"]] == [f"/nghe-nhin/{film.public_id}/hinh/"]
    for piece in (*told["pieces"], told["sound"]):
        assert len(b"".join(client.get(piece["address"], follow=True))) == piece["bytes"]
    assert told["bytes"] < told["bytes"] + told["sound"]["bytes"]
    withdraw(recording=sound, by=cast.officer)


def choose(client: Client, which: str, rest: str = "") -> Any:
    return client.get(f"/quan-tri/{which}/{rest}")


def test_editors_choose_among_what_is_published_for_them(cast: Cast, film: Recording, sound: Recording) -> None:
    far = make_recording(cast.administrator, cast.other_commune, title="Phim xã Hai")
    listed = choose(cast.client("officer"), "chon_phim").json()["html"]
    assert "Phim về lớp học" in listed
    assert "Đọc toàn bài" not in listed
    own = choose(cast.client("commune_officer"), "chon_phim").json()["html"]
    assert "Phim về lớp học" in own
    assert "Phim xã Hai" not in own
    assert choose(cast.client("commune_officer"), "chon_phim", f"chosen/{far.pk}/").status_code == 404
    assert choose(cast.client("commune_officer"), "chon_phim", f"chosen/{sound.pk}/").status_code == 404
    assert choose(cast.client("commune_officer"), "chon_bai_nghe", f"chosen/{sound.pk}/").status_code == 200
    found = choose(cast.client("officer"), "chon_phim", "results/?q=PHIM VE").content.decode()
    assert "Phim về lớp học" in found
    assert "Phim xã Hai" not in found


def test_members_have_no_chooser(cast: Cast, film: Recording) -> None:
    assert "Phim về lớp học" not in choose(cast.client("member"), "chon_phim").content.decode()


def saved(client: Client, resolution: ResolutionPage, *blocks: tuple[str, Any], **changes: Any) -> Any:
    form = text_form(("heading", "Phần"), ("text", rich_text("<p>Nội dung.</p>")), *blocks, **changes)
    return client.post(add_text_address(resolution), form)


def refused(answer: Any) -> bool:
    """A block's fault stands in the editor's data, letters written as numbers."""
    words, screen = "chưa phát hành cho đơn vị của văn bản", answer.content.decode()
    return words in screen or json.dumps(words)[1:-1] in screen


def test_the_editor_takes_only_what_the_texts_readers_may_play(
    cast: Cast, resolution: ResolutionPage, film: Recording, sound: Recording
) -> None:
    far = make_recording(cast.administrator, cast.other_commune, title="Phim xã Hai")
    officer = cast.client("officer")
    for wrong in (far, sound):
        answer = saved(officer, resolution, ("film", {"film": str(wrong.pk), "lead_in": ""}), spoken="")
        assert refused(answer)
    assert refused(saved(officer, resolution, spoken=str(film.pk)))
    assert not CondensedTextPage.objects.exists()
    saved(officer, resolution, ("film", {"film": str(film.pk), "lead_in": ""}), spoken=str(sound.pk))
    page = CondensedTextPage.objects.get().get_latest_revision_as_object()
    assert (page.spoken, page.body[2].value["film"]) == (sound, film)


def test_the_editor_draws_the_choosers_in_vietnamese(cast: Cast, resolution: ResolutionPage) -> None:
    screen = cast.client("officer").get(add_text_address(resolution)).content.decode()
    assert "Chọn bài nghe" in screen
    assert re.search(r"Ch\\u1ecdn phim|Chọn phim", screen) or "Chọn phim" in json.dumps(screen)
