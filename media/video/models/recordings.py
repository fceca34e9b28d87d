"""A video clip or an audio piece (`R3`), and the files made of it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.jobs.models import Job
from foundation.web.derived_fields import FoldedField
from foundation.web.public_id import PublicIdModel
from media.video.choices import Language, RecordingKind, RecordingState
from media.video.words import length_in_words, sizes_in_words
from members.units.models import Unit

MADE_FOLDER = "phim/ban"


class Recording(PublicIdModel):
    """What people watch or listen to. `live` is the one complete set of files that they are given."""

    title = models.CharField(max_length=200)
    folded_title = FoldedField(source="title")
    description = models.TextField(blank=True)
    language = models.CharField(max_length=3, choices=Language.choices, default=Language.VIETNAMESE)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=RecordingState.choices, default=RecordingState.DRAFT)
    transcript = models.TextField(blank=True)
    live = models.OneToOneField("RenditionSet", models.SET_NULL, null=True, blank=True, related_name="+")
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("phim, bài nghe")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=RecordingState.DRAFT) | models.Q(live__isnull=False),
                name="recording_published_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class RenditionSet(PublicIdModel):
    """One complete set of files, in a folder of its own, named by the set's public id.

    `renditions` are `{name, width, height, bytes}`, the smallest first; `audio_bytes` is 0 without sound.
    """

    recording = models.ForeignKey(Recording, models.CASCADE, related_name="sets")
    kind = models.CharField(max_length=5, choices=RecordingKind.choices)
    duration_ms = models.PositiveBigIntegerField()
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    renditions = models.JSONField(default=list)
    audio_bytes = models.PositiveBigIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.recording} · {self.public_id}"

    @property
    def folder(self) -> str:
        """Where its files are, in the storage."""
        return f"{MADE_FOLDER}/{self.public_id}"

    @property
    def is_video(self) -> bool:
        """Whether there is something to see."""
        return self.kind == RecordingKind.VIDEO

    @property
    def length(self) -> str:
        """In words."""
        return length_in_words(self.duration_ms)

    @property
    def minutes(self) -> int:
        """Whole minutes, rounded up."""
        return -(-self.duration_ms // 60_000)

    @property
    def sizes(self) -> str:
        """What watching all of it costs, in words."""
        return sizes_in_words(self.renditions)
