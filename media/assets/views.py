"""Pictures are served by us, never by the storage's own address: checked, typed, cached only by the reader."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from media.assets.models import PortalRendition
from media.assets.visibility import may_see
from members.access.request import user_of

CONTENT_TYPES = {
    "webp": "image/webp", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "gif": "image/gif", "avif": "image/avif",
}  # fmt: skip


@require_safe
@cache_control(private=True, max_age=31536000, immutable=True)
def picture(request: HttpRequest, name: str) -> FileResponse:
    """One rendition; a changed picture has another name, so that it may be kept for a year."""
    if not name.isprintable():  # PostgreSQL knows no NUL
        raise Http404
    rendition = get_object_or_404(PortalRendition.objects.select_related("image"), file=f"images/{name}")
    content_type = CONTENT_TYPES.get(name.rsplit(".", 1)[-1].lower())
    if content_type is None or not may_see(rendition.image, user_of(request)):
        raise Http404
    response = FileResponse(rendition.file.open("rb"), content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
