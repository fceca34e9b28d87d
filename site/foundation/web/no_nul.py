"""PostgreSQL knows no NUL, and nobody types one: an address with it leads nowhere, a question loses it."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

NUL = "%00"


class NoNulMiddleware:
    """Takes NULs out of what follows the question mark; 404 for one in the path. Forms refuse it themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked: str = request.META.get("QUERY_STRING", "")
        while NUL in asked:  # again and again: `%0%000` becomes one by losing one
            asked = asked.replace(NUL, "")
            request.META["QUERY_STRING"] = asked
            request.__dict__.pop("GET", None)  # worked out anew
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> None:
        """Before any view reads the path, and after a guest was sent to sign in."""
        if "\x00" in request.path:
            raise Http404
