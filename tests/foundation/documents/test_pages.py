"""Documents taken apart into pages, in a process of their own; what means harm ends there."""

import io
from typing import Any

import pypdfium2
import pytest
import typst
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.documents.pages import MadePage, PagesRefused, apart, make_pages, words_in
from foundation.files.kinds import FileKind
from portal.demo.slides import Slide, presentation
from tests.foundation.files import samples

pytestmark = pytest.mark.rule
TEXT = "Chữ của trang này đủ dài để đọc được."


def made(content: bytes, kind: FileKind) -> list[MadePage]:
    return list(make_pages(content, kind))


def written(*lines: str, **settings_: Any) -> bytes:
    """A Word file of these paragraphs; `heading` above them."""
    document, target = Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    if "change" in settings_:
        settings_["change"](document)
    document.save(target)
    return target.getvalue()


def pdf(source: str = TEXT) -> bytes:
    return typst.compile(source.encode())


def test_a_word_file_ends_its_pages_where_the_author_ended_them() -> None:
    pages = made(written("một", change=lambda d: (d.add_page_break(), d.add_paragraph("hai"))), FileKind.DOCX)
    assert [page.lines for page in pages] == [["một"], ["hai"]]


def test_a_long_word_file_is_cut_into_pages() -> None:
    pages = made(written(*["Một đoạn văn dài. " * 30] * 20), FileKind.DOCX)
    assert 3 <= len(pages) <= 8
    assert sum(len(page.blocks) for page in pages) == 20


def test_deleted_text_is_not_shown() -> None:
    def strike(document: Any) -> None:
        paragraph = document.add_paragraph("còn ")
        run = paragraph.add_run("đã xóa")._r
        deleted = run.makeelement(run.tag.replace("}r", "}del"))
        paragraph._p.replace(run, deleted)
        deleted.append(run)

    assert made(written(change=strike), FileKind.DOCX)[0].lines == ["còn"]


def test_a_slide_that_is_skipped_is_read_but_not_shown() -> None:
    shown, skipped = Slide("Hiện"), Slide("Ẩn")
    content = presentation([shown, skipped])
    hidden = samples.repacked(
        content, "ppt/slides/slide2.xml", lambda part: part.replace(b"<p:sld ", b'<p:sld show="0" ')
    )
    assert [page.title for page in made(hidden, FileKind.PPTX)] == ["Hiện"]
    assert "Ẩn" in [line for lines in words_in(hidden, FileKind.PPTX) for line in lines]


def test_a_page_of_any_size_stays_a_picture_of_bearable_size() -> None:
    [page] = made(pdf(f"#set page(width: 4000mm, height: 4000mm)\n{TEXT}"), FileKind.PDF)
    assert page.picture
    assert (page.picture.width, page.picture.height) == (1240, 1240)


def test_a_picture_too_large_to_draw_is_said_to_be_missing() -> None:
    content = presentation([Slide("Hình", picture=samples.huge_png())])
    [page] = made(content, FileKind.PPTX)
    assert [block["kind"] for block in page.blocks] == ["heading", "missing"]


def locked() -> bytes:
    """A PDF that asks for a password: what encrypts it is not what it says."""
    encrypt = b"<</Filter/Standard/V 1/R 2/O(" + b"a" * 32 + b")/U(" + b"b" * 32 + b")/P -44>>"
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    return head + b"trailer<</Root 1 0 R/ID[(a)(a)]/Encrypt " + encrypt + b">>\nstartxref\n0\n%%EOF\n"


def with_attachment() -> bytes:
    document, target = pypdfium2.PdfDocument(pdf()), io.BytesIO()
    document.new_attachment("a.exe").set_data(b"MZ")
    document.save(target)
    return target.getvalue()


def scanned() -> bytes:
    document, target = pypdfium2.PdfDocument.new(), io.BytesIO()
    document.new_page(595, 842)
    document.save(target)
    return target.getvalue()


REFUSED = {
    "password": (locked, FileKind.PDF, "mật khẩu"),
    "attachment": (with_attachment, FileKind.PDF, "đính kèm"),
    "no text": (scanned, FileKind.PDF, "bản quét"),
    "too many pages": (lambda: pdf("\n#pagebreak()\n".join([TEXT] * 201)), FileKind.PDF, "hơn 200 trang"),
    "too many slides": (lambda: presentation([Slide("a")] * 201), FileKind.PPTX, "hơn 200 trang"),
    "no slides": (lambda: presentation([]), FileKind.PPTX, "không có trang nào"),
    "entity": (lambda: samples.word_with({"word/document.xml": samples.ENTITY}), FileKind.DOCX, "Không đọc được"),
    "no Word at all": (lambda: b"PK\x03\x04 nothing", FileKind.DOCX, "Không đọc được"),
    "no PDF at all": (lambda: samples.PDF, FileKind.PDF, "Không đọc được"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_shown_is_refused_in_plain_words(what: str) -> None:
    make, kind, words = REFUSED[what]
    with pytest.raises(PagesRefused, match=words):
        made(make(), kind)


def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(apart.MOST_SECONDS, "pages", 0)
    with pytest.raises(PagesRefused, match="Không đọc được"):
        made(presentation([Slide("a")] * 100), FileKind.PPTX)


def outcome(content: bytes, kind: FileKind) -> list[MadePage] | str:
    """The pages, or the sentence of the refusal."""
    try:
        return made(content, kind)
    except PagesRefused as refusal:
        return str(refusal)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 3000), st.integers(0, 255), st.sampled_from([FileKind.DOCX, FileKind.PPTX, FileKind.PDF]))
def test_no_changed_byte_is_a_fault(place: int, value: int, kind: FileKind) -> None:
    whole = {FileKind.DOCX: written("a"), FileKind.PPTX: presentation([Slide("a")]), FileKind.PDF: pdf()}[kind]
    content = bytearray(whole)
    content[place % len(content)] = value
    assert outcome(bytes(content), kind)
