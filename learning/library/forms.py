"""The upload of an official text."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from foundation.files.kinds import TEXTS, suffixes_of
from learning.library.actions.texts import LARGEST_FILE


class OfficialTextForm(forms.Form):
    """One file; what it is and whether it may come in is told by its content, in the action."""

    file = forms.FileField(
        label=_("Tệp văn bản gốc"),
        help_text=_("Word (.docx), PDF xuất từ Word, hoặc văn bản thường (.txt); không quá 20 MB."),
        widget=forms.FileInput(attrs={"accept": ",".join(suffixes_of(TEXTS))}),
        allow_empty_file=True,
        error_messages={"required": _("Đồng chí chọn tệp rồi bấm “Tải lên”.")},
    )

    def clean_file(self) -> UploadedFile:
        """Size first: what is too large is not even read."""
        upload: UploadedFile = self.cleaned_data["file"]
        if (upload.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(_("Tệp lớn hơn 20 MB. Đồng chí bỏ bớt ảnh trong tệp rồi tải lại."))
        return upload
