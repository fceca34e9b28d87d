"""Private uploads. Who may see one is decided by whoever holds a reference to it."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone

from foundation.web.public_id import PublicIdModel

FOLDER = "rieng"


def private_path(instance: "StoredFile", file_name: str) -> str:
    """A folder a day and a random name: nothing of the sender's, but the suffix that we gave."""
    suffix = file_name.rsplit(".", 1)[-1]
    return f"{FOLDER}/{timezone.localdate():%Y/%m/%d}/{secrets.token_hex(16)}.{suffix}"


class StoredFile(PublicIdModel):
    """One file as it is kept; `name` is only shown. `size` in bytes, `sha256` in hex, both of what is kept."""

    file = models.FileField(upload_to=private_path, max_length=100)
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name
