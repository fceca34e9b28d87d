"""What Wagtail asks of us about assets."""

from django.http import Http404, HttpRequest
from wagtail import hooks

from media.assets.models import PortalDocument
from media.assets.visibility import may_see
from members.access.request import user_of


@hooks.register("before_serve_document")
def check_document(document: PortalDocument, request: HttpRequest) -> None:
    """Forbidden looks like missing."""
    if not may_see(document, user_of(request)):
        raise Http404
