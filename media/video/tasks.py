"""Celery's way in."""

from celery import shared_task

from media.video.actions.sweeping import sweep


@shared_task(name="media.sweep_recordings")
def sweep_recordings() -> None:
    """Remove files of recordings that no row refers to."""
    sweep()
