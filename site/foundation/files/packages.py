"""Word and Excel files: packages of parts, looked into before they are kept."""

import zipfile
from io import BytesIO

from django.utils.translation import gettext as _

from foundation.files.kinds import FileKind, FileRefused

LARGEST_UNPACKED = 100 * 1024 * 1024
"""Bytes of all parts together."""
HIGHEST_RATIO = 200
"""Unpacked to packed size of one part of more than 1 MB; honest documents stay below 50."""
MOST_PARTS = 2000
PIECE = 1024 * 1024
MAIN_PARTS = {"word/document.xml": FileKind.DOCX, "xl/workbook.xml": FileKind.XLSX}
TYPES = "[content_types].xml"
ACTIVE_PARTS = ("vbaproject", "vbadata", "/activex/", "/macrosheets/", "oleobject")
ACTIVE_TYPES = (b"vbaproject", b"macroenabled", b"macrosheet", b"activex")
ENCRYPTED = 1


def kind_of_package(content: bytes) -> FileKind:
    """Word or Excel; `FileRefused` for other packages, macros, bombs and whatever does not unpack."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            _check_sizes(parts)
            names = _checked_names(parts)
            kind = next((kind for part, kind in MAIN_PARTS.items() if part in names), None)
            if kind is None or TYPES not in names:
                raise FileRefused(_("Đây là tệp nén, không phải tệp Word hay Excel. Đồng chí chọn lại tệp."))
            _check_macros(package, parts, names)
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
        raise FileRefused(_("Tệp có cấu trúc bất thường nên không được nhận. Đồng chí lưu lại bằng Word hoặc Excel."))
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
            _("Tệp có macro hoặc có chương trình nhúng bên trong. Đồng chí bỏ phần đó, lưu lại rồi tải lên.")
        )


def _unpack(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Every part to its end, kept nowhere: a torn one does not pass its checksum."""
    for part in parts:
        with package.open(part) as packed:
            while packed.read(PIECE):
                pass
