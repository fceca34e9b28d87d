"""Plain text: UTF-8, UTF-16 or Windows-1258; one line is one paragraph."""

import unicodedata
from collections.abc import Generator

from django.utils.translation import gettext as _

from foundation.files.kinds import FileRefused

BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def paragraphs(content: bytes) -> Generator[str, None, None]:
    """The lines of the text."""
    yield from decode(content).splitlines()


def decode(content: bytes) -> str:
    """The text by its byte order mark, else UTF-8, else Windows-1258; raises `FileRefused`."""
    marked = [encoding for mark, encoding in BYTE_ORDER_MARKS if content.startswith(mark)]
    for encoding in marked or ["utf-8", "cp1258"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if looks_written(text):
            return unicodedata.normalize("NFC", text)
    raise FileRefused(
        _("Không đọc được chữ trong tệp. Đồng chí mở bằng Word, chọn phông Unicode, lưu thành .docx rồi tải lại.")
    )


def looks_written(text: str) -> bool:
    """Whether it is writing rather than bytes: hardly any control characters, and letters in most of it."""
    controls = sum(unicodedata.category(character) == "Cc" and character not in "\t\n\r\f" for character in text)
    letters = sum(character.isalpha() for character in text)
    return bool(text.strip()) and controls * 200 <= len(text) and letters * 4 >= len(text.strip())
