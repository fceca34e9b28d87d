"""Every page wants a signed-in member unless its view is marked `login_not_required`."""

from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.translation import gettext as _


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asked, which can do nothing with a redirect to the sign-in page."""
    return request.headers.get("Accept", "").startswith("application/json")


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page, and from there back here; a script is told with 401 and a sentence."""
    if wants_json(request):
        message = _("Phiên đăng nhập đã hết. Đồng chí đăng nhập lại, câu trả lời vẫn còn trên máy.")
        return JsonResponse({"error": "signed_out", "message": message}, status=401)
    return redirect_to_login(request.get_full_path())


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Redirects people to the sign-in page; answers scripts with 401 and a sentence."""

    def process_view(self, request: HttpRequest, view_func: object, args: Any, kwargs: Any) -> HttpResponseBase | None:
        """Of a view open to everyone nobody asks who is there: a piece of film costs no query."""
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, args, kwargs)  # type: ignore[arg-type]

    def handle_no_permission(self, request: HttpRequest, view_func: object) -> HttpResponseBase:  # type: ignore[override]
        return ask_to_sign_in(request)
