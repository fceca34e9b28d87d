"""Celery's way in: every half minute, and after each commit that wrote a notice."""

from celery import shared_task
from django.utils import timezone

from foundation.jobs.queue import hurry
from foundation.notifications import actions
from foundation.notifications.actions.delivering import BATCH


@shared_task(name="foundation.deliver_notices")
def deliver_notices() -> None:
    """Send a batch; when it was a full one, more is waiting."""
    if actions.deliver() >= BATCH:
        hurry("foundation.deliver_notices")


@shared_task(name="foundation.purge_notices")
def purge_notices() -> None:
    """Let old notices go."""
    actions.purge(at=timezone.now())
