"""News and the internal bulletin."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from learning.library import queries
from learning.library.models import BulletinPage, NewsPage
from learning.library.views.guests import member_of
from members.access.request import user_of

ROWS = 20
OPEN = "cong-khai"
"""What `?xem=` says for all that is open to the people."""
no_shared_cache = cache_control(private=True, no_cache=True)


@require_safe
@no_shared_cache
def news_list(request: HttpRequest) -> HttpResponse:
    """What concerns the reader, newest first, or all that is open to the people; guests have only the latter."""
    guest = member_of(request) is None
    open_ones = guest or request.GET.get("xem") == OPEN
    found = queries.open_news() if open_ones else queries.news_for(user_of(request))
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {"page": page, "guest": guest, "open_ones": open_ones, "open_key": OPEN}
    return render(request, "learning/library/news_list.html", context)


@require_safe
@no_shared_cache
def news(request: HttpRequest, page: NewsPage) -> HttpResponse:
    """One item."""
    return render(request, "learning/library/news.html", {"news": page, "guest": member_of(request) is None})


@require_safe
@no_shared_cache
def bulletin_list(request: HttpRequest) -> HttpResponse:
    """All issues that concern the reader, newest first."""
    page = Paginator(queries.bulletins_for(user_of(request)), ROWS).get_page(request.GET.get("page"))
    return render(request, "learning/library/bulletin_list.html", {"page": page})


@require_safe
@no_shared_cache
def bulletin(request: HttpRequest, page: BulletinPage) -> HttpResponse:
    """One issue with its contents."""
    return render(request, "learning/library/bulletin.html", bulletin_context(page))


def bulletin_context(page: BulletinPage) -> dict[str, Any]:
    """The articles, numbered for the contents."""
    articles = [block.value for block in page.body if block.block_type == "article"]
    return {"bulletin": page, "articles": articles}
