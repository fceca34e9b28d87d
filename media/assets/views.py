"""Pictures are served by us, never by the storage's own address: checked, typed, cached only by the reader."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from foundation.files.kinds import FileKind
from foundation.web.sign_in_required import open_to_guests
from media.assets.models import FOLDER, PortalImage, PortalRendition
from media.assets.visibility import may_see

CONTENT_TYPES = {
    "webp": "image/webp", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "gif": "image/gif", "avif": "image/avif", "svg": FileKind.SVG.content_type,
}  # fmt: skip
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'"
"""A drawing holds its own style sheet and may hold photographs, and a browser that shows a picture alone styles its
page; nothing runs and nothing is fetched."""
kept_for_a_year = cache_control(private=True, max_age=31536000, immutable=True)


@open_to_guests
@require_safe
@kept_for_a_year
def picture(request: HttpRequest, name: str) -> FileResponse:
    """One rendition; a changed picture has another name, so that it may be kept for a year."""
    refuse_unprintable(name)
    rendition = get_object_or_404(PortalRendition.objects.select_related("image"), file=f"images/{name}")
    return served(request, rendition.image, rendition.file)


@open_to_guests
@require_safe
@kept_for_a_year
def original(request: HttpRequest, name: str) -> FileResponse:
    """The picture in full: what a reader enlarges, and what is shown until smaller ones have been made."""
    refuse_unprintable(name)
    image = get_object_or_404(PortalImage, file=f"{FOLDER}/{name}")
    return served(request, image, image.file)


def refuse_unprintable(name: str) -> None:
    """PostgreSQL knows no NUL."""
    if not name.isprintable():
        raise Http404


def served(request: HttpRequest, image: PortalImage, file: Any) -> FileResponse:
    """The file for those who may see the picture; 404 for everyone else."""
    content_type = CONTENT_TYPES.get(file.name.rsplit(".", 1)[-1].lower())
    if content_type is None or not may_see(image, request.user):
        raise Http404
    response = FileResponse(file.open("rb"), content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    return response
