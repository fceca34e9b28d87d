"""Celery's way in."""

from celery import shared_task

from foundation.files import actions


@shared_task(name="foundation.sweep_files")
def sweep_files() -> None:
    """Remove files that no row refers to."""
    actions.sweep()
