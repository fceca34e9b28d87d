"""Forms for those who bring recordings in."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from media.video.choices import Language
from media.video.queries import units_managed_by
from media.video.rules.captions import Cue, moment_ms, tidy
from members.access.models import User
from members.units.models import Unit

ACCEPT = "video/*,audio/*,.mkv,.m4a,.amr,.3gp,.ts"
LARGEST_CAPTIONS = 1024 * 1024
"""Bytes."""


class UnitField(forms.ModelChoiceField):
    """Whom the recording is for: a unit and all below it."""

    def label_from_instance(self, obj: Unit) -> str:
        return obj.name


class DetailsForm(forms.Form):
    """Title, language, words about it."""

    title = forms.CharField(
        label=_("Tên"), max_length=200, error_messages={"required": _("Đồng chí đặt tên để người xem biết là gì.")}
    )
    language = forms.ChoiceField(label=_("Tiếng nói trong phim"), choices=Language.choices)
    description = forms.CharField(
        label=_("Giới thiệu"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    transcript = forms.CharField(
        label=_("Lời thoại"),
        help_text=_("Toàn bộ lời nói, cho người đọc nhanh hơn xem và người không nghe được."),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 12}),
    )


class UploadForm(forms.Form):
    """What is sent, for whom, and the declaration that nothing in it is classified (`R46`).

    With the script the file itself comes after the form, in parts: `file_name`, `size` and `modified_ms` announce it.
    """

    file = forms.FileField(
        label=_("Tệp phim hoặc âm thanh"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    title = DetailsForm.base_fields["title"]
    unit = UnitField(queryset=Unit.objects.none(), label=_("Dành cho"), empty_label=None)
    language = DetailsForm.base_fields["language"]
    no_secret = forms.BooleanField(
        label=_("Tôi cam đoan tệp không chứa nội dung thuộc bí mật nhà nước."),
        error_messages={"required": _("Tài liệu “Mật” trở lên không được đưa vào hệ thống. Đồng chí xác nhận.")},
    )
    file_name = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)
    size = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    modified_ms = forms.IntegerField(required=False, min_value=0, max_value=10**15, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = self.fields["unit"]
        assert isinstance(unit, UnitField)
        unit.queryset = units_managed_by(user)

    def clean(self) -> dict[str, Any]:
        """A file, or the announcement of one."""
        values = super().clean() or {}
        if not values.get("file") and values.get("size") is None and "file" not in self.errors:
            self.add_error("file", _("Đồng chí chọn tệp rồi bấm “Tải lên”."))
        return values


class CaptionFileForm(forms.Form):
    """Captions as a file."""

    language = forms.ChoiceField(label=_("Phụ đề bằng"), choices=Language.choices)
    file = forms.FileField(
        label=_("Tệp phụ đề"),
        help_text=_("Tệp .vtt hoặc .srt, không quá 1 MB."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt,text/vtt"}),
        error_messages={"required": _("Đồng chí chọn tệp rồi bấm “Nhập tệp”.")},
    )

    def clean_file(self) -> str:
        """The text in it."""
        upload: UploadedFile = self.cleaned_data["file"]
        if (upload.size or 0) > LARGEST_CAPTIONS:
            raise ValidationError(_("Tệp lớn hơn 1 MB, không phải tệp phụ đề."))
        try:
            return upload.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ValidationError(_("Không đọc được chữ trong tệp. Đồng chí lưu lại tệp với mã UTF-8.")) from error


def cues_typed(data: QueryDict) -> Iterator[Cue]:
    """Rows of three fields; a row left empty is none. A moment that cannot be read is -1."""
    rows = zip(data.getlist("tu"), data.getlist("den"), data.getlist("loi"), strict=False)
    for begin, end, text in rows:
        if begin.strip() or end.strip() or text.strip():
            moments = [moment_ms(moment) for moment in (begin, end)]
            yield (
                -1 if moments[0] is None else moments[0],
                -1 if moments[1] is None else moments[1],
                tidy(text.replace("\r\n", "\n")),
            )
