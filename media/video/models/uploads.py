"""What was sent, in parts as they came: no web process ever holds a whole file."""

from django.db import models
from django.utils import timezone

from foundation.web.public_id import PublicIdModel
from media.video.models.recordings import Recording

SENT_FOLDER = "phim/goc"


class Upload(PublicIdModel):
    """One file on its way. `received` bytes of `size` are safe; `modified_ms` tells the same file chosen again.

    `container` is how it begins (`rules.containers`), whatever its name says.
    """

    recording = models.OneToOneField(Recording, models.CASCADE, related_name="upload")
    file_name = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    modified_ms = models.PositiveBigIntegerField(default=0)
    received = models.PositiveBigIntegerField(default=0)
    container = models.CharField(max_length=10, blank=True)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(received__lte=models.F("size")), name="upload_received_within_size"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} {self.received}/{self.size}"

    @property
    def is_whole(self) -> bool:
        """Whether all of it is here."""
        return self.received == self.size

    @property
    def percent(self) -> int:
        """Of the bytes; 100 only when whole."""
        return self.received * 100 // self.size


class UploadPart(models.Model):
    """Bytes from `offset` on, as one file of the storage."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="parts")
    offset = models.PositiveBigIntegerField()
    size = models.PositiveBigIntegerField()
    name = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["offset"]
        constraints = [models.UniqueConstraint(fields=["upload", "offset"], name="upload_part_offset_unique")]

    def __str__(self) -> str:
        return f"{self.upload} @ {self.offset}"
