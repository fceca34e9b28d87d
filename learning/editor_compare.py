"""Two versions of a page side by side: moments and audiences in words instead of as they are kept."""

from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.compare import FieldComparison, register_comparison_class

from learning.library.choices import Audience


class WordedComparison(FieldComparison):
    """Wagtail's comparison of values that are no text."""

    def __init__(self, field: Any, before: Any, after: Any) -> None:
        super().__init__(field, before, after)
        self.val_a: str = in_words(field.value_from_object(before))
        self.val_b: str = in_words(field.value_from_object(after))


def in_words(value: Any) -> str:
    """A moment, a day, a list of audiences, or nothing, as a reader would write it."""
    if not value:
        return _("(để trống)")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    return ", ".join(str(Audience(code).label) for code in value)


def register_comparisons() -> None:
    """Wagtail asks for the comparison by the kind of field."""
    for kind in (models.DateField, models.JSONField):
        register_comparison_class(kind, comparison_class=WordedComparison)
