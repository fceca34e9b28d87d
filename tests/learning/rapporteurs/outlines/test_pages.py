"""The screens of outlines."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from foundation.jobs.actions import run
from learning.library.models import ResolutionPage
from learning.rapporteurs.outlines.models import Outline, OutlineComment, OutlinePicture
from members.access.actions import grant_role
from members.access.choices import Role
from tests.cast import BEGAN, Cast
from tests.factories.outlines import WHOLE, bare, make_remark, slides, word
from tests.foundation.files import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(cast: Cast) -> Client:
    return cast.client("rapporteur")


@pytest.fixture
def board(cast: Cast) -> Client:
    return cast.client("officer")


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def sent(cast: Cast, resolution: ResolutionPage, content: bytes, name: str = "de-cuong.docx", **more: str) -> dict:
    return {
        "resolution": resolution.pk,
        "title": "Đề cương nghị quyết",
        "unit": cast.province.public_id,
        "file": samples.upload(content, name),
        "declared": "on",
    } | more


def test_from_the_upload_to_the_approval(cast: Cast, resolution: ResolutionPage, author: Client, board: Client) -> None:
    answer = author.post("/de-cuong/moi/", sent(cast, resolution, slides(), "a.pptx"))
    outline = Outline.objects.get()
    address = f"/de-cuong/{outline.public_id}/"
    assert answer["Location"] == address
    assert "Đang dựng trang" in text_of(author, address)
    run(job_id=outline.versions.get().reading_id or 0)
    page = text_of(author, address)
    assert "V. Liên hệ địa phương" in page
    assert 'alt="Bản đồ xã"' in page
    author.post(f"{address}buoc/submit/", {"seen": 0})
    assert "Đề cương nghị quyết" in text_of(board, "/de-cuong/tham-dinh/")
    told = {"page": 2, "key": "a", "passage": "Năm quan điểm", "text": "Nêu đủ năm"}
    assert "is-marked" in board.post(f"{address}gop-y/", told, follow=True).content.decode()
    page = board.post(
        f"{address}buoc/ask_changes/", {"seen": 1, "reason": "Sửa theo góp ý"}, follow=True
    ).content.decode()
    assert "Ban tuyên giáo yêu cầu" in page
    remark = OutlineComment.objects.get()
    author.post(f"{address}gop-y/{remark.public_id}/xong/", {"answer": "Đã nêu"})
    changed = [*WHOLE[:1], ("II. Nội dung cơ bản", "Năm quan điểm: một, hai"), *WHOLE[2:]]
    new = {"file": samples.upload(slides(changed), "b.pptx"), "note": "Nêu đủ", "declared": "on"}
    assert author.post(f"{address}ban-moi/", new).status_code == 302
    run(job_id=outline.versions.get(number=2).reading_id or 0)
    assert "<ins>" in text_of(board, f"{address}so-sanh/")
    author.post(f"{address}buoc/submit/", {"seen": 2})
    assert "Đã duyệt" in board.post(f"{address}buoc/approve/", {"seen": 3}, follow=True).content.decode()


HOSTILE = {
    "macro.docx": lambda: samples.word_with({"word/vbaProject.bin": b"x"}),
    "bomb.docx": lambda: samples.word_with({"word/media/a.bmp": b"\x00" * 30_000_000}),
    "polyglot.pdf": lambda: samples.PDF[:-6] + samples.word() + b"\n%%EOF\n",
    "program.docx": lambda: b"MZ\x90\x00\x03" + b"\x00" * 60,
    "outside.docx": lambda: samples.word_with({"word/_rels/a.rels": samples.related("image", "http://x.vn/a")}),
    "xxe.docx": lambda: samples.word_with({"word/document.xml": samples.ENTITY}),
    "xxe.pptx": lambda: samples.slides_with({"ppt/slides/slide1.xml": samples.ENTITY}),
    "empty.pptx": lambda: samples.slides_with({}),
    "page.docx": lambda: b"<html><script>alert(1)</script>",
    "torn.docx": lambda: word()[:-300],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_means_harm_is_refused_and_nothing_kept(
    cast: Cast, resolution: ResolutionPage, author: Client, name: str
) -> None:
    answer = author.post("/de-cuong/moi/", sent(cast, resolution, HOSTILE[name](), name))
    assert (answer.status_code, Outline.objects.count()) == (422, 0)


def test_without_the_declaration_nothing_is_taken(cast: Cast, resolution: ResolutionPage, author: Client) -> None:
    answer = author.post("/de-cuong/moi/", sent(cast, resolution, word()) | {"declared": ""})
    assert "xác nhận đề cương không có nội dung mật" in answer.content.decode()


def test_markup_in_a_document_stays_text(cast: Cast, resolution: ResolutionPage, author: Client) -> None:
    content = word([("<script>alert(1)</script>", "<img src=x onerror=alert(1)>")])
    author.post("/de-cuong/moi/", sent(cast, resolution, content))
    outline = Outline.objects.get()
    run(job_id=outline.versions.get().reading_id or 0)
    page = text_of(author, f"/de-cuong/{outline.public_id}/")
    assert "&lt;script&gt;alert(1)" in page
    assert "<img src=x" not in page


def test_a_refused_remark_keeps_what_was_typed(cast: Cast, resolution: ResolutionPage, board: Client) -> None:
    outline = bare(cast, resolution)
    told = {"page": 1, "key": "a", "passage": "không có ở đây", "text": "Nói rõ hơn"}
    answer = board.post(f"/de-cuong/{outline.public_id}/gop-y/", told)
    assert answer.status_code == 422
    assert "không có đoạn này" in answer.content.decode()
    assert "Nói rõ hơn" in answer.content.decode()


@pytest.mark.parametrize("name", ["quarantine", "no-such", "submit"])
def test_a_step_that_is_not_theirs_does_not_exist(
    cast: Cast, resolution: ResolutionPage, board: Client, name: str
) -> None:
    outline = bare(cast, resolution)
    assert board.post(f"/de-cuong/{outline.public_id}/buoc/{name}/", {"seen": 0}).status_code == 404


def test_words_are_found_in_the_text(cast: Cast, resolution: ResolutionPage, author: Client) -> None:
    outline = bare(cast, resolution)
    outline.versions.update(folded_text="giam ngheo ben vung")
    assert outline.title in text_of(author, "/de-cuong/?tim=Giảm nghèo")
    assert "Không tìm thấy" in text_of(author, "/de-cuong/?tim=khoáng sản")


def test_a_rapporteur_below_writes_by_the_base_outline(cast: Cast, resolution: ResolutionPage) -> None:
    base = bare(cast, resolution, "SENT_DOWN")
    grant_role(member=cast.neighbour.member, role=Role.RAPPORTEUR, unit=cast.commune, starts_on=BEGAN, by=None)
    client = cast.client("neighbour")
    assert base.title in text_of(client, "/de-cuong/?xem=gui-xuong")
    page = text_of(client, f"/de-cuong/{base.public_id}/")
    assert f"/de-cuong/moi/?theo={base.public_id}" in page
    assert "Các giai đoạn" not in page
    form = text_of(client, f"/de-cuong/moi/?theo={base.public_id}")
    assert f'<option value="{base.public_id}" selected>' in form
    data = sent(cast, resolution, word(), base=base.public_id, unit=cast.commune.public_id)
    assert client.post("/de-cuong/moi/", data).status_code == 302
    assert Outline.objects.get(author=cast.neighbour).base == base


def test_a_picture_is_a_picture_and_kept_by_the_reader_alone(
    cast: Cast, resolution: ResolutionPage, author: Client
) -> None:
    bare(cast, resolution)
    answer = author.get(f"/de-cuong/hinh/{OutlinePicture.objects.get().public_id}/")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/webp", "private, max-age=3600")
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("count", [1, 3])
def test_pages_take_the_same_queries(
    cast: Cast,
    resolution: ResolutionPage,
    author: Client,
    board: Client,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    outlines = [bare(cast, resolution, versions=count, pages=count) for _ in range(count)]
    for number in range(count):
        make_remark(outlines[0].versions.latest("number"), cast.officer, page=number + 1, key=str(number))
    with django_assert_num_queries(7):
        text_of(author, "/de-cuong/")
    with django_assert_num_queries(5):
        text_of(board, "/de-cuong/tham-dinh/")
    with django_assert_num_queries(14):
        text_of(board, f"/de-cuong/{outlines[0].public_id}/")
