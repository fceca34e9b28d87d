"""Words of people."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MemberKind(models.TextChoices):
    """Full and probationary members, and people who are not members."""

    FULL = "FULL", _("Đảng viên chính thức")
    PROBATIONARY = "PROBATIONARY", _("Đảng viên dự bị")
    NON_MEMBER = "NON_MEMBER", _("Quần chúng")


class Gender(models.TextChoices):
    """As the membership card has it."""

    FEMALE = "F", _("Nữ")
    MALE = "M", _("Nam")
