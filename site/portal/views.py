"""Pages that belong to the site as a whole."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from members.access.request import user_of
from members.access.scope import OFFICER_ROLES, holds


def design_system(request: HttpRequest) -> HttpResponse:
    """Tokens and components in all their states, for officers who check screens; 404 for others."""
    if not holds(user_of(request), *OFFICER_ROLES):
        raise Http404
    return render(request, "foundation/web/design_system.html")
