"""Choosing among rows by their number, however large a number is sent."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError


def no_such_row(field: forms.Field) -> ValidationError:
    """What a number no row can have comes to."""
    return ValidationError(field.error_messages["invalid_choice"], code="invalid_choice", params={"value": "…"})


class RowField(forms.ModelChoiceField):
    """One row. SQLite raises for numbers beyond 64 bits; to the person that is a wrong choice."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except OverflowError as error:
            raise no_such_row(self) from error


class RowsField(forms.ModelMultipleChoiceField):
    """Several rows, likewise."""

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except OverflowError as error:
            raise no_such_row(self) from error
