"""A claimed job in the hands of one worker."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from foundation.jobs.choices import JobState
from foundation.jobs.models import Job


class ClaimLost(Exception):
    """Another run took the job over, or it was cancelled: this run must stop."""


@dataclass
class Run:
    """What the work of a job sees of it."""

    job: Job

    @property
    def arguments(self) -> dict[str, Any]:
        """What the job was enqueued with."""
        return self.job.arguments

    def report(self, done: int, total: int) -> None:
        """Show progress and prove to be alive; raises `ClaimLost` when the job is no longer ours."""
        self._change(done=done, total=total, heartbeat_at=timezone.now())

    def say(self, message: str) -> None:
        """Leave a sentence for the person who waits; it is kept when the job is done."""
        self._change(message=message)

    def _change(self, **changes: Any) -> None:
        for name, value in changes.items():
            setattr(self.job, name, value)
        held = Job.objects.filter(pk=self.job.pk, claim=self.job.claim, state=JobState.RUNNING)
        if not held.update(**changes):
            raise ClaimLost
