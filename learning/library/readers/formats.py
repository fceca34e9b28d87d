"""What a file is, told by its content, and whether it may be read at all."""

import zipfile
from enum import Enum
from io import BytesIO

from django.utils.translation import gettext as _

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes."""
LARGEST_UNPACKED = 200 * 1024 * 1024
"""Bytes of all parts of a Word file together."""
HIGHEST_RATIO = 200
"""Unpacked to packed size of one part; honest documents stay below 50."""
MOST_PARTS = 2000
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FOREIGN_PARTS = ("vbaproject.bin", "/embeddings/", "/activex/", "oleobject")


class FileFormat(Enum):
    """Suffix and content type of what can be read."""

    WORD = ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    PDF = ("pdf", "application/pdf")
    TEXT = ("txt", "text/plain; charset=utf-8")

    @property
    def suffix(self) -> str:
        """Without the dot."""
        return self.value[0]

    @property
    def content_type(self) -> str:
        """As served."""
        return self.value[1]


class FileRefused(Exception):
    """The file cannot be taken; the text says why and what to do, for the person who sent it."""


def inspect(content: bytes, file_name: str) -> FileFormat:
    """The file's format by its content; raises `FileRefused` for anything that must not or cannot be read."""
    if not content.strip():
        raise FileRefused(_("Tệp trống. Đồng chí kiểm tra rồi chọn lại tệp."))
    if len(content) > LARGEST_FILE:
        raise FileRefused(_("Tệp lớn hơn 20 MB. Đồng chí bỏ bớt ảnh trong tệp rồi tải lại."))
    found = sniff(content)
    suffix = file_name.rsplit(".", 1)[-1].lower() if "." in file_name else ""
    if suffix != found.suffix:
        message = _("Tên tệp có đuôi “.%(suffix)s” nhưng nội dung là “.%(found)s”. Đồng chí lưu lại cho đúng loại.")
        raise FileRefused(message % {"suffix": suffix, "found": found.suffix})
    return found


def sniff(content: bytes) -> FileFormat:
    """The format by the first bytes and, for Word, by the parts inside."""
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return FileFormat.PDF
    if content.startswith(OLD_OFFICE):
        raise FileRefused(
            _("Tệp Word này có mật khẩu hoặc là kiểu cũ (.doc). Đồng chí bỏ mật khẩu, lưu thành .docx rồi tải lại.")
        )
    if content.startswith(b"PK\x03\x04"):
        check_package(content)
        return FileFormat.WORD
    if b"\x00" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileRefused(_("Không nhận ra loại tệp. Hệ thống đọc được tệp .docx, .pdf và .txt."))
    return FileFormat.TEXT


def check_package(content: bytes) -> None:
    """A Word file without macros, embedded files or bombs; `FileRefused` otherwise."""
    try:
        parts = zipfile.ZipFile(BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise FileRefused(_("Tệp bị hỏng, không mở được. Đồng chí lưu lại rồi tải lên.")) from error
    names = ["/" + part.filename.lower() for part in parts]
    if "/word/document.xml" not in names:
        raise FileRefused(_("Đây không phải tệp Word. Hệ thống đọc được tệp .docx, .pdf và .txt."))
    if any(foreign in name for name in names for foreign in FOREIGN_PARTS):
        raise FileRefused(
            _("Tệp có macro hoặc có tệp khác nhúng bên trong. Đồng chí bỏ phần đó, lưu thành .docx rồi tải lại.")
        )
    if len(parts) > MOST_PARTS or any(is_bomb(part) for part in parts) or unpacked_size(parts) > LARGEST_UNPACKED:
        raise FileRefused(_("Tệp bung ra quá lớn so với kích thước thật nên không được nhận."))


def unpacked_size(parts: list[zipfile.ZipInfo]) -> int:
    """Bytes of all parts as they claim."""
    return sum(part.file_size for part in parts)


def is_bomb(part: zipfile.ZipInfo) -> bool:
    """Whether a part of more than 1 MB unpacks beyond all reason."""
    return part.file_size > 2**20 and part.file_size > HIGHEST_RATIO * max(part.compress_size, 1)
