"""Every way in which a picture or a document enters Wagtail: what is kept is harmless, described, and somebody's."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import UploadedFile

from foundation.files.kinds import FileRefused
from media.assets.models import PortalDocument, PortalImage
from tests.cast import Cast
from tests.foundation.files import drawings, samples

WORDS = "Sơ đồ bốn bước học tập nghị quyết"
TAIL = b"<script>alert(1)</script>PK\x03\x04"


def photo() -> bytes:
    """With place, camera, a note, and something behind it."""
    return samples.photo_with_place() + TAIL


def form(cast: Cast, content: bytes, name: str, prefix: str = "", **changes: str) -> dict[str, Any]:
    values = {
        "title": "Sơ đồ", "description": WORDS, "unit": str(cast.province.pk), "tags": "",
        "file": samples.upload(content, name), **changes,
    }  # fmt: skip
    return {f"{prefix}{key}": value for key, value in values.items()}


def add(client: Client, cast: Cast, content: bytes, name: str) -> Any:
    return client.post(reverse("wagtailimages:add"), form(cast, content, name))


def choose(client: Client, cast: Cast, content: bytes, name: str) -> Any:
    return client.post(reverse("wagtailimages_chooser:create"), form(cast, content, name, "image-chooser-upload-"))


def add_many(client: Client, cast: Cast, content: bytes, name: str) -> Any:
    """First the file alone; then, as the person fills them in, the words."""
    sent = {"title": "Sơ đồ", "files[]": samples.upload(content, name)}
    answer = client.post(reverse("wagtailimages:add_multiple"), sent)
    told = json.loads(answer.content)
    if not told["success"]:
        return answer
    number = told["uploaded_file_id"]
    assert_harmless(UploadedFile.objects.get(pk=number).file.read())
    values = form(cast, b"", "", f"uploaded-image-{number}-")
    del values[f"uploaded-image-{number}-file"]
    return client.post(reverse("wagtailimages:create_multiple_from_uploaded_image", args=[number]), values)


def replace(client: Client, cast: Cast, content: bytes, name: str) -> Any:
    image = PortalImage.objects.first()
    if image is None:
        image = PortalImage.objects.create(
            title="Cũ", unit=cast.province, file=SimpleUploadedFile("cu.png", samples.picture("PNG"))
        )
    return client.post(reverse("wagtailimages:edit", args=[image.pk]), form(cast, content, name))


DOORS = {"add": add, "choose": choose, "add many": add_many, "replace": replace}


def assert_harmless(content: bytes) -> None:
    assert not any(left in content for left in (b"Nokia", b"secret", b"Exif", b"<script>", b"PK\x03\x04"))


@pytest.mark.parametrize("door", DOORS)
def test_a_photograph_is_kept_without_place_notes_or_tail(cast: Cast, door: str) -> None:
    DOORS[door](cast.client("officer"), cast, photo(), "IMG_1.jpg")
    (image,) = PortalImage.objects.all()
    content = image.file.read()
    assert_harmless(content)
    drawn = Image.open(io.BytesIO(content))
    assert (drawn.format, drawn.size, dict(drawn.getexif())) == ("JPEG", (20, 40), {})
    assert (image.width, image.height, image.description, image.unit) == (20, 40, WORDS, cast.province)


@pytest.mark.parametrize("door", DOORS)
def test_a_drawing_is_kept_clean_and_has_a_size(cast: Cast, door: str) -> None:
    content = drawings.drawing("<script>alert(1)</script>")
    DOORS[door](cast.client("officer"), cast, content, "so-do.svg")
    (image,) = PortalImage.objects.all()
    assert_harmless(image.file.read())
    assert (image.width, image.height, image.is_svg()) == (100, 100, True)


BAD = {
    "huge": (samples.huge_png, "a.png", "52 triệu"),
    "page": (lambda: b"<html><script>1</script></html>", "a.jpg", "trang web"),
    "program": (lambda: b"MZ\x90\x00\x03" * 40, "a.jpg", "Không nhận ra"),
    "Word": (samples.word, "a.png", "không nhận tệp .docx"),
    "torn": (lambda: samples.picture(size=(600, 600))[:-900], "a.jpg", "chưa hết"),
    "entities": (lambda: drawings.REFUSED["entities that laugh"][0], "a.svg", "ENTITY"),
    "drawing named picture": (lambda: drawings.drawing(""), "a.png", "đuôi"),
    "empty": (lambda: b"", "a.png", ""),
}  # fmt: skip


@pytest.mark.parametrize("door", ["add", "choose", "add many", "replace"])
@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_made_harmless_is_refused_in_words(cast: Cast, door: str, what: str) -> None:
    make, name, words = BAD[what]
    answer = DOORS[door](cast.client("officer"), cast, make(), name)
    told = json.loads(answer.content) if "json" in answer.headers["Content-Type"] else {}
    text = told.get("error_message") or told.get("htmlFragment") or answer.content.decode()
    assert words in text
    assert PortalImage.objects.exclude(title="Cũ").count() == 0
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize("words", ["", "   ", "IMG_2031.jpg", "so-do.png", "Hình 1", "ảnh", "12345678 99"])
def test_words_that_only_name_a_file_are_refused(cast: Cast, words: str) -> None:
    answer = cast.client("officer").post(
        reverse("wagtailimages:add"), form(cast, samples.picture(), "a.jpg", description=words)
    )
    assert answer.status_code == 200
    assert not PortalImage.objects.exists()


def test_a_picture_is_added_only_for_ones_own_unit(cast: Cast) -> None:
    sent = form(cast, samples.picture(), "a.jpg", unit=str(cast.other_commune.pk))
    cast.client("commune_officer").post(reverse("wagtailimages:add"), sent)
    assert not PortalImage.objects.exists()


def test_a_picture_stays_with_its_unit(cast: Cast) -> None:
    image = PortalImage.objects.create(
        title="Tranh", unit=cast.commune, file=SimpleUploadedFile("a.png", samples.picture("PNG"))
    )
    values = form(cast, b"", "", unit=str(cast.province.pk))
    del values["file"]
    cast.client("officer").post(reverse("wagtailimages:edit", args=[image.pk]), values)
    image.refresh_from_db()
    assert (image.title, image.unit) == ("Sơ đồ", cast.commune)


def test_a_picture_brought_in_by_code_is_drawn_anew_too(cast: Cast) -> None:
    image = PortalImage.objects.create(title="Tranh", file=ContentFile(photo(), "a.jpg"))
    assert_harmless(image.file.read())
    assert (image.width, image.height) == (20, 40)


@pytest.mark.parametrize("content", [b"<html><script>1</script>", b"MZ\x90\x00" * 30])
def test_what_is_no_picture_is_not_brought_in_by_code_either(cast: Cast, content: bytes) -> None:
    with pytest.raises(Exception, match=r"."):
        PortalImage.objects.create(title="Tranh", file=ContentFile(content, "a.jpg"))
    assert not PortalImage.objects.exists()


def test_a_pictures_place_cannot_be_guessed_from_its_name(cast: Cast) -> None:
    image = PortalImage.objects.create(title="Tranh", file=ContentFile(samples.picture(), "../../bí mật.jpg"))
    stem = Path(str(image.file.name)).stem
    assert str(image.file.name).startswith("original_images/")
    assert len(stem.rpartition("-")[2]) == 16


DOCUMENTS = {
    "macro": (lambda: samples.word_with({"word/vbaProject.bin": b"x"}), "a.docx", "macro"),
    "page": (lambda: b"<html><script>1</script></html>", "a.txt", "trang web"),
    "page named PDF": (lambda: b"<html><script>1</script></html>", "a.pdf", "trang web"),
    "PDF with a program": (lambda: samples.pdf_with(b"<</S/JavaScript>>"), "a.pdf", "mã lệnh"),
    "picture": (samples.picture, "a.pdf", "không nhận tệp .jpg"),
    "program named Word": (lambda: b"MZ\x90\x00\x03" * 40, "a.docx", "Không nhận ra"),
    "drawing": (lambda: drawings.drawing(""), "a.svg", "hình vẽ dạng mã"),
}  # fmt: skip


@pytest.mark.parametrize("what", DOCUMENTS)
def test_a_bad_document_is_refused_in_words(cast: Cast, what: str) -> None:
    make, name, words = DOCUMENTS[what]
    values = {"title": "Tệp", "unit": str(cast.province.pk), "tags": "", "file": samples.upload(make(), name)}
    answer = cast.client("officer").post(reverse("wagtaildocs:add"), values)
    assert words in answer.content.decode()
    assert not PortalDocument.objects.exists()


def test_a_document_is_handed_over_as_a_download_and_nothing_else(cast: Cast) -> None:
    values = {"title": "Tệp", "unit": str(cast.province.pk), "tags": "", "file": samples.upload(samples.PDF, "a.pdf")}
    cast.client("officer").post(reverse("wagtaildocs:add"), values)
    answer = cast.client("officer").get(PortalDocument.objects.get().url)
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Type"] == "application/pdf"


def test_a_document_brought_in_by_code_is_checked_too(cast: Cast) -> None:
    with pytest.raises(FileRefused, match="macro"):
        PortalDocument.objects.create(title="Tệp", file=ContentFile(DOCUMENTS["macro"][0](), "a.docx"))
    assert not default_storage.exists("documents/a.docx")


def test_a_drawing_opened_by_itself_runs_nothing(cast: Cast) -> None:
    image = PortalImage.objects.create(
        title="Sơ đồ", unit=cast.province, file=ContentFile(drawings.HONEST.encode(), "so-do.svg")
    )
    answer = cast.client("officer").get(image.original_url)
    policy = answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert all(part in policy for part in ("default-src 'none'", "style-src 'unsafe-inline'", "sandbox"))
    assert "script-src" not in policy
