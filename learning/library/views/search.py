"""The library's search: one field for all that the reader may see, guests too."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from learning.library.choices import Audience
from learning.library.found import Found
from learning.library.rules.search import LONGEST_QUESTION
from learning.library.views.guests import member_of
from learning.library.visibility import reader_of


@require_safe
@cache_control(private=True, no_cache=True)
def search(request: HttpRequest) -> HttpResponse:
    """`?tim=` words, `?loai=` kind, `?cho=` audience, `?page=`."""
    typed = " ".join(request.GET.get("tim", "")[:LONGEST_QUESTION].split())
    found = Found(reader_of(request), typed, request.GET.get("loai", ""), request.GET.get("cho", ""))
    page = found.page(request.GET.get("page"))
    context = {
        "typed": typed,
        "found": found,
        "page": page,
        "results": found.results(page),
        "audiences": Audience,
        "guest": member_of(request) is None,
    }
    return render(request, "learning/library/search.html", context)
