"""Plain text and tables of text: whatever they were written in, kept as UTF-8."""

import re
import unicodedata

from django.utils.translation import gettext as _

from foundation.files.kinds import FileRefused

BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
MARKUP = re.compile(r"\s*<[a-z!?/]", re.IGNORECASE)


def as_utf8(content: bytes) -> bytes:
    """The text in UTF-8; `FileRefused` for anything that is no text, or is a page or drawing in disguise."""
    text = _decoded(content)
    if text is None or NO_TEXT.search(text):
        raise FileRefused(_("Không nhận ra loại tệp. Đồng chí kiểm tra xem có chọn nhầm tệp không."))
    if MARKUP.match(text):
        raise FileRefused(_("Đây là trang web hoặc hình vẽ dạng mã, không nhận được. Đồng chí chọn tệp khác."))
    if not text.strip():
        raise FileRefused(_("Tệp trống. Đồng chí kiểm tra rồi chọn lại tệp."))
    return text.encode()


def _decoded(content: bytes) -> str | None:
    """By the mark at its beginning, else as UTF-8, else as old Vietnamese Windows wrote (vowel, then tone)."""
    marked = next((name for mark, name in BYTE_ORDER_MARKS.items() if content.startswith(mark)), None)
    for encoding in [marked] if marked else ["utf-8", "cp1258"]:
        try:
            return unicodedata.normalize("NFC", content.decode(encoding))
        except UnicodeDecodeError:
            continue
    return None
