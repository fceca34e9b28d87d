"""Reads of jobs."""

from django.db.models import QuerySet

from foundation.account import Account
from foundation.jobs.models import Job


def visible_to(user: Account) -> QuerySet[Job]:
    """A person follows the jobs they started."""
    return Job.objects.filter(created_by=user)
