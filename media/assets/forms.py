"""What an editor fills in for a picture or a document."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from foundation.files.kinds import FileRefused
from media.assets.queries import units_of
from media.assets.rules import CANNOT_DESCRIBE, describes
from media.assets.storing import check_document, check_picture, put_in_place


class HarmlessPicture(WagtailImageField):
    """A picture, made harmless at once; Wagtail's own sentences about suffixes are not needed."""

    def to_python(self, data: Any) -> UploadedFile | None:
        return made_harmless(forms.FileField.to_python(self, data), check_picture)

    def run_validators(self, value: Any) -> None:
        """The content tells; a suffix that does not fit it is put right or refused."""


class HarmlessDocument(WagtailDocumentField):
    """A document, checked by its content."""

    def to_python(self, data: Any) -> UploadedFile | None:
        return made_harmless(forms.FileField.to_python(self, data), check_document)


def made_harmless(upload: Any, check_it: Any) -> UploadedFile | None:
    """The same upload with harmless content; a refusal becomes the field's error."""
    if upload is None or getattr(upload, "made_harmless", False):
        return upload
    try:
        put_in_place(upload, check_it(upload))
    except FileRefused as refusal:
        raise ValidationError(str(refusal), code="refused") from refusal
    return upload


class OwnedForm(forms.ModelForm):
    """Each asset belongs to a unit; which, is said when it is added and stays."""

    file_field: type[forms.FileField]

    def own(self, user: Any) -> None:
        """Called when the fields are there."""
        if "file" in self.fields:
            self.take_over_file()
        if "unit" not in self.fields:
            return
        field: Any = self.fields["unit"]
        field.required, field.empty_label = True, None
        field.help_text = _("Đơn vị này và các đơn vị bên dưới dùng được.")
        if self.instance.pk and self.instance.unit_id:
            field.disabled = True
        elif user is not None:
            field.queryset = units_of(user)
            field.initial = field.queryset.first()

    def take_over_file(self) -> None:
        """Ours in place of Wagtail's, on the same widget."""
        field: Any = self.fields["file"]
        ours = self.file_field(label=field.label, required=field.required, widget=field.widget, allow_empty_file=True)
        self.fields["file"] = ours


class PictureForm(OwnedForm, BaseImageForm):
    """A picture and the words that stand for it."""

    file_field = HarmlessPicture

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own(kwargs.get("user"))
        if "description" in self.fields:
            field = self.fields["description"]
            field.required, field.label = True, _("Tả hình bằng lời")
            field.help_text = _(
                "Dành cho người không nhìn được hình: hình có gì, số liệu chính là bao nhiêu. "
                "Ví dụ: “Sơ đồ bốn bước học tập nghị quyết, từ phổ biến đến viết thu hoạch”."
            )

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:
        """Sizes of a replaced picture are removed after it is saved: theirs must not be made in between."""
        return super().save(commit)

    def clean_description(self) -> str:
        """No picture without words that describe it."""
        words: str = self.cleaned_data["description"].strip()
        if not describes(words):
            raise ValidationError(CANNOT_DESCRIBE)
        return words


class DocumentForm(OwnedForm, BaseDocumentForm):
    """A document for download."""

    file_field = HarmlessDocument

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own(kwargs.get("user"))
