"""Published pages by their address: straight from the table of entries, without walking through the page tree."""

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.views import serve as serve_from_tree

from learning.library import queries
from learning.library.choices import MaterialKind
from learning.library.views import pages
from learning.library.views.study import study
from learning.library.visibility import reader_of

TEXTS = {MaterialKind.CONDENSED_TEXT, MaterialKind.LEAFLET, MaterialKind.VERSE}


def resolution(request: HttpRequest, slug: str) -> HttpResponse:
    """A resolution for those who may see it."""
    page = queries.resolution_at(reader_of(request), request.path)
    if page is None:
        raise Http404
    return pages.resolution(request, page)


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """The page at the address for those who may see it; what is not read as a text is left to Wagtail to find."""
    entry = queries.entry_at(reader_of(request), request.path)
    if entry is not None and entry.kind in TEXTS:
        return study(request, entry)
    return serve_from_tree(request, path)
