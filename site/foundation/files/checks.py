"""What an upload is, told by its content alone, and what of it is kept."""

import re
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from foundation.files import drawings
from foundation.files.kinds import PICTURES, FileKind, FileRefused, suffixes_of
from foundation.files.names import shown_name, suffix_of
from foundation.files.packages import kind_of_package
from foundation.files.pictures import LONGEST_SIDE, drawn_anew
from foundation.files.printed import check_printed
from foundation.files.texts import as_utf8

LARGEST = 10 * 1024 * 1024
"""Bytes."""
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURE_STARTS = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF....WEBP|GIF8[79]a|....ftypavi[fs]", re.DOTALL)
PICTURE_SUFFIXES = {suffix for picture in PICTURES for suffix in picture.suffixes} | {"gif", "avif"}


@dataclass(frozen=True)
class CheckedFile:
    """Name as shown, kind, and the bytes to keep: pictures drawn anew, texts in UTF-8, all else as sent."""

    name: str
    kind: FileKind
    content: bytes


def check(
    upload: UploadedFile, kinds: frozenset[FileKind], largest: int = LARGEST, longest_side: int = LONGEST_SIDE
) -> CheckedFile:
    """Look through an upload; raises `FileRefused`. `largest` in bytes; what is larger is not even read.

    A picture is kept with at most `longest_side` pixels a side.
    """
    if (upload.size or 0) > largest:
        message = _("Tệp lớn hơn %(size)s. Đồng chí bỏ bớt ảnh hoặc chia nhỏ tệp rồi tải lại.")
        raise FileRefused(message % {"size": filesizeformat(largest)})
    upload.seek(0)
    content, name = upload.read(), upload.name or ""
    if not content:
        raise FileRefused(_("Tệp trống. Đồng chí kiểm tra rồi chọn lại tệp."))
    kind, kept = _recognised(content, suffix_of(name), kinds, longest_side)
    _check_wanted(kind, kinds)
    _check_suffix(suffix_of(name), kind)
    return CheckedFile(shown_name(name, kind.suffix), kind, kept)


def _recognised(content: bytes, suffix: str, kinds: frozenset[FileKind], longest_side: int) -> tuple[FileKind, bytes]:
    """The suffix only tells a table of text from a text; a drawing is read only where one is wanted."""
    if content.startswith(b"%PDF-"):
        check_printed(content)
        return FileKind.PDF, content
    if content.startswith(b"PK\x03\x04"):
        return kind_of_package(content), content
    if PICTURE_STARTS.match(content):
        return drawn_anew(content, longest_side)
    if content.startswith(OLD_OFFICE):
        raise FileRefused(
            _("Tệp có mật khẩu hoặc là kiểu cũ (.doc, .xls, .ppt). Đồng chí lưu thành .docx, .xlsx hoặc .pptx.")
        )
    if FileKind.SVG in kinds and drawings.looks_like_one(content):
        return FileKind.SVG, drawings.cleaned(content)
    return (FileKind.CSV if suffix == FileKind.CSV.suffix else FileKind.TEXT), as_utf8(content)


def _check_wanted(kind: FileKind, kinds: frozenset[FileKind]) -> None:
    if kind not in kinds:
        message = _("Chỗ này không nhận tệp .%(kind)s. Đồng chí gửi một trong các loại: %(kinds)s.")
        raise FileRefused(message % {"kind": kind.suffix, "kinds": ", ".join(suffixes_of(kinds))})


def _check_suffix(suffix: str, kind: FileKind) -> None:
    """Phones often save one kind of picture under another's suffix: that is put right, not refused."""
    fitting = PICTURE_SUFFIXES if kind in PICTURES else kind.suffixes
    if suffix and suffix not in fitting:
        message = _("Tên tệp có đuôi “.%(suffix)s” nhưng nội dung là “.%(kind)s”. Đồng chí lưu lại cho đúng loại.")
        raise FileRefused(message % {"suffix": suffix[:10], "kind": kind.suffix})
