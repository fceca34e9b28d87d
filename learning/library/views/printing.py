"""Papers of the library."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from foundation.documents.responses import PDF, download
from learning.library.models import InfographicPage
from learning.library.printing import PAPERS, infographic_pdf
from learning.library.visibility import reader_of, shown, visible_to


@require_safe
def infographic(request: HttpRequest, key: str) -> HttpResponse:
    """The infographic as a PDF; `?kho=A3` for the larger sheet."""
    paper = request.GET.get("kho", "A4")
    if paper not in PAPERS:
        raise Http404
    seen = shown(InfographicPage.objects.all(), visible_to(reader_of(request)))
    page = get_object_or_404(seen.select_related("image"), translation_key=key)
    return download(infographic_pdf(page, paper), f"{page.title} ({paper}).pdf", PDF)
