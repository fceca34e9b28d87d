"""Private files: kept under random names, handed over typed and uncached, swept when nobody's."""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django import forms
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from pytest_django import Settings

from foundation.audit.models import AuditEntry
from foundation.files.actions import keep, sweep
from foundation.files.forms import PrivateFileField
from foundation.files.kinds import PAPERS, FileKind, FileRefused
from foundation.files.models import StoredFile
from foundation.files.responses import serve
from foundation.web.csp import PortalCSPMiddleware
from tests.cast import Cast
from tests.foundation.files import samples

pytestmark = pytest.mark.django_db
NAME = "Bài thu hoạch.pdf"


@pytest.fixture(autouse=True)
def uploads(settings: Settings, tmp_path: Path) -> Path:
    """A store of the test's own."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def stored(cast: Cast) -> StoredFile:
    return keep(upload=samples.upload(samples.PDF, f"../{NAME}"), by=cast.member, kinds=PAPERS)


class PaperForm(forms.Form):
    """A form as other apps build it."""

    paper = PrivateFileField(kinds=PAPERS, label="Bài")


def sent(content: bytes, name: str) -> PaperForm:
    """The form with that file."""
    return PaperForm({}, MultiValueDict({"paper": [SimpleUploadedFile(name, content)]}))


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def body(response: HttpResponse) -> bytes:
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]


def test_a_file_is_kept_under_a_random_name(stored: StoredFile, uploads: Path) -> None:
    (path,) = files_in(uploads)
    folder = f"rieng/{timezone.localdate():%Y/%m/%d}"
    assert path.relative_to(uploads).parent.as_posix() == folder
    assert (len(path.stem), path.suffix, stored.name) == (32, ".pdf", NAME)
    assert stored.file.name == f"{folder}/{path.name}"


def test_keeping_is_recorded_without_the_name(stored: StoredFile, cast: Cast) -> None:
    entry = AuditEntry.objects.get(verb="keep_file")
    assert (entry.actor, entry.object_id) == (cast.member, stored.public_id)
    assert entry.after == {"sha256": stored.sha256, "size": len(samples.PDF)}


def test_what_is_refused_leaves_nothing(cast: Cast, uploads: Path) -> None:
    with pytest.raises(FileRefused):
        keep(upload=samples.upload(b"MZ\x00", "a.pdf"), by=cast.member, kinds=PAPERS)
    assert (files_in(uploads), StoredFile.objects.count()) == ([], 0)


def test_a_form_takes_a_good_file_ready_to_keep(cast: Cast) -> None:
    form = sent(samples.photo_with_place(), "a.jpg")
    assert form.is_valid()
    kept = keep(upload=form.cleaned_data["paper"], by=cast.member, kinds=PAPERS)
    assert (kept.content_type, kept.name) == ("image/jpeg", "a.jpg")


def test_a_form_tells_a_refusal_at_its_field() -> None:
    form = sent(b"", "a.pdf")
    assert form.errors["paper"] == ["Tệp trống. Đồng chí kiểm tra rồi chọn lại tệp."]


def test_a_form_offers_only_what_fits() -> None:
    assert 'accept=".pdf,.jpg,.jpeg,.png,.webp,.docx"' in str(PaperForm()["paper"])


def test_a_file_that_may_be_missing_cleans_to_none() -> None:
    assert PrivateFileField(kinds=PAPERS, required=False).clean(None) is None


def test_keeping_what_another_field_let_through_is_a_fault(cast: Cast) -> None:
    checked = PrivateFileField(kinds=PAPERS).clean(samples.upload(samples.PDF, NAME))
    assert checked
    with pytest.raises(ValueError, match="PDF"):
        keep(upload=checked, by=cast.member, kinds=frozenset({FileKind.CSV}))


def test_a_file_is_handed_over_typed_named_and_uncached(stored: StoredFile) -> None:
    response = serve(stored, inline=False)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''B%C3%A0i%20thu%20ho%E1%BA%A1ch.pdf"
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert body(response) == samples.PDF  # type: ignore[arg-type]


def test_a_pdf_can_be_shown_in_the_browsers_own_viewer(stored: StoredFile) -> None:
    response = serve(stored, inline=True)
    assert response["Content-Disposition"].startswith("inline;")
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "sandbox" not in response["Content-Security-Policy"]


def test_what_a_browser_cannot_show_is_downloaded(cast: Cast) -> None:
    word = keep(upload=samples.upload(samples.word(), "a.docx"), by=cast.member, kinds=PAPERS)
    assert serve(word, inline=True)["Content-Disposition"] == 'attachment; filename="a.docx"'


def test_the_sites_own_policy_does_not_replace_the_files(stored: StoredFile) -> None:
    response = serve(stored, inline=False)
    middleware = PortalCSPMiddleware(lambda request: response)
    policy = middleware.process_response(RequestFactory().get("/"), response)["Content-Security-Policy"]
    assert policy == "default-src 'none'; sandbox; frame-ancestors 'self'"


def test_nginx_hands_over_when_it_is_told_to(stored: StoredFile, settings: Settings) -> None:
    settings.ACCEL_REDIRECT = True
    response = serve(stored, inline=True)
    assert response["X-Accel-Redirect"] == f"/_uploads/{stored.file.name}"
    assert (response["Content-Type"], response.content) == ("application/pdf", b"")  # type: ignore[attr-defined]
    assert response["Content-Disposition"].startswith("inline;")


def test_an_object_storage_hands_over_by_a_signed_address(stored: StoredFile, settings: Settings) -> None:
    options = {"bucket_name": "kho", "access_key": "k", "secret_key": "s", "querystring_expire": 300}
    at = {"endpoint_url": "https://s3.example.vn", "region_name": "vn"}
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options | at}
    }
    settings.S3_BUCKET = "kho"
    response = serve(StoredFile.objects.get(), inline=False)
    address = urlsplit(response["Location"])
    asked = parse_qs(address.query)
    assert (response.status_code, address.netloc, address.path) == (302, "s3.example.vn", f"/kho/{stored.file.name}")
    assert asked["response-content-type"] == ["application/pdf"]
    assert asked["response-content-disposition"][0].startswith("attachment;")
    assert {"Signature", "X-Amz-Signature"} & asked.keys()


def age(uploads: Path, name: str | None, hours: int) -> None:
    moment = (timezone.now() - timedelta(hours=hours)).timestamp()
    os.utime(uploads / str(name), (moment, moment))


def test_a_file_of_no_row_is_swept_after_a_day(stored: StoredFile, uploads: Path) -> None:
    old = default_storage.save("rieng/2026/11/01/old.pdf", ContentFile(b"x"))
    default_storage.save("rieng/2026/11/02/new.pdf", ContentFile(b"x"))
    age(uploads, old, 25)
    age(uploads, stored.file.name, 25)
    assert sweep() == 1
    assert sorted(path.name for path in files_in(uploads)) == sorted(["new.pdf", Path(str(stored.file.name)).name])


def test_nothing_kept_yet_is_nothing_to_sweep() -> None:
    assert sweep() == 0


def test_files_of_others_are_not_swept(uploads: Path) -> None:
    other = default_storage.save("images/a.png", ContentFile(b"x"))
    age(uploads, other, 100)
    assert (sweep(), default_storage.exists(other)) == (0, True)
