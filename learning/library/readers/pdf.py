"""PDF files: the text layer, its lines joined into paragraphs."""

import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pypdfium2
from django.utils.translation import gettext as _

from foundation.files.kinds import FileRefused
from learning.library.rules.lines import Line, join_lines

if TYPE_CHECKING:
    from learning.library.readers.apart import Report

MOST_PAGES = 500
LEAST_LETTERS_A_PAGE = 15
"""Fewer on average means pictures of pages, not text."""

only_one_at_a_time = threading.RLock()  # PDFium must not be entered by two threads


def paragraphs(content: bytes, report: "Report | None" = None) -> Generator[str, None, None]:
    """The text; raises `FileRefused` for a locked, broken, overlong or scanned file."""
    with opened(content) as document:
        total = len(document)
        if total > MOST_PAGES:
            raise FileRefused(_("Tệp có hơn 500 trang. Đồng chí chỉ tải phần văn bản chính."))
        check_text_layer(document)
        yield from join_lines(pages(document, total, report))


@contextmanager
def opened(content: bytes) -> Iterator[Any]:
    """The document, closed afterwards."""
    with only_one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                message = _("Tệp PDF có mật khẩu. Đồng chí bỏ mật khẩu rồi tải lại.")
            else:
                message = _("Tệp PDF bị hỏng, không mở được. Đồng chí xuất lại từ Word rồi tải lên.")
            raise FileRefused(message) from error
        try:
            yield document
        finally:
            document.close()


def check_text_layer(document: Any) -> None:
    """Refuses pictures of pages; the first pages tell."""
    sample = min(len(document), 5)
    letters = sum(document[number].get_textpage().count_chars() for number in range(sample))
    if letters < LEAST_LETTERS_A_PAGE * max(sample, 1):
        raise FileRefused(
            _("Tệp PDF này là ảnh chụp (bản quét), không có chữ để đọc. Đồng chí tải bản Word hoặc PDF xuất từ Word.")
        )


def pages(document: Any, total: int, report: "Report | None") -> Iterator[list[Line]]:
    """The lines of each page."""
    for number in range(total):
        yield lines_of(document[number])
        if report:
            report(number + 1, total)


def lines_of(page: Any) -> list[Line]:
    """Printed lines from top to bottom as the file orders them, with their places."""
    text_page = page.get_textpage()
    height = page.get_height()
    lines, start = [], 0
    for raw in text_page.get_text_range().split("\n"):
        written = raw.rstrip("\r")
        if written.strip():
            first = start + len(written) - len(written.lstrip())
            last = start + len(written.rstrip()) - 1
            lines.append(placed(text_page, written.strip(), first, last, height))
        start += len(raw) + 1
    return lines


def placed(text_page: Any, text: str, first: int, last: int, height: float) -> Line:
    """A line with the boxes of its first and last character."""
    count = text_page.count_chars()
    left, _bottom, _right, _top = text_page.get_charbox(min(first, count - 1), loose=True)
    _left, bottom, right, top = text_page.get_charbox(min(last, count - 1), loose=True)
    return Line(text.replace("\ufffe", "\u00ad"), left, right, height - top, top - bottom)
