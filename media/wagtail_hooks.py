"""What Wagtail asks of us about assets."""

from django.http import Http404, HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from foundation.documents.responses import download
from foundation.files.kinds import DOWNLOADS
from foundation.files.responses import POLICY
from media.assets.models import PortalDocument
from media.assets.visibility import may_see
from media.video.choosers import CHOOSERS
from members.access.request import user_of


@hooks.register("before_serve_document")
def serve_document(document: PortalDocument, request: HttpRequest) -> HttpResponse:
    """Forbidden looks like missing; always a download, typed as we recognised it and kept by no shared cache.

    Read whole (20 MB at most): Wagtail passes over a response that streams, and would show a PDF inside the site.
    """
    if not may_see(document, user_of(request)):
        raise Http404
    kind = next((kind for kind in DOWNLOADS if kind.suffix == document.file_extension.lower()), None)
    with document.open_file() as file:
        content = file.read()
    response = download(content, document.filename, kind.content_type if kind else "application/octet-stream")
    response["Content-Security-Policy"] = POLICY
    return response


@hooks.register("register_admin_viewset")
def register_choosers() -> list[ViewSet]:
    """Of films and of audio pieces."""
    return list(CHOOSERS.values())
