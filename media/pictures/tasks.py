"""Celery's way in."""

from celery import shared_task

from media.pictures import actions


@shared_task(name="media.sweep_pictures")
def sweep_pictures() -> None:
    """Find pictures whose sizes are missing, and uploads nobody finished."""
    actions.sweep()
