"""The first page for guests, and for everyone at an address of its own."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from portal.public.queries import newest_materials, newest_news, operator

KEPT_SECONDS = 120
ROBOTS = """User-agent: *
Allow: /$
Allow: /cong-thong-tin/
Allow: /thu-vien/
Allow: /tin-tuc/
Allow: /hinh/
Allow: /static/
Disallow: /
"""
"""What is open to the people may be found by search engines; all else asks to sign in, and need not be asked."""


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Whoever is signed in has things to do; guests come to the portal."""
    return redirect("campaigns:my_duties") if request.user.is_authenticated else portal(request)


@login_not_required
@require_safe
def portal(request: HttpRequest) -> HttpResponse:
    """The newest that is open to the people. A guest's copy may be kept for a while by whatever lies between."""
    context = {
        "resolutions": newest_materials(),
        "news": newest_news(),
        "operator": operator(),
        "contact": settings.CONTACT,
        "guest": not request.user.is_authenticated,
    }
    response = render(request, "portal/public.html", context)
    if not request.user.is_authenticated:
        patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response


@login_not_required
@require_safe
@cache_control(public=True, max_age=24 * 3600)
def robots(request: HttpRequest) -> HttpResponse:
    """For search engines."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")
