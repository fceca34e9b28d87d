"""Pages that belong to the site as a whole."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from members.access.request import officer_of


def design_system(request: HttpRequest) -> HttpResponse:
    """Tokens and components in all their states, for officers who check screens; 404 for others."""
    officer_of(request)
    return render(request, "foundation/web/design_system.html")
