"""Words of the question bank."""

from typing import TypedDict

from django.db import models
from django.utils.translation import gettext_lazy as _


class QuestionKind(models.TextChoices):
    """One right option, or several."""

    SINGLE = "SINGLE", _("Chọn một đáp án")
    MULTIPLE = "MULTIPLE", _("Chọn nhiều đáp án")


class Option(TypedDict):
    """One option in the author's order."""

    text: str
    correct: bool
