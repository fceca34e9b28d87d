"""States of a background job."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class JobState(models.TextChoices):
    """`QUEUED → RUNNING → DONE | FAILED | CANCELLED`; a lost one goes back to `QUEUED`."""

    QUEUED = "QUEUED", _("Đang chờ")
    RUNNING = "RUNNING", _("Đang chạy")
    DONE = "DONE", _("Đã xong")
    FAILED = "FAILED", _("Không thành công")
    CANCELLED = "CANCELLED", _("Đã hủy")
