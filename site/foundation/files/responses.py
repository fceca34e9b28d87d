"""Handing a private file over. Whether this visitor may have it is for the caller to check first."""

from typing import Any

from django.conf import settings
from django.http import FileResponse, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.http import content_disposition_header

from foundation.files.kinds import KIND_OF, SHOWN, FileKind
from foundation.files.models import StoredFile

POLICY = "default-src 'none'; sandbox; frame-ancestors 'self'"
PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
"""Browsers do not open their PDF viewer in a sandbox; it runs apart from the site anyway."""


def serve(stored: StoredFile, *, inline: bool) -> HttpResponseBase:
    """The file, typed as we recognised it, kept by no cache; `inline` holds only for what a browser can show.

    From an object storage by a signed address of five minutes; else, with `PORTAL_ACCEL_REDIRECT`, by nginx.
    """
    kind = KIND_OF.get(stored.content_type)
    shown = inline and kind in SHOWN
    disposition = content_disposition_header(not shown, stored.name) or "attachment"
    response = _handed_over(stored, disposition)
    response["Content-Disposition"] = disposition
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = PDF_POLICY if shown and kind is FileKind.PDF else POLICY
    return response


def _handed_over(stored: StoredFile, disposition: str) -> HttpResponseBase:
    if settings.S3_BUCKET:
        signed = {"ResponseContentType": stored.content_type, "ResponseContentDisposition": disposition}
        storage: Any = stored.file.storage  # the object storage's `url` takes more than Django's
        return HttpResponseRedirect(storage.url(stored.file.name, parameters=signed))
    if settings.ACCEL_REDIRECT:
        place = {"X-Accel-Redirect": f"/_uploads/{stored.file.name}"}
        return HttpResponse(content_type=stored.content_type, headers=place)
    return FileResponse(stored.file.open("rb"), content_type=stored.content_type)
