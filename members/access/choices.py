"""Roles."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person may do, each valid for a unit and all below it. Being a member needs no grant."""

    CELL_SECRETARY = "CELL_SECRETARY", _("Bí thư chi bộ")
    PROPAGANDA_OFFICER = "PROPAGANDA_OFFICER", _("Cán bộ tuyên giáo")
    RAPPORTEUR = "RAPPORTEUR", _("Báo cáo viên")
    ADMINISTRATOR = "ADMINISTRATOR", _("Quản trị viên")
