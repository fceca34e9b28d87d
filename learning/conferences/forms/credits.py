"""Study in a class of one's own sector (`KT2`)."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.web.choosing import RowsField
from learning.conferences.forms.fields import date_field
from learning.library.models import ResolutionPage


class CreditForm(forms.Form):
    """Which texts, held by whom, when, and what shows it."""

    resolutions = RowsField(
        label=_("Văn bản đã học"),
        queryset=ResolutionPage.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Đồng chí chọn ít nhất một văn bản.")},
    )
    held_by = forms.CharField(
        label=_("Cơ quan tổ chức lớp"),
        max_length=200,
        help_text=_("Ví dụ: Đảng ủy Công an tỉnh"),
        error_messages={"required": _("Đồng chí nhập cơ quan tổ chức lớp.")},
    )
    studied_on = date_field(_("Ngày học"))
    evidence = forms.CharField(
        label=_("Minh chứng"),
        max_length=250,
        help_text=_("Ví dụ: Giấy xác nhận số 12 ngày 05/11/2026"),
        error_messages={"required": _("Đồng chí ghi minh chứng.")},
    )

    def __init__(self, *args: Any, resolutions: QuerySet[ResolutionPage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["resolutions"]
        assert isinstance(field, RowsField)
        field.queryset = resolutions

    def clean_studied_on(self) -> Any:
        """Not in the future."""
        day = self.cleaned_data["studied_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Ngày học chưa tới. Đồng chí nhập lại."))
        return day
