"""One identifier a request: in the log lines, in the response's `X-Request-ID`."""

import logging
import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

current: ContextVar[str] = ContextVar("request_id", default="-")


class RequestIdMiddleware:
    """Takes the proxy's identifier when it is well formed, else makes one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        identifier = given if given.isalnum() and 8 <= len(given) <= 64 else secrets.token_hex(8)
        token = current.set(identifier)
        try:
            response = self.get_response(request)
        finally:
            current.reset(token)
        response["X-Request-ID"] = identifier
        return response


class RequestIdFilter(logging.Filter):
    """Puts the identifier on every log record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current.get()
        return True
