"""A form's field for one private file."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from foundation.files.checks import LARGEST, CheckedFile, check
from foundation.files.kinds import FileKind, FileRefused, suffixes_of


class PrivateFileField(forms.FileField):
    """Cleans to a `CheckedFile`, ready for `actions.keep`; a refusal becomes the field's error.

    `largest` in bytes. Without a file and not required it cleans to None.
    """

    widget = forms.FileInput

    def __init__(self, *, kinds: frozenset[FileKind], largest: int = LARGEST, **kwargs: Any) -> None:
        self.kinds, self.largest = kinds, largest
        super().__init__(allow_empty_file=True, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """The browser offers only what fits."""
        return {**super().widget_attrs(widget), "accept": ",".join(suffixes_of(self.kinds))}

    def clean(self, data: Any, initial: Any = None) -> CheckedFile | None:
        """Raises `ValidationError` with the sentence of the refusal."""
        upload = super().clean(data, initial)
        if not upload:
            return None
        try:
            return check(upload, self.kinds, self.largest)
        except FileRefused as refusal:
            raise ValidationError(str(refusal), code="refused") from refusal
