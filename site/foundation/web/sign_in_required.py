"""Every page wants a signed-in member unless its view is marked `login_not_required`."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.translation import gettext as _


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asked, which can do nothing with a redirect to the sign-in page."""
    return request.headers.get("Accept", "").startswith("application/json")


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Redirects people to the sign-in page; answers scripts with 401 and a sentence."""

    def process_view(self, request: HttpRequest, view_func: object, args: Any, kwargs: Any) -> HttpResponseBase | None:
        """Of a view open to everyone nobody asks who is there: a piece of film costs no query."""
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, args, kwargs)  # type: ignore[arg-type]

    def handle_no_permission(self, request: HttpRequest, view_func: object) -> HttpResponseBase:  # type: ignore[override]
        if wants_json(request):
            message = _("Phiên đăng nhập đã hết. Đồng chí đăng nhập lại, câu trả lời vẫn còn trên máy.")
            return JsonResponse({"error": "signed_out", "message": message}, status=401)
        return super().handle_no_permission(request, view_func)  # type: ignore[arg-type]


def open_to_guests(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view answers guests too; what it does not have for them looks like any address: sign in first.

    The view must ask by itself what the reader may see, and raise `Http404` for everything else.
    """

    @login_not_required
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            if request.user.is_authenticated:
                raise
            return SignInRequiredMiddleware(_nothing).handle_no_permission(request, opened)

    return opened


def _nothing(request: HttpRequest) -> HttpResponse:
    """The middleware is only asked for its answer to guests."""
    raise Http404
