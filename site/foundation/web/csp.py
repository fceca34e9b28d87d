"""The Content-Security-Policy: strict everywhere, looser only for the Wagtail admin."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase

ADMIN_PREFIX = "/quan-tri/"
ADMIN_DIRECTIVES = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
}


class PortalCSPMiddleware(CSPMiddleware):
    """Adds inline script and style for the page editor, which cannot do without them."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(ADMIN_PREFIX):
            response._csp_replace = ADMIN_DIRECTIVES  # type: ignore[attr-defined]
        return super().process_response(request, response)
