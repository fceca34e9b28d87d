"""Lengths and sizes as people say them."""

from collections.abc import Sequence
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _


def length_in_words(milliseconds: int) -> str:
    """`45 giây`, `12 phút`, `1 giờ 05 phút`: minutes rounded up."""
    if milliseconds < 60_000:
        return _("%(seconds)d giây") % {"seconds": max(1, milliseconds // 1000)}
    minutes = -(-milliseconds // 60_000)
    if minutes < 60:
        return _("%(minutes)d phút") % {"minutes": minutes}
    return _("%(hours)d giờ %(minutes)02d phút") % {"hours": minutes // 60, "minutes": minutes % 60}


def sizes_in_words(renditions: Sequence[dict[str, Any]]) -> str:
    """What watching all of it costs, by the picture's size."""
    each = [f"{filesizeformat(rendition['bytes'])} ({rendition['name']})" for rendition in renditions]
    return _("Xem hết tốn khoảng %(sizes)s.") % {"sizes": ", ".join(each)}
