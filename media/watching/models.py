"""What of a recording a person has played."""

from django.db import models
from django.utils import timezone

from media.video.models import Recording
from members.people.models import Member


class Watch(models.Model):
    """One person and one recording. `spans` are `[from_ms, to_ms]` of the film, in order, apart from one another.

    When each was played is not kept, nor how often: only which parts (safeguards 5 and 7). `version` counts changes.
    """

    member = models.ForeignKey(Member, models.CASCADE, related_name="watches")
    recording = models.ForeignKey(Recording, models.CASCADE, related_name="watches")
    spans = models.JSONField(default=list)
    watched_ms = models.PositiveBigIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "recording"], name="watch_unique")]

    def __str__(self) -> str:
        return f"{self.member} · {self.recording} · {self.watched_ms} ms"
