"""A study text that a device may keep: the whole of it on one page that names nobody, and what belongs to it."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from django.core.cache import cache
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language

from learning.library.models import CondensedTextPage
from learning.library.recordings_shown import recordings_published
from learning.library.screens import StudyScreen
from media.assets.models import FOLDER
from media.video.encoding.commands import POSTER_FILE
from media.video.models import Recording

WIDTHS = (360, 720, 1080)
"""Of pictures, in pixels: a device takes the smallest that fills its screen."""
CACHED_SECONDS = 3600
PICTURES, ORIGINALS = "/hinh/", "goc/"
FRAME = (
    "css/tokens.css", "css/base.css", "css/components.css", "css/library.css", "css/print.css",
    "fonts/be-vietnam-pro-400.woff2", "fonts/be-vietnam-pro-500.woff2", "fonts/be-vietnam-pro-600.woff2",
    "fonts/be-vietnam-pro-700.woff2", "icons.svg", "favicon.svg", "js/kept_text.js", "js/reading_places.js",
    "js/csrf.js", "js/listen.js", "js/listen_sound.js",
)  # fmt: skip
"""What the page is drawn with. On a device that has seen the site it is there already, so it is not counted."""
IMAGE = re.compile(r'<img src="(/hinh/[^"]+)"')
POSTER = re.compile(r"/nghe-nhin/([^/]+)/hinh/")


@dataclass(frozen=True)
class Piece:
    """Something to fetch and keep, with its size in bytes."""

    address: str
    bytes: int


@dataclass(frozen=True)
class KeptText:
    """The page as bytes, the pictures on it, and the piece in which somebody reads it aloud."""

    html: bytes
    pictures: list[Piece] = field(default_factory=list)
    sound: Piece | None = None


def version_of(page: CondensedTextPage) -> str:
    """Changes with each publishing, when what it shows has changed otherwise, and when it is read aloud anew."""
    spoken = page.spoken.live_id if page.spoken else None
    told = f"{page.live_revision_id or 0}.{page.entry.turn}"
    return f"{told}.{spoken}" if spoken else told


def kept_text(page: CondensedTextPage, width: int) -> KeptText:
    """The text with pictures of that width; worked out once a version."""
    frame = hashlib.sha256("".join(map(static, FRAME)).encode()).hexdigest()[:12]
    name = f"kept:{page.pk}:{version_of(page)}:{width}:{get_language()}:{frame}"
    kept: KeptText | None = cache.get(name)
    if kept is None:
        kept = drawn(page, width)
        cache.set(name, kept, CACHED_SECONDS)
    return kept


def drawn(page: CondensedTextPage, width: int) -> KeptText:
    """Rendered without a request: no name, no place, no token can be in it."""
    screen = StudyScreen(page, None)
    parts = [
        (section.number, screen.title_of(section), screen.blocks[section.first : section.after])
        for section in screen.sections
    ]
    played = recordings_published(page, screen.blocks)
    context = {
        "text": page,
        "resolution": page.resolution,
        "cited": screen.cited,
        "parts": parts,
        "is_kept": True,
        "kept_width": width,
        **played,
    }
    html = str(render_to_string("learning/library/kept_text.html", context))
    pictures = [*pictures_of(html), *posters_of(html, played["films"].values())]
    return KeptText(html.encode(), pictures, sound_of(played["spoken"]))


def pictures_of(html: str) -> Iterable[Piece]:
    """Our own pictures on the page, each once; what is not in the storage any more is left out."""
    for address in dict.fromkeys(IMAGE.findall(html)):
        name = file_of(address)
        if default_storage.exists(name):
            yield Piece(address, default_storage.size(name))


def file_of(address: str) -> str:
    """The picture's name in the storage: one of its sizes, or the original."""
    name = address.removeprefix(PICTURES)
    original = name.removeprefix(ORIGINALS)
    return f"images/{name}" if original == name else f"{FOLDER}/{original}"


def posters_of(html: str, films: Iterable[Recording]) -> Iterable[Piece]:
    """The pictures that stand for films."""
    by_id = {film.public_id: film.live for film in films if film.live}
    for public_id in dict.fromkeys(POSTER.findall(html)):
        if live := by_id.get(public_id):
            address = reverse("watching:poster", args=[public_id])
            yield Piece(address, default_storage.size(f"{live.folder}/{POSTER_FILE}"))


def sound_of(spoken: Recording | None) -> Piece | None:
    """The whole of it, fetched only when the reader asks for it too."""
    if spoken is None or spoken.live is None or not spoken.live.audio_bytes:
        return None
    return Piece(reverse("watching:listen", args=[spoken.public_id]), spoken.live.audio_bytes)


def manifest_of(page: CondensedTextPage, width: int, addresses: dict[str, str]) -> dict[str, Any]:
    """What a device must fetch to keep the text; `addresses` has those of `page`, `copy` and `place`."""
    kept = kept_text(page, width)
    pieces = [Piece(f"{addresses['copy']}?rong={width}&ban={version_of(page)}", len(kept.html)), *kept.pictures]
    return {
        **addresses,
        "key": str(page.translation_key),
        "version": version_of(page),
        "title": page.title,
        "resolution": page.resolution.short_title,
        "text": asdict(pieces[0]),
        "pieces": [asdict(piece) for piece in pieces[1:]],
        "bytes": sum(piece.bytes for piece in pieces),
        "sound": asdict(kept.sound) if kept.sound else None,
        "frame": [static(name) for name in FRAME],
    }
