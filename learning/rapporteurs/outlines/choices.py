"""Words of outlines (`CB3.2`, `CB3.3`, `R26`)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutlineState(models.TextChoices):
    """From the author's desk to the hall."""

    DRAFT = "DRAFT", _("Đang soạn")
    SUBMITTED = "SUBMITTED", _("Chờ thẩm định")
    CHANGES_ASKED = "CHANGES_ASKED", _("Cần sửa")
    APPROVED = "APPROVED", _("Đã duyệt")
    SENT_DOWN = "SENT_DOWN", _("Đã gửi cấp dưới")


WRITABLE = (OutlineState.DRAFT, OutlineState.CHANGES_ASKED)
"""The author may bring a new version."""
OFFERED = (OutlineState.APPROVED, OutlineState.SENT_DOWN)
"""Only these are offered at a conference."""


class VersionState(models.TextChoices):
    """From upload to reading."""

    READING = "READING", _("Đang dựng trang")
    READ = "READ", _("Đã dựng trang")
    REFUSED = "REFUSED", _("Không nhận")


class OutlinePart(models.TextChoices):
    """What an outline has (`R26`)."""

    REASON = "REASON", _("Vì sao ban hành")
    BASIC = "BASIC", _("Nội dung cơ bản")
    MAIN = "MAIN", _("Nội dung trọng tâm, cốt lõi")
    NEW = "NEW", _("Điểm mới")
    LOCAL = "LOCAL", _("Liên hệ địa phương")
    LOCAL_FIGURES = "LOCAL_FIGURES", _("Số liệu của địa phương")
    LOCAL_PICTURES = "LOCAL_PICTURES", _("Hình ảnh của địa phương")
    QUESTIONS = "QUESTIONS", _("Câu hỏi thảo luận")
