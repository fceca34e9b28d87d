"""Handing over a file of a recording, whole or the part that the player asks for."""

import re
from collections.abc import Iterator

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse

RANGE = re.compile(r"bytes=(\d*)-(\d*)")
STEP = 64 * 1024
POLICY = "default-src 'none'; sandbox"


def serve(name: str, content_type: str, wanted: str = "", keep_seconds: int = 1800) -> HttpResponseBase:
    """The storage's file of that name; by nginx where it may. `wanted` is the header `Range`.

    Kept, if at all, only by the browser that asked. Raises `FileNotFoundError`.
    """
    response = _handed_over(name, content_type, wanted)
    response["Cache-Control"] = f"private, max-age={keep_seconds}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    return response


def _handed_over(name: str, content_type: str, wanted: str) -> HttpResponseBase:
    if settings.ACCEL_REDIRECT and not settings.S3_BUCKET:
        return HttpResponse(content_type=content_type, headers={"X-Accel-Redirect": f"/_uploads/{name}"})
    content = default_storage.open(name, "rb")
    size = content.size
    part = part_of(wanted, size)
    if part is None:
        response: HttpResponseBase = FileResponse(content, content_type=content_type)
    else:
        first, last = part
        response = StreamingHttpResponse(_read(content, first, last), status=206, content_type=content_type)
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
        response["Content-Length"] = str(last - first + 1)
    response["Accept-Ranges"] = "bytes"
    return response


def part_of(wanted: str, size: int) -> tuple[int, int] | None:
    """First and last byte of one range; None for the whole file: what asks for anything else gets that."""
    found = RANGE.fullmatch(wanted.strip())
    if not found or not size or found[1] == found[2] == "":
        return None
    if not found[1]:
        return (max(0, size - int(found[2])), size - 1) if int(found[2]) else None
    first, last = int(found[1]), min(int(found[2] or size - 1), size - 1)
    return (first, last) if first <= last else None


def _read(content: File, first: int, last: int) -> Iterator[bytes]:
    with content:
        content.seek(first)
        left = last - first + 1
        while left and (piece := content.read(min(STEP, left))):
            left -= len(piece)
            yield piece
