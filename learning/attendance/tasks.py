"""Celery's way in: hourly by day, so that what was missed at seven is made up for."""

from celery import shared_task

from learning.attendance.actions.reminding import remind_deadlines, remind_retakes


@shared_task(name="learning.remind_retakes")
def remind() -> None:
    """Remind of retakes and of what campaigns ask."""
    remind_retakes()
    remind_deadlines()
