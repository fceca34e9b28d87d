"""Published pages by their address: straight from the table of entries, without walking through the page tree."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from wagtail.views import serve as serve_from_tree

from foundation.web.sign_in_required import ask_to_sign_in
from learning.library import queries
from learning.library.choices import MaterialKind
from learning.library.views import pages
from learning.library.visibility import reader_of

TEXTS = {MaterialKind.CONDENSED_TEXT, MaterialKind.LEAFLET, MaterialKind.VERSE}


@login_not_required
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """The page at the address for those who may see it; for a guest who may not, or where nothing is, signing in."""
    reader = reader_of(request)
    entry = queries.entry_at(reader, request.path)
    if entry is not None and entry.kind in TEXTS:
        return pages.study(request, entry)
    if isinstance(reader, AnonymousUser):
        return ask_to_sign_in(request)
    return serve_from_tree(request, path)
