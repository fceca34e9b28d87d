"""The site's addresses, and the bare views that every ratio is taken against."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from foundation.audit.models import AuditEntry
from portal.urls import handler403, handler404, handler500  # noqa: F401


def bare_write(request: HttpRequest) -> HttpResponse:
    """The least that a signed-in Django view can do and still write: one row."""
    AuditEntry.objects.create(actor_id=request.user.pk, verb="bare", object_type="bare", object_id="0")
    return HttpResponse("ok")


def bare_read(request: HttpRequest) -> HttpResponse:
    """The least that a signed-in Django view can do: it knows who asks."""
    return HttpResponse(request.user.username)


urlpatterns = [path("bare-read/", bare_read), path("bare-write/", bare_write), path("", include("portal.urls"))]
