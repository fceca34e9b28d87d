"""A recording on a page that is open to the people is played by guests, and nothing is kept of them (`R5`)."""

import re

import pytest
from django.test import Client

from learning.library.models import ResolutionPage, VideoPage
from media.video.models import Recording
from media.watching.models import Watch
from tests.cast import Cast
from tests.factories.library import make_resolution
from tests.factories.materials import FOR_ALL, FOR_MEMBERS, make_video
from tests.factories.recordings import make_recording


@pytest.fixture
def film(cast: Cast) -> Recording:
    """The province's, with files to play."""
    return make_recording(cast.officer, cast.province)


@pytest.fixture
def resolution(cast: Cast) -> ResolutionPage:
    return make_resolution(cast.officer, cast.province)


def ask(client: Client, page: VideoPage, film: Recording) -> tuple[int, str]:
    """What the player does: the page, then the address of the film with the page's token."""
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', client.get(page.url).content.decode())
    headers = {"X-CSRFToken": token[1] if token else "", "Accept": "application/json"}
    answer = client.post(f"/nghe-nhin/{film.public_id}/nguon/", headers=headers)
    return answer.status_code, answer.json().get("film", "") if answer.status_code == 200 else ""


def test_a_guest_plays_it_without_a_session_and_nothing_is_kept(
    cast: Cast, film: Recording, resolution: ResolutionPage
) -> None:
    client = Client(enforce_csrf_checks=True)
    status, address = ask(client, make_video(cast.officer, resolution, recording=film, audiences=FOR_ALL), film)
    assert status == 200
    assert client.get(address).getvalue().startswith(b"#EXTM3U")
    assert client.get(f"/nghe-nhin/{film.public_id}/hinh/").status_code == 200
    assert set(client.cookies) == {"csrf"}
    assert not Watch.objects.exists()


def test_watching_is_told_by_nobody_for_a_guest(cast: Cast, film: Recording, resolution: ResolutionPage) -> None:
    make_video(cast.officer, resolution, recording=film, audiences=FOR_ALL)
    answer = Client().post(f"/nghe-nhin/{film.public_id}/da-xem/", {"spans": []}, content_type="application/json")
    assert answer.status_code == 302
    assert not Watch.objects.exists()


@pytest.mark.parametrize("how", ["for members", "withdrawn", "on no page"])
def test_a_film_that_is_not_open_is_asked_for_in_vain(
    cast: Cast, film: Recording, resolution: ResolutionPage, how: str
) -> None:
    if how != "on no page":
        audiences = FOR_MEMBERS if how == "for members" else FOR_ALL
        page = make_video(cast.officer, resolution, recording=film, audiences=audiences)
        if how == "withdrawn":
            page.unpublish()
    for address in ("nguon/", "nghe/", "hinh/", ""):
        ask_for = Client().post if address == "nguon/" else Client().get
        answer = ask_for(f"/nghe-nhin/{film.public_id}/{address}")
        assert (answer.status_code, answer.headers.get("Location", "")[:11]) == (302, "/dang-nhap/")
