"""Background work as rows: the queue only hurries what stands here."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from foundation.jobs.choices import JobState
from foundation.web.public_id import PublicIdModel


class Job(PublicIdModel):
    """One piece of work. `claim` names the run that holds it, so that a lost run cannot finish it."""

    kind = models.CharField(max_length=60)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    claim = models.CharField(max_length=32, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    heartbeat_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "heartbeat_at"], name="job_state_heartbeat")]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id} {self.state}"

    @property
    def percent(self) -> int:
        """Progress in whole percent; 100 only when done."""
        if self.state == JobState.DONE:
            return 100
        return min(99, self.done * 100 // self.total) if self.total else 0

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to it by itself."""
        return self.state in {JobState.DONE, JobState.FAILED, JobState.CANCELLED}
