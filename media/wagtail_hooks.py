"""What Wagtail asks of us about assets."""

from django.http import FileResponse, Http404, HttpRequest
from wagtail import hooks

from foundation.files.kinds import DOWNLOADS
from foundation.files.responses import POLICY
from media.assets.models import PortalDocument
from media.assets.visibility import may_see
from members.access.request import user_of


@hooks.register("before_serve_document")
def serve_document(document: PortalDocument, request: HttpRequest) -> FileResponse:
    """Forbidden looks like missing; always a download, typed as we recognised it and kept by no shared cache."""
    if not may_see(document, user_of(request)):
        raise Http404
    kind = next((kind for kind in DOWNLOADS if kind.suffix == document.file_extension.lower()), None)
    content_type = kind.content_type if kind else "application/octet-stream"
    response = FileResponse(
        document.file.open("rb"), as_attachment=True, filename=document.filename, content_type=content_type
    )
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    return response
