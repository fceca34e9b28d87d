"""The pages for what went wrong; forbidden and missing look the same from outside."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, also for what exists but is not for this person."""
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, only where the address itself is no secret (a role's own screen)."""
    return render(request, "403.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; the template needs neither database nor context."""
    return render(request, "500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose protection expired: says to go back and send again, nothing is lost."""
    return render(request, "403_csrf.html", status=403)
