"""A drawing's bytes, read as XML that declares nothing."""

import re
from typing import Any

from django.utils.translation import gettext as _
from lxml import etree

from foundation.files.drawings.allowed import SVG
from foundation.files.kinds import FileRefused

LARGEST = 8 * 1024 * 1024
"""Bytes; drawings that hold photographs are large."""
MOST_ELEMENTS = 30_000
DEEPEST = 60
BEFORE_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*>)*<(?:[\w.-]+:)?svg[\s>/]", re.DOTALL
)
ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*['\"]([\w.-]+)")
DECLARES = re.compile(rb"<!\s*(?:ENTITY|ATTLIST|ELEMENT|NOTATION)|<!DOCTYPE[^>]*\[", re.IGNORECASE)


def looks_like_one(content: bytes) -> bool:
    """Whether the first element is `svg`, or the file means to be a drawing and declares things first."""
    start = content[:4096]
    return bool(BEFORE_ROOT.match(start)) or (b"<svg" in start and bool(DECLARES.search(start)))


def root_of(content: bytes) -> Any:
    """The root element; raises `FileRefused` for what is too large, declares entities or is no well-formed SVG."""
    if len(content) > LARGEST:
        raise FileRefused(_("Hình vẽ SVG lớn hơn 8 MB. Đồng chí thu gọn hình hoặc xuất thành PNG rồi tải lên."))
    declared = ENCODING.search(content[:200])
    if declared and declared[1].lower() not in {b"utf-8", b"us-ascii"}:
        raise FileRefused(_("Hình vẽ SVG phải viết bằng UTF-8. Đồng chí xuất lại hình rồi tải lên."))
    if DECLARES.search(content):
        raise FileRefused(
            _("Hình vẽ SVG có khai báo riêng (ENTITY). Đồng chí xuất lại kiểu “SVG 1.1” thường rồi tải lên.")
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken() from error
    if root.tag != f"{{{SVG}}}svg":
        raise broken()
    _check_size(root)
    return root


def broken() -> FileRefused:
    """The refusal of what cannot be drawn."""
    return FileRefused(_("Hình vẽ SVG bị hỏng, không mở được. Đồng chí xuất lại hình rồi tải lên."))


def _check_size(root: Any) -> None:
    count, waiting = 0, [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        count += 1
        if count > MOST_ELEMENTS or depth > DEEPEST:
            raise too_rich()
        waiting.extend((child, depth + 1) for child in element)


def too_rich() -> FileRefused:
    """The refusal of what would keep a reader's phone busy."""
    return FileRefused(
        _("Hình vẽ SVG quá phức tạp, điện thoại người đọc không vẽ nổi. Đồng chí xuất thành PNG rồi tải lên.")
    )
