"""Words of notices."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeKind(models.TextChoices):
    """What a notice is about; shown beside its time."""

    INVITATION = "INVITATION", _("Giấy mời")
    RETAKE = "RETAKE", _("Học lại")
    DEADLINE = "DEADLINE", _("Hạn hoàn thành")
    DECISION = "DECISION", _("Quyết định")
    ASSIGNMENT = "ASSIGNMENT", _("Phân công")
    REVIEW = "REVIEW", _("Thẩm định")


class DeliveryState(models.TextChoices):
    """`QUEUED → SENDING → SENT | FAILED | UNCERTAIN`; a known failure goes back to `QUEUED` for a while."""

    QUEUED = "QUEUED", _("Đang chờ gửi")
    SENDING = "SENDING", _("Đang gửi")
    SENT = "SENT", _("Đã gửi")
    FAILED = "FAILED", _("Không gửi được")
    UNCERTAIN = "UNCERTAIN", _("Không rõ đã gửi chưa")
