"""What may be kept is told by its content; every refusal is a sentence."""

import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from foundation.files.checks import CheckedFile, check
from foundation.files.kinds import FileKind, FileRefused
from foundation.files.names import LONGEST, shown_name
from tests.foundation.files import samples

pytestmark = pytest.mark.rule
ALL = frozenset(FileKind) - {FileKind.SVG}
VIETNAMESE = "Đảng viên, Nguyễn Thị Hạnh\n"
TYPES_WITH_MACRO = "<Types><Override ContentType='application/vnd.ms-office.VBAProject'/></Types>"


def checked(content: bytes, name: str, kinds: frozenset[FileKind] = ALL) -> CheckedFile:
    return check(samples.upload(content, name), kinds)


def outcome(content: bytes, name: str) -> bytes | str:
    """What would be kept, or the sentence of the refusal."""
    try:
        return checked(content, name).content
    except FileRefused as refusal:
        return str(refusal)


def drawn(file: CheckedFile) -> Image.Image:
    return Image.open(io.BytesIO(file.content))


GOOD: dict[str, tuple[Callable[[], bytes], FileKind]] = {
    "a.pdf": (lambda: samples.PDF, FileKind.PDF),
    "a.jpg": (samples.picture, FileKind.JPEG),
    "A.JPEG": (samples.picture, FileKind.JPEG),
    "a.png": (lambda: samples.picture("PNG", mode="RGBA"), FileKind.PNG),
    "palette.png": (lambda: samples.picture("PNG", mode="P"), FileKind.PNG),
    "fax.png": (lambda: samples.picture("PNG", mode="1"), FileKind.PNG),
    "cmyk.jpg": (lambda: samples.picture(mode="CMYK"), FileKind.JPEG),
    "a.webp": (lambda: samples.picture("WEBP"), FileKind.WEBP),
    "samsung.jpg": (samples.two_in_one, FileKind.JPEG),
    "a.gif": (samples.moving_gif, FileKind.PNG),
    "a.avif": (lambda: samples.picture("AVIF"), FileKind.WEBP),
    "zalo.jpg": (lambda: samples.picture("WEBP"), FileKind.WEBP),
    "a.docx": (samples.word, FileKind.DOCX),
    "a.xlsx": (lambda: samples.package(samples.XLSX_PARTS), FileKind.XLSX),
    "a.pptx": (lambda: samples.slides_with({}), FileKind.PPTX),
    "link.docx": (
        lambda: samples.word_with({"word/_rels/a.xml.rels": samples.related("hyperlink", "https://x.vn")}),
        FileKind.DOCX,
    ),
    "a.txt": (lambda: VIETNAMESE.encode(), FileKind.TEXT),
    "a.csv": (lambda: b"so,ten\n1,An\n", FileKind.CSV),
    "no suffix": (lambda: samples.PDF, FileKind.PDF),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_recognised_and_named_by_its_kind(name: str) -> None:
    make, kind = GOOD[name]
    found = checked(make(), name)
    assert (found.kind, found.name.rpartition(".")[2]) == (kind, kind.suffix)


BAD: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "nothing": (lambda: b"", "a.pdf", "Tệp trống"),
    "only spaces": (lambda: b"  \n", "a.txt", "Tệp trống"),
    "program named Word": (lambda: b"MZ\x90\x00\x03" + b"\x00" * 60, "a.docx", "Không nhận ra"),
    "program without NUL": (lambda: b"\x7fELF\x01\x02\x03" * 20, "a.txt", "Không nhận ra"),
    "PDF with a page's head": (lambda: b"<html><script>1</script>" + samples.PDF, "a.pdf", "trang web"),
    "page as text": (lambda: b"\xef\xbb\xbf  <!DOCTYPE html><p>", "a.txt", "trang web"),
    "drawing in code": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "hình vẽ dạng mã"),
    "drawing named picture": (lambda: b"<?xml version='1.0'?><svg/>", "a.png", "hình vẽ dạng mã"),
    "torn PDF": (lambda: samples.PDF[:40], "a.pdf", "chưa hết"),
    "torn JPEG": (lambda: samples.picture(size=(600, 600))[:-900], "a.jpg", "chưa hết"),
    "torn PNG": (lambda: samples.picture("PNG", size=(600, 600))[:-100], "a.png", "chưa hết"),
    "torn Word": (lambda: samples.word()[:-400], "a.docx", "chưa hết"),
    "Word with a wrong byte": (lambda: samples.torn(samples.word()), "a.docx", "chưa hết"),
    "huge PNG": (samples.huge_png, "a.png", "52 triệu"),
    "wrong suffix": (lambda: samples.PDF, "a.docx", "đuôi “.docx” nhưng nội dung là “.pdf”"),
    "two suffixes": (lambda: samples.PDF, "a.pdf.exe", "đuôi “.exe”"),
    "old Word": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 50, "a.doc", "kiểu cũ"),
    "plain archive": (lambda: samples.package({"a.txt": b"a"}), "a.docx", "tệp nén"),
    "macro": (lambda: samples.word_with({"word/vbaProject.bin": b"x"}), "a.docx", "macro"),
    "macro under another name": (
        lambda: samples.word_with({"[Content_Types].xml": TYPES_WITH_MACRO.encode("utf-16")}), "a.docx", "macro",
    ),
    "old macro sheet": (
        lambda: samples.package({**samples.XLSX_PARTS, "xl/macrosheets/s.xml": b"x"}), "a.xlsx", "macro",
    ),
    "bomb": (lambda: samples.word_with({"word/media/a.bmp": b"\x00" * 30_000_000}), "a.docx", "bung ra quá lớn"),
    "many parts": (lambda: samples.word_with({f"a/{n}": b"" for n in range(2100)}), "a.docx", "bung ra quá lớn"),
    "way out": (lambda: samples.word_with({"../../etc/cron.d/a": b"x"}), "a.docx", "bất thường"),
    "absolute way": (lambda: samples.word_with({"/etc/passwd": b"x"}), "a.docx", "bất thường"),
    "one part twice": (lambda: samples.word_with({"WORD/document.xml": b"x"}), "a.docx", "bất thường"),
    "macro in slides": (lambda: samples.slides_with({"ppt/vbaProject.bin": b"x"}), "a.pptx", "macro"),
    "embedded workbook": (lambda: samples.slides_with({"ppt/embeddings/a.xlsx": b"x"}), "a.pptx", "nhúng"),
    "bomb in slides": (lambda: samples.slides_with({"ppt/media/a.png": b"\x00" * 30_000_000}), "a.pptx", "bung ra"),
    "template from outside": (
        lambda: samples.word_with({"word/_rels/s.xml.rels": samples.related("attachedTemplate", "http://x.vn/t")}),
        "a.docx", "liên kết ngoài",
    ),
    "picture from outside, spelt in figures": (
        lambda: samples.slides_with(
            {"ppt/_rels/s.xml.rels": samples.related("image", "http://x.vn/t.png", "&#69;xternal")}
        ),
        "a.pptx", "liên kết ngoài",
    ),
    "entity in Word": (lambda: samples.word_with({"word/a.xml": samples.ENTITY}), "a.docx", "bất thường"),
    "entity in slides, in UTF-16": (
        lambda: samples.slides_with({"ppt/slides/slide1.xml": samples.ENTITY.decode().encode("utf-16")}),
        "a.pptx", "bất thường",
    ),
    "entity on the seam": (
        lambda: samples.word_with({"word/a.xml": b"<a>" + samples.varied(2**20 - 8) + samples.ENTITY}),
        "a.docx", "bất thường",
    ),
    "program before the package": (lambda: b"PK\x03\x04" + b"MZ" * 40 + samples.word(), "a.docx", "bất thường"),
    "package inside a PDF": (lambda: samples.PDF[:-6] + samples.word() + b"\n%%EOF\n", "a.pdf", "ghép vào"),
    "PDF with a program": (lambda: samples.pdf_with(b"<</S/JavaScript/JS(app.alert(1))>>"), "a.pdf", "mã lệnh"),
    "PDF with a program in other letters": (lambda: samples.pdf_with(b"<</S/J#61vaScr#69pt>>"), "a.pdf", "mã lệnh"),
    "PDF with a program in packed objects": (
        lambda: samples.pdf_with(samples.packed_objects(b"<</S/JavaScript>>")), "a.pdf", "mã lệnh",
    ),
    "PDF with a file in it": (lambda: samples.pdf_with(b"<</Type/EmbeddedFile>>"), "a.pdf", "mã lệnh"),
    "PDF that starts a program": (lambda: samples.pdf_with(b"<</S/Launch/F(cmd.exe)>>"), "a.pdf", "mã lệnh"),
    "PDF whose objects are a bomb": (
        lambda: samples.pdf_with(samples.packed_objects(b" " * 50_000_000)), "a.pdf", "bung ra",
    ),
    "locked PDF": (lambda: samples.pdf_with(b"<</Encrypt 5 0 R>>"), "a.pdf", "mật khẩu"),
    "locked": (samples.locked_word, "a.docx", "mật khẩu"),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_refused_in_plain_words(what: str) -> None:
    make, name, words = BAD[what]
    with pytest.raises(FileRefused, match=words):
        checked(make(), name)


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=300), st.sampled_from(["a.pdf", "a.docx", "a.png", "a.txt", "a"]))
def test_no_bytes_whatever_are_a_fault(content: bytes, name: str) -> None:
    assert outcome(content, name)


@settings(deadline=None)
@given(st.integers(0, 3000), st.integers(0, 255), st.sampled_from(["DOCX", "JPEG", "PNG", "WEBP"]))
def test_no_changed_byte_is_a_fault(place: int, value: int, kind: str) -> None:
    content = bytearray(samples.word() if kind == "DOCX" else samples.picture(kind))
    content[place % len(content)] = value
    assert outcome(bytes(content), "a")


def test_a_kind_that_is_not_wanted_is_refused_with_those_that_are() -> None:
    with pytest.raises(FileRefused, match=r"không nhận tệp \.pdf.*\.jpg, \.jpeg"):
        checked(samples.PDF, "a.pdf", frozenset({FileKind.JPEG}))


def test_what_is_too_large_is_refused() -> None:
    with pytest.raises(FileRefused, match="lớn hơn 10"):
        checked(samples.PDF + b" " * 10 * 1024 * 1024, "a.pdf")


def test_place_camera_and_notes_do_not_stay_in_a_photo() -> None:
    kept = checked(samples.photo_with_place(), "a.jpg")
    assert dict(drawn(kept).getexif()) == {}
    assert not any(words in kept.content for words in (b"Nokia", b"secret", b"Exif"))


def test_a_turned_photo_is_kept_upright() -> None:
    upright = drawn(checked(samples.photo_with_place(), "a.jpg")).convert("RGB")
    red, _, blue = upright.getpixel((10, 5))  # type: ignore[misc]
    assert upright.size == (20, 40)
    assert red > 200 > blue


def test_a_large_photo_is_made_smaller() -> None:
    assert drawn(checked(samples.picture(size=(6000, 3000)), "a.jpg")).size == (4000, 2000)


def test_what_is_hidden_behind_a_picture_does_not_stay() -> None:
    assert b"<script>" not in checked(samples.picture() + b"<script>alert(1)</script>", "a.jpg").content


def test_transparency_stays() -> None:
    assert drawn(checked(samples.picture("PNG", mode="RGBA"), "a.png")).mode == "RGBA"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_kept_in_one_encoding(encoding: str) -> None:
    assert checked(VIETNAMESE.encode(encoding), "a.csv").content.decode() == VIETNAMESE


def test_text_of_old_windows_is_read() -> None:
    old = "Nguyê\u0303n Thi\u0323 Ha\u0323nh, Ða\u0309ng".replace("Ð", "Đ").encode("cp1258")
    assert checked(old, "a.txt").content.decode() == "Nguyễn Thị Hạnh, Đảng"


NAMES = {
    "../../etc/passwd": "passwd.pdf",
    "C:\\Users\\An\\bài.pdf": "bài.pdf",
    "a\x00b.pdf": "a b.pdf",
    "a\u202efdp.exe.pdf": "a fdp.exe.pdf",
    "  nhiều   khoảng\ttrắng .pdf": "nhiều khoảng trắng.pdf",
    "": "tệp.pdf",
    "...": "tệp.pdf",
    ".pdf": "pdf.pdf",
    "x" * 300 + ".pdf": "x" * (LONGEST - 4) + ".pdf",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_made_harmless(name: str) -> None:
    assert shown_name(name, "pdf") == NAMES[name]


@given(st.text(max_size=400))
def test_any_name_becomes_a_short_printable_one(name: str) -> None:
    shown = shown_name(name, "pdf")
    assert shown.isprintable()
    assert shown.endswith(".pdf")
    assert 5 <= len(shown) <= LONGEST
    assert not {"/", "\\"} & set(shown)
