"""What a signed-in person sees is kept by no one: not by a proxy, not by a shared phone after signing out."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers


class PersonalPagesMiddleware:
    """Every page for a signed-in person, and whatever says nothing of caching, is never stored.

    Pictures and files that say how long they may be kept, by the reader alone, stay as they are.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        page = response.headers.get("Content-Type", "").startswith("text/html")
        if (page or "Cache-Control" not in response) and request.user.is_authenticated:
            add_never_cache_headers(response)
        return response
