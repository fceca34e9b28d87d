"""Words of the tree of party organisations."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LevelCode(models.TextChoices):
    """Codes of the levels shipped; labels in force stand in the `Level` rows (`R43`)."""

    PROVINCE = "PROVINCE", _("Tỉnh")
    COMMUNE = "COMMUNE", _("Xã, phường")
    GRASSROOTS = "GRASSROOTS", _("Đảng bộ cơ sở")
    CELL = "CELL", _("Chi bộ")


class UnitChangeKind(models.TextChoices):
    """Why a unit was closed and who follows it."""

    RENAMED = "RENAMED", _("Đổi tên")
    MERGED = "MERGED", _("Sáp nhập")
    SPLIT = "SPLIT", _("Chia tách")
    REPARENTED = "REPARENTED", _("Chuyển cấp trên")
    DISSOLVED = "DISSOLVED", _("Giải thể")
