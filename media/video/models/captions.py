"""What is said, to be read while watching."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from media.video.choices import Language
from media.video.models.recordings import Recording


class Caption(models.Model):
    """Captions in one language. `cues` are `[from_ms, to_ms, text]`, in order."""

    recording = models.ForeignKey(Recording, models.CASCADE, related_name="captions")
    language = models.CharField(max_length=3, choices=Language.choices)
    cues = models.JSONField(default=list)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["recording", "language"], name="caption_language_unique")]

    def __str__(self) -> str:
        return f"{self.recording} · {self.get_language_display()}"
