"""Words of campaigns."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CampaignState(models.TextChoices):
    """A campaign is drafted, opened (its members enrolled), and closed."""

    DRAFT = "DRAFT", _("Bản nháp")
    OPEN = "OPEN", _("Đang mở")
    CLOSED = "CLOSED", _("Đã kết thúc")


class DutyState(models.TextChoices):
    """`TODO → DONE | WAIVED | FAILED`."""

    TODO = "TODO", _("Chưa làm")
    DONE = "DONE", _("Xong")
    WAIVED = "WAIVED", _("Miễn")
    FAILED = "FAILED", _("Chưa đạt")


HANDED_IN = "handed_in"
"""Said in the evidence of a duty still owed: when its holder handed in what a person has yet to judge (ISO)."""


class Standing(models.TextChoices):
    """A rate against the target in force."""

    NONE = "NONE", _("Chưa có ai phải học")
    GOOD = "GOOD", _("Đạt chỉ tiêu")
    WARN = "WARN", _("Gần đạt chỉ tiêu")
    BAD = "BAD", _("Dưới chỉ tiêu")
