"""The pages for what went wrong; forbidden and missing look the same from outside."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from foundation.web.sign_in_required import wants_json

RETRY_AFTER_SECONDS = 30


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, also for what exists but is not for this person."""
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, only where the address itself is no secret (a role's own screen)."""
    return render(request, "403.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 when the database is away; the templates need neither database nor context."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable(request)
    return render(request, "500.html", status=500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: nothing of this request was recorded, and trying again in a while will do."""
    response: HttpResponse
    if wants_json(request):
        message = _("Hệ thống tạm thời chưa ghi được. Đồng chí đợi một lát rồi làm lại.")
        response = JsonResponse({"error": "unavailable", "message": message}, status=503)
    else:
        response = render(request, "503.html", status=503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose protection expired: says to go back and send again, nothing is lost."""
    return render(request, "403_csrf.html", status=403)
