"""PDF files: whether they only show pages, or would do something besides."""

import re
import zipfile
import zlib
from io import BytesIO

from django.utils.translation import gettext as _

from foundation.files.kinds import FileRefused

END = 2048
"""Bytes at the end among which the last mark stands."""
MOST_UNPACKED = 40 * 1024 * 1024
"""Bytes of packed objects looked into; an honest file of 500 pages has some 2 MB of them."""
ACTIVE_NAMES = ("JavaScript", "Launch", "EmbeddedFile", "RichMedia", "SubmitForm", "ImportData")
"""Long enough not to stand in a packed picture by chance."""


def _name(word: str) -> bytes:
    """A pattern for a name of a PDF, any letter of which may be written in figures: `/J#61vaScript`."""
    return b"/" + b"".join(b"(?:%c|#(?i:%02x))" % (ord(sign), ord(sign)) for sign in word)


ACTIVE = re.compile(b"|".join(map(_name, ACTIVE_NAMES)))
LOCKED = re.compile(_name("Encrypt") + rb"\b")
PACKED_OBJECTS = re.compile(_name("ObjStm") + rb"\b.{0,600}?stream\r?\n", re.DOTALL)


def check_printed(content: bytes) -> None:
    """Raises `FileRefused` for a torn or locked PDF, and for one with a program, a form that sends, or files in it."""
    if b"%%EOF" not in content[-END:]:
        raise FileRefused(_("Tệp PDF bị hỏng hoặc tải lên chưa hết. Đồng chí tải lại tệp."))
    if zipfile.is_zipfile(BytesIO(content)):
        raise FileRefused(_("Tệp PDF có tệp khác ghép vào nên không được nhận. Đồng chí xuất lại PDF rồi tải lên."))
    if LOCKED.search(content):
        raise FileRefused(_("Tệp PDF có mật khẩu hoặc bị khóa. Đồng chí bỏ khóa, lưu lại rồi tải lên."))
    if any(ACTIVE.search(piece) for piece in (content, *_packed_objects(content))):
        raise FileRefused(
            _("Tệp PDF có mã lệnh, biểu mẫu gửi dữ liệu hoặc tệp kèm theo. Đồng chí in lại thành PDF rồi tải lên.")
        )


def _packed_objects(content: bytes) -> list[bytes]:
    """Objects that stand in packed streams, as most programs write them; what does not unpack holds none."""
    found, left = [], MOST_UNPACKED
    for stream in PACKED_OBJECTS.finditer(content):
        try:
            objects = zlib.decompressobj().decompress(content[stream.end() :], left)
        except zlib.error:
            continue
        left -= len(objects)
        if left <= 0:
            raise FileRefused(_("Tệp bung ra quá lớn so với kích thước thật nên không được nhận."))
        found.append(objects)
    return found
