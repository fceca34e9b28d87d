"""Word, Excel and PowerPoint files: packages of parts, looked into before they are kept."""

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree

from django.utils.translation import gettext as _

from foundation.files.kinds import FileKind, FileRefused

LARGEST_UNPACKED = 100 * 1024 * 1024
"""Bytes of all parts together."""
HIGHEST_RATIO = 200
"""Unpacked to packed size of one part of more than 1 MB; honest documents stay below 50."""
MOST_PARTS = 2000
PIECE = 1024 * 1024
MAIN_PARTS = {
    "word/document.xml": FileKind.DOCX,
    "xl/workbook.xml": FileKind.XLSX,
    "ppt/presentation.xml": FileKind.PPTX,
}
TYPES = "[content_types].xml"
ACTIVE_PARTS = ("vbaproject", "vbadata", "/activex/", "/macrosheets/", "oleobject", "/embeddings/")
ACTIVE_TYPES = (b"vbaproject", b"macroenabled", b"macrosheet", b"activex", b"oleobject")
ENCRYPTED = 1
MARKUP = (".xml", ".rels", ".vml")
DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
OVERLAP = 16
"""Bytes of a piece looked at again with the next, so that nothing hides on the seam."""
LARGEST_RELATIONS = PIECE
LINK = "/hyperlink"
"""A link is only text to click; everything else outward is fetched by the program that opens the file."""


def kind_of_package(content: bytes) -> FileKind:
    """Its kind; `FileRefused` for other packages, macros, embedded files, bombs and whatever does not unpack.

    Refused too: parts that declare entities (XXE), that fetch something from outside, and a package that is
    something else besides (a polyglot).
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            _check_sizes(parts)
            names = _checked_names(parts)
            kind = next((kind for part, kind in MAIN_PARTS.items() if part in names), None)
            if kind is None or TYPES not in names:
                raise FileRefused(
                    _("Đây là tệp nén, không phải tệp Word, Excel hay PowerPoint. Đồng chí chọn lại tệp.")
                )
            _check_macros(package, parts, names)
            _check_whole(package, parts)
            _unpack(package, parts)
            return kind
    except FileRefused:
        raise
    except Exception as error:  # a stranger's file may break the reader in any way
        raise FileRefused(_("Tệp bị hỏng hoặc tải lên chưa hết. Đồng chí mở lại, lưu rồi tải lên lần nữa.")) from error


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    swollen = any(p.file_size > PIECE and p.file_size > HIGHEST_RATIO * max(p.compress_size, 1) for p in parts)
    if swollen or len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise FileRefused(_("Tệp bung ra quá lớn so với kích thước thật nên không được nhận."))


def _checked_names(parts: list[zipfile.ZipInfo]) -> set[str]:
    """Lower case. No part may lead out of the package, be locked, or hide behind another's name."""
    names = {part.filename.lower() for part in parts}
    astray = any(name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/") for name in names)
    if astray or len(names) < len(parts):
        raise _strange()
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise FileRefused(_("Tệp có mật khẩu. Đồng chí bỏ mật khẩu, lưu lại rồi tải lên."))
    return names


def _check_macros(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo], names: set[str]) -> None:
    """By the parts' names, and by the types they are declared with, whatever they are called."""
    declared = next(part for part in parts if part.filename.lower() == TYPES)
    with package.open(declared) as types:
        text = types.read(PIECE).replace(b"\x00", b"").lower()
    if any(word in f"/{name}" for name in names for word in ACTIVE_PARTS) or any(word in text for word in ACTIVE_TYPES):
        raise FileRefused(
            _(
                "Tệp có macro hoặc có tệp, chương trình nhúng bên trong. "
                "Đồng chí bỏ phần đó (biểu đồ, bảng tính thì dán thành hình), lưu lại rồi tải lên."
            )
        )


def _check_whole(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Nothing stands before the first part, and the archive bears no remark: another file would fit there."""
    if min(part.header_offset for part in parts) or package.comment:
        raise _strange()


def _unpack(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Every part to its end, kept nowhere: a torn one does not pass its checksum."""
    for part in parts:
        name, seam = part.filename.lower(), b""
        with package.open(part) as packed:
            while piece := packed.read(PIECE):
                if name.endswith(MARKUP):
                    text = seam + piece.replace(b"\x00", b"")
                    if DECLARATION.search(text):
                        raise _strange()
                    seam = text[-OVERLAP:]
        if name.endswith(".rels"):
            _check_relations(package, part)


def _check_relations(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Nothing is fetched from outside when the file is opened."""
    if part.file_size > LARGEST_RELATIONS:
        raise _strange()
    for relation in ElementTree.fromstring(package.read(part)).iter():  # noqa: S314 — declares nothing, as just seen
        outward = relation.get("TargetMode", "").strip().lower() == "external"
        if outward and not relation.get("Type", "").endswith(LINK):
            raise FileRefused(
                _("Tệp lấy hình hoặc mẫu từ nơi khác (liên kết ngoài). Đồng chí chèn hẳn vào tệp, lưu lại rồi tải lên.")
            )


def _strange() -> FileRefused:
    return FileRefused(_("Tệp có cấu trúc bất thường nên không được nhận. Đồng chí lưu lại bằng Word hoặc PowerPoint."))
