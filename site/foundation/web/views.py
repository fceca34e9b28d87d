"""Pages of the frame itself: offline and service worker."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

SERVICE_WORKER = Path(settings.SITE) / "static" / "js" / "service-worker.js"


@login_not_required
@cache_control(max_age=0, no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """The service worker, served from the root so that it may look after the whole site."""
    return HttpResponse(SERVICE_WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")


@login_not_required
def offline(request: HttpRequest) -> HttpResponse:
    """What the service worker shows when a page cannot be fetched."""
    return render(request, "foundation/web/offline.html")
