"""What can be done in the library."""

from learning.library.actions.materials import (
    publish_bulletin,
    publish_material,
    publish_news,
    publish_supplement,
)
from learning.library.actions.pages import SecrecyRefused, add_resolution, publish_condensed_text
from learning.library.actions.reading import NotAllRead, finish_reading, keep_place
from learning.library.actions.texts import (
    READ_OFFICIAL_TEXT,
    discard_official_text,
    read_official_text,
    upload_official_text,
    use_official_text,
)
from learning.library.actions.watching import settle_watched

__all__ = [
    "READ_OFFICIAL_TEXT",
    "NotAllRead",
    "SecrecyRefused",
    "add_resolution",
    "discard_official_text",
    "finish_reading",
    "keep_place",
    "publish_bulletin",
    "publish_condensed_text",
    "publish_material",
    "publish_news",
    "publish_supplement",
    "read_official_text",
    "settle_watched",
    "upload_official_text",
    "use_official_text",
]
