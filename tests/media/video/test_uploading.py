"""Sending a recording: in parts that are interrupted and repeated, or as a form with its file."""

import io
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import StopUpload
from django.http import HttpRequest, UnreadablePostError
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from foundation.jobs.models import Job
from media.video import receiving
from media.video.actions.sweeping import sweep
from media.video.models import Recording, Upload, UploadPart
from tests.cast import Cast
from tests.factories.recordings import film, processed

JSON = {"Accept": "application/json"}


def details(cast: Cast, **more: Any) -> dict[str, Any]:
    return {"title": "Phim ngắn", "unit": cast.province.pk, "language": "vi", "no_secret": "on", **more}


def announced(cast: Cast, client: Client, content: bytes) -> str:
    """The address where its parts go."""
    values = details(cast, file_name="phim.mp4", size=len(content), modified_ms=5)
    answer = client.post(reverse("video:upload"), values, headers=JSON)
    assert answer.status_code == 201, answer.content
    return str(answer.json()["address"])


def patch(client: Client, address: str, offset: int, content: bytes) -> Any:
    return client.generic(
        "PATCH", address, content, "application/offset+octet-stream", headers={**JSON, "Upload-Offset": str(offset)}
    )


def whole(upload: Upload) -> bytes:
    return b"".join(default_storage.open(part.name).read() for part in upload.parts.order_by("offset"))


def test_parts_make_the_file_and_the_last_one_starts_its_processing(cast: Cast) -> None:
    client, content = cast.client("officer"), film()
    address = announced(cast, client, content)
    for offset in range(0, len(content), 20_000):
        assert not Job.objects.exists()
        stands = patch(client, address, offset, content[offset : offset + 20_000]).json()
    assert stands["received"] == len(content)
    assert stands["next"] == reverse("video:detail", args=[Recording.objects.get().public_id])
    assert whole(Upload.objects.get()) == content
    assert processed(Recording.objects.get()).live


def test_after_a_dropped_line_or_a_reload_it_goes_on_where_the_server_stands(cast: Cast) -> None:
    client, content = cast.client("officer"), film()
    address = announced(cast, client, content)
    patch(client, address, 0, content[:10_000])
    assert client.get(address).json()["received"] == 10_000
    repeated = patch(client, address, 0, content[:20_000])
    assert (repeated.status_code, repeated.json()["received"]) == (409, 10_000)
    assert patch(client, address, 30_000, b"a").status_code == 409
    assert patch(client, address, 10_000, content[10_000:]).json()["received"] == len(content)
    assert whole(Upload.objects.get()) == content
    assert Job.objects.count() == 1


def test_what_had_come_when_the_line_dropped_is_kept(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client, content = cast.client("officer"), film()
    address = announced(cast, client, content)
    monkeypatch.setattr(receiving, "STEP", 1000)
    read, steps = HttpRequest.read, iter(range(100))

    def torn(request: Any, size: int) -> bytes:
        if next(steps) == 7:
            raise UnreadablePostError("gone")
        return read(request, size)

    monkeypatch.setattr(HttpRequest, "read", torn)
    assert patch(client, address, 0, content).json()["received"] == 7000


def test_two_tabs_sending_at_once_leave_one_file(cast: Cast) -> None:
    client, content = cast.client("officer"), film()
    address = announced(cast, client, content)
    assert patch(client, address, 0, content).status_code == 200
    assert patch(client, address, 0, content).status_code == 409
    assert UploadPart.objects.count() == 1
    assert whole(Upload.objects.get()) == content


def test_more_bytes_than_announced_are_refused(cast: Cast) -> None:
    client, content = cast.client("officer"), film()
    address = announced(cast, client, content[:5000])
    answer = patch(client, address, 0, content)
    assert (answer.status_code, "dài hơn đã báo" in answer.json()["message"]) == (422, True)


def test_a_file_of_another_kind_is_refused_at_its_first_part_and_leaves_nothing(cast: Cast) -> None:
    client, content = cast.client("officer"), b"#EXTM3U\n" * 1000
    answer = patch(client, announced(cast, client, content), 0, content[:5000])
    assert (answer.status_code, "không phải tệp phim" in answer.json()["message"]) == (422, True)
    assert not Recording.objects.exists()
    assert sweep() == 0


def test_an_offset_that_is_none_is_not_understood(cast: Cast) -> None:
    client = cast.client("officer")
    address = announced(cast, client, film())
    for offset in ("", "-1", "abc", "9" * 30):
        answer = client.generic("PATCH", address, b"a", headers={"Upload-Offset": offset})
        assert answer.status_code == 400


def test_of_a_part_only_so_much_is_read(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "LARGEST_PART", 3000)
    client, content = cast.client("officer"), film()
    assert patch(client, announced(cast, client, content), 0, content).json()["received"] == 3000


def test_what_is_too_large_or_empty_is_refused_beforehand(cast: Cast, settings: Settings) -> None:
    settings.VIDEO_LARGEST = 1024 * 1024
    client = cast.client("officer")
    for size, word in ((2 * 1024 * 1024, "Tệp lớn hơn"), (0, "Tệp trống")):
        answer = client.post(reverse("video:upload"), details(cast, file_name="a.mp4", size=size), headers=JSON)
        assert answer.status_code == 422
        assert word in answer.json()["errors"]["file"][0]["message"]
    assert not Recording.objects.exists()


def test_a_form_without_script_brings_the_file_in_one_piece(cast: Cast) -> None:
    client = cast.client("officer")
    file = SimpleUploadedFile("../../phim của tôi.mp4", film())
    answer = client.post(reverse("video:upload"), details(cast, file=file))
    upload = Upload.objects.get()
    assert answer.headers["Location"] == reverse("video:detail", args=[upload.recording.public_id])
    assert (upload.file_name, upload.is_whole, whole(upload) == film()) == ("phim của tôi.mp4", True, True)


def test_a_form_with_a_wrong_file_says_so_and_leaves_nothing(cast: Cast, settings: Settings) -> None:
    client = cast.client("officer")
    for content, word in ((b"<html>" * 200, "không phải tệp phim"), (b"", "Tệp trống")):
        answer = client.post(reverse("video:upload"), details(cast, file=SimpleUploadedFile("a.mp4", content)))
        assert answer.status_code == 422
        assert word in answer.content.decode()
    settings.VIDEO_LARGEST = 10_000
    answer = client.post(reverse("video:upload"), details(cast, file=SimpleUploadedFile("a.mp4", film() * 9)))
    assert answer.status_code in {413, 422}
    assert "Tệp lớn hơn" in answer.content.decode()
    assert not Recording.objects.exists()
    assert not UploadPart.objects.exists()


def test_a_file_that_grows_too_large_on_the_way_is_cut_off(settings: Settings) -> None:
    settings.VIDEO_LARGEST = 1000
    handler = receiving.ScratchHandler()
    handler.new_file("file", "a.mp4", "video/mp4", None)
    handler.receive_data_chunk(b"a" * 900, 0)
    with pytest.raises(StopUpload):
        handler.receive_data_chunk(b"a" * 101, 900)


def test_nothing_is_sent_without_the_word_that_it_is_not_secret(cast: Cast) -> None:
    values = details(cast, file=SimpleUploadedFile("a.mp4", film()))
    del values["no_secret"]
    answer = cast.client("officer").post(reverse("video:upload"), values)
    assert "không được đưa vào hệ thống" in answer.content.decode()
    assert not Recording.objects.exists()


def test_an_officer_sends_only_for_units_of_their_own(cast: Cast) -> None:
    values = details(cast, unit=cast.province.pk, file=SimpleUploadedFile("a.mp4", film()))
    assert cast.client("commune_officer").post(reverse("video:upload"), values).status_code == 422
    assert not Recording.objects.exists()


def test_nobody_else_sends_parts_of_it(cast: Cast) -> None:
    address = announced(cast, cast.client("officer"), film())
    for name in ("commune_officer", "member"):
        assert patch(cast.client(name), address, 0, film()).status_code == 404


def test_a_form_needs_its_token(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.officer, backend="members.access.backend.NumberOrPhoneBackend")
    assert client.post(reverse("video:upload"), details(cast, file=io.BytesIO(film()))).status_code == 403
    assert not Recording.objects.exists()
