"""Logs: readable lines at a desk, one JSON object a line in production; both carry the request id."""

from typing import Any


def logging_config(style: str) -> dict[str, Any]:
    """The dictionary for `logging.config`; `style` is `readable` or `json`."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request_id": {"()": "foundation.web.request_id.RequestIdFilter"}},
        "formatters": {
            "readable": {"format": "{asctime} {levelname:<7} {name} [{request_id}] {message}", "style": "{"},
            "json": {
                "()": "pythonjsonlogger.json.JsonFormatter",
                "format": "{asctime}{levelname}{name}{request_id}{message}",
                "style": "{",
                "rename_fields": {"asctime": "time", "levelname": "level", "name": "logger"},
            },
        },
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": style, "filters": ["request_id"]},
        },
        "root": {"handlers": ["console"], "level": "INFO"},
        "loggers": {
            "django.request": {"level": "ERROR"},
            "celery": {"level": "INFO"},
            "axes": {"level": "WARNING"},
            "pypdfium2": {"level": "WARNING"},
            "django_tasks": {"level": "WARNING"},
        },
    }
