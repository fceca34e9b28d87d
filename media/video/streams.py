"""Short-lived signed addresses: whoever may see a recording gets one, and its pieces ask nothing of the database.

An address is good for one set of files, until a moment a while after the film could have ended, and only
in the browser that it was given to: it bears a mark of that browser's session.
"""

import re
import time
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from media.video.models import RenditionSet
from media.video.models.recordings import MADE_FOLDER
from media.video.rules.playlists import MASTER

SALT = "media.video.streams"
GRACE_SECONDS = 30 * 60
"""Beyond the length of the film: for pauses, and for those who look again."""
CONTENT_TYPES = {
    "m3u8": "application/vnd.apple.mpegurl",
    "ts": "video/mp2t",
    "m4a": "audio/mp4",
}
NAME = re.compile(r"(?:danh-sach\.m3u8|nghe\.m4a|\d{1,4}p(?:\.m3u8|_\d{5}\.ts))")


@dataclass(frozen=True)
class Addresses:
    """`film` is empty for an audio piece, `sound` for a silent film; `until` in seconds since 1970."""

    film: str
    sound: str
    until: int


def addresses(request: HttpRequest, made: RenditionSet) -> Addresses:
    """For this browser, from now on. That its user may see the recording is for the caller to have checked."""
    until = int(time.time()) + made.duration_ms // 1000 + GRACE_SECONDS
    token = signing.dumps([made.public_id, browser_mark(request), until], salt=SALT)
    film = reverse("watching:piece", args=[token, MASTER]) if made.is_video else ""
    sound = reverse("watching:piece", args=[token, "nghe.m4a"]) if made.audio_bytes else ""
    return Addresses(film, sound, until)


def file_of(request: HttpRequest, token: str, name: str) -> str | None:
    """The file in the storage; None when the address is forged, over, of another browser, or of no such piece."""
    try:
        public_id, mark, until = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    if until < time.time() or not constant_time_compare(mark, browser_mark(request)) or not NAME.fullmatch(name):
        return None
    return f"{MADE_FOLDER}/{public_id}/{name}"


def browser_mark(request: HttpRequest) -> str:
    """Tells one session from another without telling it."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    return salted_hmac(SALT, key).hexdigest()[:20]
