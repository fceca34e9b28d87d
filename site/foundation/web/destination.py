"""Where a form's `next` may lead: only to an address of this site."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def destination(request: HttpRequest, otherwise: str) -> str:
    """The address in `next`, sent or asked for, when it lies on this host; else `otherwise`."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe and wanted.startswith("/") else otherwise
