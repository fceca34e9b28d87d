"""Where mail goes, read from one address: `smtp://user:password@host:587`, `smtps://…`, `console://`, `file://…`."""

from typing import Any
from urllib.parse import unquote, urlsplit

BACKENDS = {
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
    "smtps": "django.core.mail.backends.smtp.EmailBackend",
    "console": "django.core.mail.backends.console.EmailBackend",
    "file": "django.core.mail.backends.filebased.EmailBackend",
}


def mail_settings(url: str) -> dict[str, Any]:
    """Django's `EMAIL_…` settings for the address; `smtp` upgrades to TLS, `smtps` begins with it."""
    parts = urlsplit(url)
    return {
        "EMAIL_BACKEND": BACKENDS[parts.scheme],
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_FILE_PATH": parts.path,
        "EMAIL_TIMEOUT": 20,
    }
