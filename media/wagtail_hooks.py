"""What Wagtail asks of us about assets."""

from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from media.assets.models import PortalDocument
from media.assets.visibility import may_see
from media.video.choosers import CHOOSERS
from members.access.request import user_of


@hooks.register("before_serve_document")
def check_document(document: PortalDocument, request: HttpRequest) -> None:
    """Forbidden looks like missing."""
    if not may_see(document, user_of(request)):
        raise Http404


@hooks.register("register_admin_viewset")
def register_choosers() -> list[ViewSet]:
    """Of films and of audio pieces."""
    return list(CHOOSERS.values())
