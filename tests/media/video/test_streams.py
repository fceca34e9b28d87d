"""Pieces are reached by signed addresses alone: short-lived, of one browser, without a query."""

import time
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from media.video import serving, streams
from media.video.actions.captioning import keep_captions
from media.video.actions.publishing import withdraw
from media.video.models import Recording
from media.video.serving import part_of
from tests.cast import Cast
from tests.factories.recordings import film, make_recording, tone


@pytest.fixture
def recording(cast: Cast) -> Recording:
    return make_recording(cast.officer, cast.commune, film(size="320x240", seconds=8))


def source(client: Client, recording: Recording) -> dict[str, Any]:
    return dict(client.post(reverse("watching:source", args=[recording.public_id])).json())


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def test_from_the_page_to_the_last_piece(cast: Cast, recording: Recording) -> None:
    client = cast.client("member")
    assert b"data-player" in client.get(reverse("watching:recording", args=[recording.public_id])).content
    found = source(client, recording)
    master = client.get(found["film"])
    assert master.headers["Content-Type"] == "application/vnd.apple.mpegurl"
    assert b"240p.m3u8" in body(master)
    folder = found["film"].rsplit("/", 1)[0]
    playlist = body(client.get(f"{folder}/240p.m3u8")).decode()
    names = [line for line in playlist.splitlines() if line.endswith(".ts")]
    assert names == ["240p_00000.ts", "240p_00001.ts"]
    for name in names:
        piece = client.get(f"{folder}/{name}")
        assert piece.headers["Content-Type"] == "video/mp2t"
        assert piece.headers["Cache-Control"].startswith("private")
        assert piece.headers["X-Content-Type-Options"] == "nosniff"
        assert body(piece)[:1] == b"G"


def test_forty_pieces_cost_no_query(cast: Cast, recording: Recording, django_assert_num_queries: Any) -> None:
    client = cast.client("member")
    folder = source(client, recording)["film"].rsplit("/", 1)[0]
    with django_assert_num_queries(0):
        for _number in range(40):
            assert client.get(f"{folder}/240p_00000.ts").status_code == 200


def test_an_address_is_of_no_use_in_another_browser_or_without_one(cast: Cast, recording: Recording) -> None:
    film_address = source(cast.client("member"), recording)["film"]
    for client in (cast.client("member"), cast.client("officer"), Client()):
        assert client.get(film_address).status_code == 404


def test_an_address_ends_and_cannot_be_changed(
    cast: Cast, recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = cast.client("member")
    found = source(client, recording)
    assert found["until"] - time.time() < 8 + streams.GRACE_SECONDS + 5
    token = found["film"].split("/")[-2]
    forged = found["film"].replace(token, token[:-1] + ("a" if token[-1] != "a" else "b"))
    assert client.get(forged).status_code == 404
    later = time.time() + streams.GRACE_SECONDS + 60
    monkeypatch.setattr(time, "time", lambda: later)
    assert client.get(found["film"]).status_code == 404


@pytest.mark.parametrize("name", ["hinh.jpg", "..%2F..%2Fgoc", "240p_00000.ts%00", "999p.m3u8", "nguon", "240p_1.ts"])
def test_only_pieces_are_reached(cast: Cast, recording: Recording, name: str) -> None:
    client = cast.client("member")
    folder = source(client, recording)["film"].rsplit("/", 1)[0]
    assert client.get(f"{folder}/{name}").status_code == 404


def test_signing_out_ends_the_address_with_the_session(cast: Cast, recording: Recording) -> None:
    client = cast.client("member")
    address = source(client, recording)["film"]
    client.logout()
    assert client.get(address).status_code == 404
    assert Session.objects.count() == 0


def test_who_may_watch(cast: Cast, recording: Recording) -> None:
    for name, status in (("member", 200), ("secretary", 200), ("officer", 200), ("stranger", 404)):
        client = cast.client(name)
        assert client.get(reverse("watching:recording", args=[recording.public_id])).status_code == status
        assert client.get(reverse("watching:poster", args=[recording.public_id])).status_code == status
        assert client.post(reverse("watching:source", args=[recording.public_id])).status_code == status
    withdraw(recording=recording, by=cast.officer)
    for name, status in (("member", 404), ("officer", 200)):
        assert cast.client(name).post(reverse("watching:source", args=[recording.public_id])).status_code == status


def test_the_sound_can_be_asked_for_in_parts(cast: Cast) -> None:
    recording = make_recording(cast.officer, cast.commune, tone(seconds=5))
    client = cast.client("member")
    address = client.get(reverse("watching:listen", args=[recording.public_id])).headers["Location"]
    assert source(client, recording)["film"] == ""
    complete = client.get(address)
    content = body(complete)
    assert complete.headers["Accept-Ranges"] == "bytes"
    part = client.get(address, headers={"Range": "bytes=100-199"})
    assert (part.status_code, body(part)) == (206, content[100:200])
    assert part.headers["Content-Range"] == f"bytes 100-199/{len(content)}"
    last = client.get(address, headers={"Range": "bytes=-50"})
    assert (last.headers["Content-Length"], body(last)) == ("50", content[-50:])


@pytest.mark.parametrize(
    ("wanted", "part"),
    [
        ("bytes=0-", (0, 99)),
        ("bytes=5-5", (5, 5)),
        ("bytes=-500", (0, 99)),
        ("bytes=90-500", (90, 99)),
        ("bytes=100-", None),
        ("bytes=-0", None),
        ("bytes=-", None),
        ("bytes=9-3", None),
        ("bytes=0-1,5-6", None),
        ("lines=1-2", None),
        ("", None),
    ],
)
def test_parts_of_a_hundred_bytes(wanted: str, part: tuple[int, int] | None) -> None:
    assert part_of(wanted, 100) == part


def test_behind_nginx_the_file_is_named_and_not_read(
    cast: Cast, recording: Recording, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ACCEL_REDIRECT = True
    client = cast.client("member")
    address = source(client, recording)["film"].replace("danh-sach.m3u8", "240p_00000.ts")
    monkeypatch.delattr(serving, "default_storage")
    assert recording.live
    assert client.get(address).headers["X-Accel-Redirect"] == f"/_uploads/{recording.live.folder}/240p_00000.ts"


def test_captions_come_as_text(cast: Cast, recording: Recording) -> None:
    keep_captions(recording=recording, language="hmn", cues=[(0, 1500, "<script>&")], by=cast.officer)
    answer = cast.client("member").get(reverse("watching:captions", args=[recording.public_id, "hmn"]))
    assert answer.content.decode() == "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\n&lt;script&gt;&amp;\n"
    assert answer.headers["Content-Type"].startswith("text/vtt")
    assert cast.client("stranger").get(answer.wsgi_request.path).status_code == 404


def test_the_library_asks_the_same_for_one_and_three(
    cast: Cast, recording: Recording, django_assert_max_num_queries: Any
) -> None:
    client = cast.client("member")
    with django_assert_max_num_queries(30) as one:
        assert recording.title in client.get(reverse("watching:library")).content.decode()
    for number in range(2):
        make_recording(cast.officer, cast.commune, title=f"Phim {number}")
    with django_assert_max_num_queries(len(one)):
        assert "Phim 1" in client.get(reverse("watching:library")).content.decode()
