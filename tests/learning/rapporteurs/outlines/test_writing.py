"""The author's upload, and what becomes of it."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from django.core.files.storage import default_storage

from foundation.audit.models import AuditEntry
from foundation.files.models import FOLDER, StoredFile
from foundation.jobs.models import Job
from learning.library.models import ResolutionPage
from learning.rapporteurs.outlines import actions
from learning.rapporteurs.outlines.actions import OutlineRefused
from learning.rapporteurs.outlines.choices import OutlinePart
from learning.rapporteurs.outlines.flow import SUBMIT
from learning.rapporteurs.outlines.models import Outline, OutlineVersion
from learning.rapporteurs.outlines.rules.parts import missing
from tests.cast import Cast
from tests.factories.outlines import WHOLE, checked, make_outline, pdf, read, slides, submitted, word

pytestmark = pytest.mark.django_db
FILES = {"docx": word, "pptx": slides, "pdf": pdf}


@pytest.mark.parametrize("kind", FILES)
def test_each_kind_is_shown_page_by_page_with_its_parts(cast: Cast, resolution: ResolutionPage, kind: str) -> None:
    outline = make_outline(cast, resolution, upload=checked(FILES[kind](), f"a.{kind}"))
    version = outline.versions.get()
    lacking = missing(version.places.values_list("part", flat=True))
    assert (version.state, version.refusal) == ("READ", "")
    assert version.page_count == {"docx": 2, "pptx": 6, "pdf": 6}[kind]
    assert lacking == ([OutlinePart.LOCAL_PICTURES] if kind == "pdf" else [])
    assert "312 ho" in version.folded_text


def test_a_slide_has_its_title_its_points_and_its_picture(cast: Cast, resolution: ResolutionPage) -> None:
    page = make_outline(cast, resolution, upload=checked(slides(), "a.pptx")).versions.get().pages.get(number=5)
    assert page.title == "V. Liên hệ địa phương"
    assert [block["kind"] for block in page.blocks] == ["heading", "item", "picture"]
    assert (page.pictures.get().width, page.blocks[2]["alt"]) == (300, "Bản đồ xã")


def test_a_page_of_a_pdf_is_a_picture_with_its_text_beside(cast: Cast, resolution: ResolutionPage) -> None:
    page = make_outline(cast, resolution, upload=checked(pdf(), "a.pdf")).versions.get().pages.get(number=1)
    assert (page.blocks, page.lines[0]) == ([], "I. Vì sao ban hành nghị quyết")
    assert page.pictures.get(name="").file.content_type == "image/webp"


def test_whoever_is_no_rapporteur_of_the_unit_writes_nothing(cast: Cast, resolution: ResolutionPage) -> None:
    for changes in ({"by": cast.member}, {"unit": cast.commune}):
        with pytest.raises(OutlineRefused, match="chưa là báo cáo viên"):
            make_outline(cast, resolution, **changes)


def test_what_is_not_declared_is_not_kept(cast: Cast, resolution: ResolutionPage) -> None:
    with pytest.raises(OutlineRefused, match="xác nhận"):
        make_outline(cast, resolution, declared=False)
    assert not StoredFile.objects.exists()


SECRET = {
    "a.docx": lambda: word(first="TỐI MẬT"),
    "b.docx": lambda: word([*WHOLE, ("M Ậ T", "x")]),
    "a.pptx": lambda: slides([*WHOLE, ("Độ mật: Mật", "x")]),
    "a.pdf": lambda: pdf([*WHOLE, ("Tuyệt mật", "x")]),
}


@pytest.mark.parametrize("name", SECRET)
def test_what_bears_a_mark_of_secrecy_never_reaches_the_storage(
    cast: Cast, resolution: ResolutionPage, name: str
) -> None:
    before = set(default_storage.listdir(FOLDER)[0]) if default_storage.exists(FOLDER) else set()
    with pytest.raises(OutlineRefused, match="tuyệt đối không"):
        make_outline(cast, resolution, upload=checked(SECRET[name](), name))
    assert (Outline.objects.count(), StoredFile.objects.count(), Job.objects.count()) == (0, 0, 0)
    assert {before == before | set(default_storage.listdir(FOLDER)[0]) if default_storage.exists(FOLDER) else True} == {
        True
    }
    entry = AuditEntry.objects.get(verb="refuse_classified_outline")
    assert (entry.reason, entry.after) == ("R46", {})


def test_the_stamp_in_a_header_is_seen_too(cast: Cast, resolution: ResolutionPage) -> None:
    from docx import Document

    document, target = Document(BytesIO(word())), BytesIO()
    document.sections[0].header.paragraphs[0].text = "MẬT"
    document.save(target)
    with pytest.raises(OutlineRefused, match="tuyệt đối không"):
        make_outline(cast, resolution, upload=checked(target.getvalue()))


def test_the_same_file_sent_twice_is_one_outline_and_one_version(cast: Cast, resolution: ResolutionPage) -> None:
    content = word()
    first, second = (make_outline(cast, resolution, upload=checked(content)) for _ in range(2))
    again = actions.add_version(outline=first, upload=checked(content), note="", declared=True, by=cast.rapporteur)
    assert (first.pk, again, OutlineVersion.objects.count()) == (second.pk, first.versions.get(), 1)


def test_a_new_version_leaves_the_old_one_as_it_was(cast: Cast, resolution: ResolutionPage) -> None:
    outline = make_outline(cast, resolution)
    changed = checked(word([*WHOLE, ("VII. Kết luận", "Xong")]))
    version = actions.add_version(
        outline=outline, upload=changed, note="Thêm kết luận", declared=True, by=cast.rapporteur
    )
    read(version)
    assert list(outline.versions.values_list("number", "state")) == [(2, "READ"), (1, "READ")]
    assert outline.versions.get(number=1).pages.exists()


def test_nothing_new_comes_in_while_the_board_looks(cast: Cast, resolution: ResolutionPage) -> None:
    outline = submitted(cast, resolution)
    with pytest.raises(OutlineRefused, match="đang thẩm định"):
        actions.add_version(
            outline=outline, upload=checked(word([WHOLE[0]])), note="", declared=True, by=cast.rapporteur
        )
    assert outline.versions.count() == 1


def test_only_the_author_brings_versions(cast: Cast, resolution: ResolutionPage) -> None:
    outline = make_outline(cast, resolution)
    with pytest.raises(OutlineRefused, match="Chỉ tác giả"):
        actions.add_version(outline=outline, upload=checked(word([])), note="", declared=True, by=cast.officer)


def test_what_lacks_a_part_is_not_submitted_until_the_author_shows_it(cast: Cast, resolution: ResolutionPage) -> None:
    outline = make_outline(cast, resolution, content=word([*WHOLE[:3], ("IV. Cách học", "Theo điểm cầu"), *WHOLE[4:]]))
    with pytest.raises(OutlineRefused, match="Chưa thấy: điểm mới"):
        actions.step(outline=outline, name=SUBMIT, by=cast.rapporteur)
    version = outline.versions.get()
    for page, passage in ((9, ""), (1, "không có đoạn này")):
        with pytest.raises(OutlineRefused, match=r"Không có trang|không có đoạn"):
            actions.place_part(version=version, part=OutlinePart.NEW, page=page, passage=passage, by=cast.rapporteur)
    actions.place_part(version=version, part=OutlinePart.NEW, page=1, passage="cách học", by=cast.rapporteur)
    assert actions.step(outline=outline, name=SUBMIT, by=cast.rapporteur).to == "SUBMITTED"


def test_what_the_author_showed_is_known_in_the_next_version(cast: Cast, resolution: ResolutionPage) -> None:
    parts = [*WHOLE[:3], ("IV. Cách học", "Theo điểm cầu"), *WHOLE[4:]]
    outline = make_outline(cast, resolution, content=word(parts))
    shown: dict[str, Any] = {"part": OutlinePart.NEW, "page": 1, "passage": "Cách học"}
    actions.place_part(version=outline.versions.get(), by=cast.rapporteur, **shown)
    longer = checked(word([("Lời đầu", "Dài. " * 600), *parts]))
    version = actions.add_version(outline=outline, upload=longer, note="", declared=True, by=cast.rapporteur)
    read(version)
    place = version.places.get(part="NEW")
    assert (place.by_author, place.page > 1) == (True, True)


def test_reading_twice_makes_the_pages_once(cast: Cast, resolution: ResolutionPage) -> None:
    version = make_outline(cast, resolution).versions.get()
    pages = list(version.pages.values_list("pk", flat=True))
    Job.objects.filter(kind="read_outline").update(state="QUEUED")
    read(version)
    assert list(version.pages.values_list("pk", flat=True)) == pages


def test_a_reading_that_was_cut_off_begins_anew(cast: Cast, resolution: ResolutionPage) -> None:
    version = make_outline(cast, resolution, upload=checked(slides(), "a.pptx")).versions.get()
    OutlineVersion.objects.filter(pk=version.pk).update(state="READING")
    version.places.all().delete()
    version.pages.filter(number__gt=2).delete()
    Job.objects.filter(kind="read_outline").update(state="QUEUED")
    read(version)
    version.refresh_from_db()
    assert (version.state, version.pages.count(), version.page_count) == ("READ", 6, 6)


def test_what_breaks_the_reader_is_refused_in_plain_words(cast: Cast, resolution: ResolutionPage) -> None:
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(word())) as whole, zipfile.ZipFile(target, "w") as package:
        for name in whole.namelist():
            package.writestr(name, b"<w:document" if name == "word/document.xml" else whole.read(name))
    with pytest.raises(OutlineRefused, match="Không đọc được tệp"):
        make_outline(cast, resolution, upload=checked(target.getvalue()))
