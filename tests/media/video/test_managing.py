"""The officer's screens: how a recording comes along, its captions, publishing."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from foundation.audit.models import AuditEntry
from media.video.actions.publishing import stop_processing
from media.video.models import Caption, Recording
from tests.cast import Cast
from tests.factories.recordings import film, make_recording, processed, send


def page(client: Client, name: str, *arguments: str) -> str:
    return client.get(reverse(f"video:{name}", args=arguments)).content.decode()


def post(client: Client, name: str, recording: Recording, *more: str, **values: Any) -> Any:
    return client.post(reverse(f"video:{name}", args=[recording.public_id, *more]), values, follow=True)


def test_every_stage_says_what_comes_next(cast: Cast) -> None:
    client = cast.client("officer")
    recording = send(film(), cast.officer, cast.province)
    assert "Dừng xử lý" in page(client, "detail", recording.public_id)
    post(client, "stop", recording)
    assert "Tệp gốc vẫn còn" in page(client, "detail", recording.public_id)
    post(client, "again", recording)
    assert "Đang chờ đến lượt" in page(client, "progress", recording.public_id)
    processed(recording)
    assert "Phát hành" in page(client, "detail", recording.public_id)
    answer = post(client, "publish", recording)
    assert "Đã phát hành." in answer.content.decode()
    assert "9 người hiện thuộc phạm vi này" in answer.content.decode()
    post(client, "withdraw", recording)
    recording.refresh_from_db()
    assert recording.state == "DRAFT"
    verbs = set(AuditEntry.objects.values_list("verb", flat=True))
    assert {"begin_upload", "process_recording", "publish_recording", "withdraw_recording"} <= verbs


def test_what_is_not_made_cannot_be_published(cast: Cast) -> None:
    recording = send(film(), cast.officer, cast.province)
    assert "chưa xử lý xong" in post(cast.client("officer"), "publish", recording).content.decode()
    recording.refresh_from_db()
    assert recording.state == "DRAFT"


def test_a_refused_file_tells_why_and_may_be_tried_again(cast: Cast) -> None:
    recording = processed(send(film()[:3000], cast.officer, cast.province))
    shown = page(cast.client("officer"), "detail", recording.public_id)
    assert "Không đọc được tệp" in shown
    assert "Xử lý lại" in shown


def test_the_page_reloads_itself_when_the_work_is_over(cast: Cast) -> None:
    client, recording = cast.client("officer"), send(film(), cast.officer, cast.province)
    address = reverse("video:progress", args=[recording.public_id])
    assert "HX-Refresh" not in client.get(address, headers={"HX-Request": "true"}).headers
    stop_processing(recording=recording)
    assert client.get(address, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_a_draft_is_thrown_away_and_a_published_one_is_not(cast: Cast) -> None:
    client = cast.client("officer")
    published, draft = make_recording(cast.officer, cast.province), send(film(), cast.officer, cast.province)
    post(client, "discard", draft)
    assert "rút lại trước" in post(client, "discard", published).content.decode()
    assert list(Recording.objects.all()) == [published]


def test_details_are_changed_and_told(cast: Cast) -> None:
    recording = make_recording(cast.officer, cast.province)
    values = {"title": "Tên mới", "language": "tyz", "description": "", "transcript": "Kính thưa\ncác đồng chí"}
    post(cast.client("officer"), "edit", recording, **values)
    recording.refresh_from_db()
    assert (recording.title, recording.folded_title, recording.language) == ("Tên mới", "ten moi", "tyz")
    shown = cast.client("member").get(reverse("watching:recording", args=[recording.public_id])).content.decode()
    assert "Kính thưa\ncác đồng chí" in shown


def test_captions_are_typed_beside_the_player(cast: Cast) -> None:
    client, recording = cast.client("officer"), make_recording(cast.officer, cast.province)
    typed = {"tu": ["0:00", "0:01.5", ""], "den": ["0:01", "0:02", ""], "loi": ["Kính thưa", "các đồng chí", ""]}
    post(client, "edit_captions", recording, "vi", **typed)
    assert Caption.objects.get().cues == [[0, 1000, "Kính thưa"], [1500, 2000, "các đồng chí"]]
    shown = page(client, "edit_captions", recording.public_id, "vi")
    assert 'value="0:01.5"' in shown
    assert "data-player" in shown


def test_a_wrong_time_is_named_and_nothing_typed_is_lost(cast: Cast) -> None:
    client, recording = cast.client("officer"), make_recording(cast.officer, cast.province)
    typed = {"tu": ["0:00", "muộn"], "den": ["0:01", "0:02"], "loi": ["Một", "Hai"]}
    answer = post(client, "edit_captions", recording, "vi", **typed)
    assert answer.status_code == 422
    assert "Câu 2: thời gian chưa đúng" in answer.content.decode()
    assert 'value="muộn"' in answer.content.decode()
    assert not Caption.objects.exists()


@pytest.mark.parametrize(
    ("content", "status", "cues"),
    [
        ("WEBVTT\n\n00:00.000 --> 00:01.000\nXin chào\n".encode(), 200, 1),
        ("1\r\n00:00:00,000 --> 00:00:01,000\r\nXin chào\r\n".encode(), 200, 1),
        (b"khong phai phu de", 422, 0),
        (b"\xff\xfe\x00", 422, 0),
        (b"", 422, 0),
    ],
)
def test_captions_come_as_a_file(cast: Cast, content: bytes, status: int, cues: int) -> None:
    recording = make_recording(cast.officer, cast.province)
    file = SimpleUploadedFile("phu-de.vtt", content)
    answer = post(cast.client("officer"), "add_captions", recording, language="hmn", file=file)
    assert answer.status_code == status
    assert sum(len(caption.cues) for caption in Caption.objects.all()) == cues


def test_captions_of_several_languages_and_their_removal(cast: Cast) -> None:
    client, recording = cast.client("officer"), make_recording(cast.officer, cast.province)
    for language in ("vi", "hmn"):
        post(client, "edit_captions", recording, language, tu=["0:00"], den=["0:01"], loi=["Một"])
    shown = cast.client("member").get(reverse("watching:recording", args=[recording.public_id])).content.decode()
    assert shown.count("<track ") == 2
    post(client, "remove_captions", recording, "hmn")
    assert [caption.language for caption in recording.captions.all()] == ["vi"]
    assert post(client, "edit_captions", recording, "xx").status_code == 404


def test_the_list_asks_the_same_for_one_and_three(cast: Cast, django_assert_max_num_queries: Any) -> None:
    client = cast.client("officer")
    make_recording(cast.officer, cast.province)
    with django_assert_max_num_queries(30) as one:
        page(client, "list")
    make_recording(cast.officer, cast.commune, title="Hai")
    send(film(), cast.officer, cast.province, title="Ba")
    with django_assert_max_num_queries(len(one)):
        assert "Đang xử lý" in page(client, "list")
