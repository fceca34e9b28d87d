"""Words of essays entered from paper."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PaperState(models.TextChoices):
    """`WAITING → CONFIRMED | REFUSED | WITHDRAWN`."""

    WAITING = "WAITING", _("Chờ đối chiếu với bản giấy")
    CONFIRMED = "CONFIRMED", _("Đúng bản giấy, đã nộp")
    REFUSED = "REFUSED", _("Chưa đúng bản giấy")
    WITHDRAWN = "WITHDRAWN", _("Đã rút để sửa")
