"""An official text from upload to use, and everything that is refused on the way."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from foundation.audit.models import AuditEntry
from foundation.jobs import actions as jobs
from foundation.jobs.choices import JobState
from foundation.jobs.models import Job
from learning.library.actions import discard_official_text, upload_official_text, use_official_text
from learning.library.models import Clause, OfficialText, ResolutionPage
from tests.cast import Cast
from tests.factories.library import CLAUSES, make_docx, make_official_text, make_resolution, make_text, run_reading
from tests.foundation.files import samples

ADDRESS = "/thu-vien/26-hd-btgtu/van-ban/"


@pytest.fixture
def resolution(cast: Cast) -> ResolutionPage:
    return make_resolution(cast.officer, cast.province)


@pytest.fixture(autouse=True)
def own_storage(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "uploads"
    return tmp_path / "uploads"


def send(cast: Cast, content: bytes, name: str) -> str:
    answer = cast.client("officer").post(ADDRESS + "tai-len/", {"file": SimpleUploadedFile(name, content)}, follow=True)
    return answer.content.decode()


def packed(**parts: bytes) -> bytes:
    """A zip archive of the parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word_with(name: str, content: bytes = b"x") -> bytes:
    """A Word file with one part more."""
    buffer = io.BytesIO(make_docx(["1. Một"]))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("trong.txt", b"", "Tệp trống"),
        ("trang.txt", b"  \n ", "Tệp trống"),
        ("sai-duoi.pdf", make_docx(["1. Một"]), "đuôi “.pdf” nhưng nội dung là “.docx”"),
        ("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "có mật khẩu hoặc là kiểu cũ"),
        ("hong.docx", b"PK\x03\x04" + b"x" * 400, "Tệp bị hỏng"),
        ("bang-tinh.docx", packed(**{"xl/workbook.xml": b"<x/>"}), "không phải tệp Word"),
        ("macro.docx", word_with("word/vbaProject.bin"), "có macro"),
        ("nhung.docx", word_with("word/embeddings/oleObject1.bin"), "nhúng bên trong"),
        ("bom.docx", word_with("word/big.xml", b"0" * 30_000_000), "quá lớn so với kích thước thật"),
        ("rac.docx", samples.word_with({"word/document.xml": b"<broken"}), "bị hỏng"),
        ("anh.png", samples.picture("PNG"), "không nhận tệp .png"),
        ("rac.txt", bytes(range(1, 32)) * 40, "Không nhận ra loại tệp"),
        ("hong.pdf", b"%PDF-1.7\n" + b"x" * 300, "PDF bị hỏng"),
    ],
)
def test_unfit_files_are_refused_in_words(
    cast: Cast, resolution: ResolutionPage, name: str, content: bytes, reason: str, own_storage: Path
) -> None:
    assert reason in send(cast, content, name)
    assert not OfficialText.objects.exists()
    assert not own_storage.exists() or not any(path.is_file() for path in own_storage.rglob("*"))


def test_file_too_large_is_refused_unread(cast: Cast, resolution: ResolutionPage) -> None:
    assert "lớn hơn 20 MB" in send(cast, b"1. M\n" * (5 * 1024 * 1024), "lon.txt")


def test_nothing_chosen_is_said(cast: Cast, resolution: ResolutionPage) -> None:
    answer = cast.client("officer").post(ADDRESS + "tai-len/", {})
    assert answer.status_code == 422
    assert "Đồng chí chọn tệp" in answer.content.decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_text_in_any_of_its_encodings_is_read(cast: Cast, resolution: ResolutionPage, encoding: str) -> None:
    lines = "1. Vai tro cua bi thu\nĐiêu, mục" if encoding == "cp1258" else "\n".join(CLAUSES)
    import unicodedata

    raw = unicodedata.normalize("NFD", lines) if encoding == "cp1258" else lines
    content = raw.encode(encoding, "ignore")
    text = upload_official_text(resolution=resolution, content=content, file_name="a.txt", by=cast.officer)
    run_reading(text)
    assert text.clauses.filter(anchor="m1").exists()


def test_upload_is_followed_until_it_is_read(cast: Cast, resolution: ResolutionPage) -> None:
    assert "Đang chờ đến lượt" in send(cast, "\n".join(CLAUSES).encode(), "goc.txt")
    text = OfficialText.objects.get()
    run_reading(text)
    page = cast.client("officer").get(f"{ADDRESS}{text.public_id}/").content.decode()
    assert '<code class="clause__code">m3</code>' in page
    assert "Dùng bản này" in page


def test_progress_is_a_fragment_that_asks_again(cast: Cast, resolution: ResolutionPage) -> None:
    send(cast, "\n".join(CLAUSES).encode(), "goc.txt")
    job = Job.objects.get()
    officer = cast.client("officer")
    assert "every 1s" in officer.get(f"/viec-nen/{job.public_id}/").content.decode()
    jobs.run(job_id=job.pk)
    over = officer.get(f"/viec-nen/{job.public_id}/", headers={"HX-Request": "true"})
    assert over.headers["HX-Refresh"] == "true"
    assert "every 1s" not in over.content.decode()


def test_same_file_twice_is_one_version(cast: Cast, resolution: ResolutionPage) -> None:
    for _ in range(2):
        send(cast, "\n".join(CLAUSES).encode(), "goc.txt")
    assert OfficialText.objects.count() == 1


def test_job_may_run_twice(cast: Cast, resolution: ResolutionPage) -> None:
    text = make_official_text(cast.officer, resolution)
    before = list(Clause.objects.values_list("pk", flat=True))
    Job.objects.update(state=JobState.QUEUED)
    run_reading(text)
    assert text.state == "CURRENT"
    assert list(Clause.objects.values_list("pk", flat=True)) == before


def test_new_version_replaces_and_keeps_the_old(cast: Cast, resolution: ResolutionPage) -> None:
    first = make_official_text(cast.officer, resolution)
    make_official_text(cast.officer, resolution, ["1. Bản mới"])
    first.refresh_from_db()
    assert first.state == "REPLACED"
    file = cast.client("officer").get(f"{ADDRESS}{first.public_id}/tep/")
    assert b"".join(file.streaming_content).decode().splitlines() == CLAUSES  # type: ignore[attr-defined]


def test_members_get_only_the_version_in_use(cast: Cast, resolution: ResolutionPage) -> None:
    first = make_official_text(cast.officer, resolution)
    make_official_text(cast.officer, resolution, ["1. Bản mới"])
    assert cast.client("member").get(f"{ADDRESS}{first.public_id}/tep/").status_code == 404
    assert "Bản mới" in cast.client("member").get(ADDRESS).content.decode()


def test_replaced_version_can_be_used_again(cast: Cast, resolution: ResolutionPage) -> None:
    first = make_official_text(cast.officer, resolution)
    make_official_text(cast.officer, resolution, ["1. Bản mới"])
    assert use_official_text(text=first, by=cast.officer)
    assert OfficialText.objects.get(state="CURRENT") == first


def test_discarded_version_stays_but_cannot_be_used(cast: Cast, resolution: ResolutionPage) -> None:
    text = upload_official_text(resolution=resolution, content=b"1. Mot", file_name="a.txt", by=cast.officer)
    run_reading(text)
    assert discard_official_text(text=text, by=cast.officer)
    assert not use_official_text(text=text, by=cast.officer)
    assert text.file.storage.exists(text.file.name or "")


def test_use_is_recorded(cast: Cast, resolution: ResolutionPage) -> None:
    text = make_official_text(cast.officer, resolution)
    entry = AuditEntry.objects.get(verb="use_official_text")
    assert (entry.object_id, entry.after) == (text.public_id, {"version": 1})


def test_file_is_downloaded_never_shown_nor_guessed(cast: Cast, resolution: ResolutionPage) -> None:
    text = make_official_text(cast.officer, resolution)
    answer = cast.client("member").get(f"{ADDRESS}{text.public_id}/tep/")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "private" in answer.headers["Cache-Control"]


def test_name_of_the_file_cannot_inject_a_header(cast: Cast, resolution: ResolutionPage) -> None:
    text = upload_official_text(
        resolution=resolution, content=b"1. Mot", file_name='a"\r\nX-Bad: 1;.txt', by=cast.officer
    )
    answer = cast.client("officer").get(f"{ADDRESS}{text.public_id}/tep/")
    assert "X-Bad" not in answer.headers


def test_quotation_leads_to_its_clause(cast: Cast, resolution: ResolutionPage) -> None:
    make_official_text(cast.officer, resolution)
    body = [("quotation", {"text": "Học lại.", "clause": "mục 3", "clause_anchor": "m3"})]
    make_text(cast.officer, resolution, body=body)
    page = cast.client("member").get("/thu-vien/26-hd-btgtu/doc-gon/").content.decode()
    assert 'href="/thu-vien/26-hd-btgtu/van-ban/#m3"' in page
    assert 'id="m3"' in cast.client("member").get(ADDRESS).content.decode()


def test_version_that_loses_a_cited_clause_warns(cast: Cast, resolution: ResolutionPage) -> None:
    make_official_text(cast.officer, resolution)
    body = [("quotation", {"text": "Học lại.", "clause": "mục 3", "clause_anchor": "m3"})]
    make_text(cast.officer, resolution, "Bài có trích", body=body)
    text = upload_official_text(resolution=resolution, content=b"1. Mot", file_name="b.txt", by=cast.officer)
    run_reading(text)
    page = cast.client("officer").get(f"{ADDRESS}{text.public_id}/").content.decode()
    assert "Có trích dẫn sẽ mất chỗ trỏ tới" in page
    assert "Bài có trích" in page


def test_scanned_pdf_is_refused_with_what_to_do(cast: Cast, resolution: ResolutionPage) -> None:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(buffer, "PDF")
    assert "là ảnh chụp (bản quét)" in send(cast, buffer.getvalue(), "quet.pdf")


def test_stored_file_that_vanished_ends_in_words(cast: Cast, resolution: ResolutionPage) -> None:
    text = upload_official_text(resolution=resolution, content=b"1. Mot", file_name="b.txt", by=cast.officer)
    Path(text.file.path).unlink()
    run_reading(text)
    assert (text.state, text.refusal) == ("REFUSED", "Tệp không còn trong kho. Đồng chí tải lại tệp.")
