"""`/healthz`: the process answers. `/readyz`: database, queue, storage and migrations do too."""

import time
import uuid
from collections.abc import Callable
from threading import Lock

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from kombu import Connection


def database() -> None:
    """Raises when the database does not answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def queue() -> None:
    """Raises when the queue cannot be reached."""
    options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    with Connection(settings.CELERY_BROKER_URL, connect_timeout=2, transport_options=options) as broker:
        broker.ensure_connection(max_retries=1)


def storage() -> None:
    """Raises when a file cannot be written and removed."""
    name = default_storage.save(f"health/{uuid.uuid4().hex}", ContentFile(b"ok"))
    default_storage.delete(name)


def migrations() -> None:
    """Raises when the database lacks a migration."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise RuntimeError("unapplied migrations")


CHECKS: dict[str, Callable[[], None]] = {
    "database": database,
    "queue": queue,
    "storage": storage,
    "migrations": migrations,
}


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """200 as long as the process serves requests."""
    return HttpResponse("ok\n", content_type="text/plain")


REMEMBERED_SECONDS = 2.0
"""How long an answer counts: whoever asks in a loop must not make the site write a file each time."""

_remembered: tuple[float, dict[str, str]] | None = None
_asking = Lock()


def forget() -> None:
    """Look again at the next question; for tests."""
    global _remembered
    _remembered = None


def look() -> dict[str, str]:
    """`ok` or `failed` by part, not older than `REMEMBERED_SECONDS`; one process looks once at a time."""
    global _remembered
    with _asking:
        if _remembered is None or time.monotonic() - _remembered[0] > REMEMBERED_SECONDS:
            _remembered = (time.monotonic(), {name: answers(check) for name, check in CHECKS.items()})
        return _remembered[1]


@login_not_required
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when all parts answer, else 503 naming those that do not; no detail leaks out."""
    state = look()
    return JsonResponse(state, status=200 if all(v == "ok" for v in state.values()) else 503)


def answers(check: Callable[[], None]) -> str:
    """`ok` or `failed`."""
    try:
        check()
    except Exception:  # any fault of any driver means "not ready"
        return "failed"
    return "ok"
