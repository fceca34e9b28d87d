"""The words of a page's field, whatever kind of field: to look for marks of secrecy, and to search."""

import html
import re
from collections.abc import Iterator
from functools import singledispatch
from typing import Any

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText

from media.assets.models import PortalImage

BREAKS = re.compile(r"</(?:p|li|h\d|ul|ol|blockquote)>|<br\s*/?>", re.IGNORECASE)
TAGS = re.compile(r"<[^>]*>")


@singledispatch
def lines_of(value: Any) -> Iterator[str]:
    """Line by line, in reading order; what holds no words gives none."""
    yield from ()


@lines_of.register
def lines_of_text(value: str) -> Iterator[str]:
    """Plain text."""
    yield from value.splitlines()


@lines_of.register
def lines_of_rich_text(value: RichText) -> Iterator[str]:
    """A paragraph or point each."""
    yield from html.unescape(TAGS.sub("", BREAKS.sub("\n", value.source))).splitlines()


@lines_of.register
def lines_of_picture(value: PortalImage) -> Iterator[str]:
    """What is said to those who cannot see it."""
    yield value.contextual_alt_text or ""


@lines_of.register
def lines_of_fields(value: StructValue) -> Iterator[str]:
    """Field by field."""
    for part in value.values():
        yield from lines_of(part)


@lines_of.register
def lines_of_blocks(value: StreamValue | ListValue) -> Iterator[str]:
    """Block by block."""
    for block in value:
        yield from lines_of(block.value if isinstance(value, StreamValue) else block)
