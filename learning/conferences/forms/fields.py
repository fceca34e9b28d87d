"""Fields that several forms of conferences share."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.units.models import Unit

WRONG_CHOICE = ("invalid_choice", "invalid_pk_value")


def date_field(label: Any, **options: Any) -> forms.DateField:
    """A day, in the browser's own picker."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": _("Đồng chí nhập ngày."),
            "invalid": _("Ngày này không có thật. Đồng chí nhập lại theo mẫu ngày/tháng/năm."),
        },
        **options,
    )


def time_field(label: Any, **options: Any) -> forms.TimeField:
    """Hours and minutes, in the browser's own picker."""
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={
            "required": _("Đồng chí nhập giờ."),
            "invalid": _("Giờ này không đúng. Đồng chí nhập theo mẫu giờ:phút, ví dụ 7:30."),
        },
        **options,
    )


def number_field(label: Any, least: int, most: int, **options: Any) -> forms.IntegerField:
    """A whole number within bounds."""
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        error_messages={
            "required": _("Đồng chí nhập một số."),
            "invalid": _("Đồng chí nhập một số nguyên."),
            "min_value": _("Ít nhất là %(limit_value)s."),
            "max_value": _("Nhiều nhất là %(limit_value)s."),
        },
        **options,
    )


def units_field(label: Any, help_text: Any) -> forms.ModelMultipleChoiceField:
    """Units to tick; none is a choice too. The form offers its own."""
    return forms.ModelMultipleChoiceField(
        label=label,
        help_text=help_text,
        queryset=Unit.objects.none(),
        to_field_name="public_id",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={name: _("Có đơn vị nằm ngoài phạm vi được chọn.") for name in WRONG_CHOICE},
    )


def offer_units(form: forms.Form, name: str, units: list[Unit]) -> None:
    """Let these units be ticked."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units])


def at(day: date, clock: time) -> datetime:
    """That moment in Vietnam."""
    return timezone.make_aware(datetime.combine(day, clock))
