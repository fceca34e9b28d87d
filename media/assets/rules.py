"""When words describe a picture, and when they only name a file."""

import re

from django.utils.translation import gettext_lazy as _

SHORTEST = 6
"""Letters: `Ba con số` says something, `Sơ đồ` does not."""
SUFFIX = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|heic|bmp|tiff?|pdf)\s*$", re.IGNORECASE)
CAMERA = re.compile(
    r"^(?:img|dsc[nf]?|pxl|dji|p|image|photo|picture|screenshot|screen shot|untitled|zalo|fb_img|received|"
    r"ảnh|anh|hình|hinh|hình ảnh|hinh anh|ảnh chụp màn hình|không tên)[\s_\-.()\d:]*$",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+")


CANNOT_DESCRIBE = _("Đồng chí tả hình bằng lời (hình vẽ, chụp gì, có số liệu nào), không ghi tên tệp.")


def describes(words: str) -> bool:
    """Whether they can stand for the picture: neither a file's name nor a bare number, and long enough to say it."""
    text = words.strip()
    letters = sum(map(len, WORD.findall(text)))
    return not SUFFIX.search(text) and not CAMERA.match(text) and letters >= SHORTEST and len(text.split()) > 1
