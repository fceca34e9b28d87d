"""Pictures and documents are served to those who may see a page that shows them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from media.assets.models import PortalDocument
from tests.cast import Cast
from tests.factories.library import make_image


@pytest.fixture
def document(cast: Cast) -> PortalDocument:
    file = SimpleUploadedFile("bieu-mau.txt", b"Noi dung")
    return PortalDocument.objects.create(title="Biểu mẫu", file=file, unit=cast.province)


@pytest.mark.parametrize(("who", "status"), [("member", 404), ("stranger", 404), ("rapporteur", 200), ("officer", 200)])
def test_picture_on_no_page_is_seen_only_by_editors(cast: Cast, who: str, status: int) -> None:
    address = make_image(unit=cast.province).get_rendition("width-360|format-webp").url
    assert cast.client(who).get(address).status_code == status


@pytest.mark.parametrize(("who", "status"), [("member", 404), ("rapporteur", 200)])
def test_document_on_no_page_is_seen_only_by_editors(
    cast: Cast, document: PortalDocument, who: str, status: int
) -> None:
    assert cast.client(who).get(document.url).status_code == status


def test_document_is_typed_and_not_guessed(cast: Cast, document: PortalDocument) -> None:
    answer = cast.client("officer").get(document.url)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize("name", ["khong-co.webp", "..%2F..%2Fportal.sqlite3", "a.svg", "%00.webp"])
def test_names_that_are_no_rendition_lead_nowhere(cast: Cast, name: str) -> None:
    assert cast.client("officer").get(f"/hinh/{name}").status_code == 404


def test_storage_has_no_address_of_its_own(cast: Cast) -> None:
    image = make_image()
    assert cast.client("officer").get(f"/tep/{image.file.name}").status_code == 404


def test_guests_are_asked_to_sign_in(document: PortalDocument) -> None:
    assert Client().get(document.url).status_code == 302
