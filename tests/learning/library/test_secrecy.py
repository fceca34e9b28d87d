"""Nothing `Mật` or above enters: no page, no draft, no preview, no file (`R46`)."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from pytest_django import Settings
from wagtail.admin.models import FormState
from wagtail.models import Page, Revision

from foundation.audit.models import AuditEntry
from foundation.files.kinds import FileRefused
from foundation.jobs import actions as jobs
from learning.library.actions import SecrecyRefused, upload_official_text
from learning.library.models import Clause, OfficialText, ResolutionPage
from tests.cast import Cast
from tests.factories.library import make_docx, make_resolution
from tests.learning.library.editing import add_resolution_address, resolution_form

LEVELS = ["SECRET", "TOP_SECRET", "ULTRA_SECRET"]
SECRET_WORD = "ChuyenKin"


@pytest.fixture
def resolution(cast: Cast) -> ResolutionPage:
    return make_resolution(cast.officer, cast.province)


def traces() -> list[object]:
    """Everything in the database that could hold a refused page."""
    return [*Revision.objects.all(), *FormState.objects.all(), *Page.objects.filter(title__contains=SECRET_WORD)]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("action", ["", "action-submit", "action-publish"])
def test_editor_refuses_and_keeps_nothing(cast: Cast, level: str, action: str) -> None:
    form = resolution_form(cast.province, title=SECRET_WORD, secrecy_level=level)
    answer = cast.client("officer").post(add_resolution_address(), {**form, action: "1"})
    assert "tuyệt đối không đưa vào hệ thống" in answer.content.decode()
    assert traces() == []


@pytest.mark.parametrize("level", [*LEVELS, ""])
def test_preview_keeps_nothing_either(cast: Cast, level: str) -> None:
    form = resolution_form(cast.province, title=SECRET_WORD, secrecy_level=level)
    answer = cast.client("officer").post(add_resolution_address() + "preview/", form)
    assert not answer.json()["is_valid"]
    assert traces() == []


def test_autosave_keeps_nothing_before_secrecy_is_declared(cast: Cast) -> None:
    form = resolution_form(cast.province, title=SECRET_WORD, secrecy_level="")
    cast.client("officer").post(add_resolution_address(), form, headers={"Accept": "application/json"})
    assert traces() == []


def test_published_page_cannot_be_turned_secret(cast: Cast, resolution: ResolutionPage) -> None:
    before = Revision.objects.count()
    form = resolution_form(cast.province, title=SECRET_WORD, secrecy_level="SECRET")
    cast.client("officer").post(f"/quan-tri/pages/{resolution.pk}/edit/", form)
    assert Revision.objects.count() == before


def test_stamp_in_the_summary_is_refused(cast: Cast) -> None:
    form = resolution_form(cast.province, title=SECRET_WORD, summary="TỐI MẬT\nNội dung")
    cast.client("officer").post(add_resolution_address(), form)
    assert traces() == []


def test_database_itself_refuses(resolution: ResolutionPage) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ResolutionPage.objects.filter(pk=resolution.pk).update(secrecy_level="SECRET")


@pytest.mark.parametrize("changes", [{"secrecy_level": "SECRET"}, {"summary": "M Ậ T\nNội dung"}])
def test_import_refuses(cast: Cast, changes: dict[str, str]) -> None:
    with pytest.raises(SecrecyRefused):
        make_resolution(cast.officer, cast.province, title=SECRET_WORD, **changes)
    assert traces() == []


def files_under(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    "lines",
    [
        ["MẬT", "KẾ HOẠCH"],
        ["TỈNH ỦY", "TỐI MẬT", "Số 1"],
        ["Độ mật: Tuyệt mật"],
        ["M Ậ T", "x"],
    ],
)
@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_marked_file_is_refused_at_the_door(
    cast: Cast, resolution: ResolutionPage, lines: list[str], suffix: str, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    content = make_docx(lines) if suffix == "docx" else "\n".join(lines).encode()
    address = f"/thu-vien/{resolution.slug}/van-ban/tai-len/"
    answer = cast.client("officer").post(address, {"file": SimpleUploadedFile(f"{SECRET_WORD}.{suffix}", content)})
    assert "tuyệt đối không đưa vào hệ thống" in answer.content.decode()
    assert files_under(tmp_path) == []
    assert not OfficialText.objects.exists()


def test_refusal_leaves_an_entry_without_content(cast: Cast, resolution: ResolutionPage) -> None:
    with pytest.raises(FileRefused):
        upload_official_text(
            resolution=resolution, content="MẬT\nNội dung".encode(), file_name="kin.txt", by=cast.officer
        )
    entry = AuditEntry.objects.get(verb="refuse_classified_text")
    assert (entry.before, entry.after, entry.object_id) == ({}, {}, str(resolution.pk))


def test_mark_found_only_by_the_job_wipes_file_name_and_rows(
    cast: Cast, resolution: ResolutionPage, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    text = upload_official_text(resolution=resolution, content=b"1. Thu", file_name="kin.txt", by=cast.officer)
    Path(text.file.path).write_text("TUYỆT MẬT\n1. Nội dung", encoding="utf-8")
    jobs.run(job_id=text.reading_id or 0)
    text.refresh_from_db()
    assert (text.state, text.file_name, text.sha256, bool(text.file)) == ("REFUSED", "", "", False)
    assert files_under(tmp_path) == []
    assert not Clause.objects.exists()
    assert AuditEntry.objects.filter(verb="refuse_classified_text").count() == 1


def test_sentence_about_secrets_is_no_mark(cast: Cast, resolution: ResolutionPage) -> None:
    lines = "- Về nội dung “Mật”, “Tối mật”: theo chỉ đạo.\nĐộ mật: Không"
    text = upload_official_text(resolution=resolution, content=lines.encode(), file_name="thuong.txt", by=cast.officer)
    assert text.state == "READING"
