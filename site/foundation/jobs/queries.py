"""Reads of jobs."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet

from foundation.jobs.models import Job


def visible_to(user: AbstractBaseUser) -> QuerySet[Job]:
    """A person follows the jobs they started."""
    return Job.objects.filter(created_by=user)
