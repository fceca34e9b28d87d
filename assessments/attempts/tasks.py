"""Every minute: attempts whose time is over count as they are kept."""

from celery import shared_task
from django.utils import timezone

from assessments.attempts.actions import submit_expired


@shared_task(name="assessments.submit_expired")
def submit_expired_attempts() -> int:
    """Submit them; running twice at once does no harm. What one run leaves, the next takes."""
    return submit_expired(at=timezone.now())
