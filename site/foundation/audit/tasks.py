"""Celery's way in."""

from celery import shared_task

from foundation.audit import actions


@shared_task(name="foundation.seal_audit")
def seal_audit() -> None:
    """Seal what was written since."""
    actions.seal()
