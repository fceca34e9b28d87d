"""The editors of news and of the internal bulletin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learning.library.forms_admin.base import OwnedPageForm


class NewsPageForm(OwnedPageForm):
    """A picture comes with words for those who cannot see it."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if data.get("picture") and not (data.get("picture_alt") or "").strip():
            self.add_error("picture_alt", _("Đồng chí ghi lời tả hình ảnh cho người không nhìn được hình."))
        return data


class BulletinPageForm(OwnedPageForm):
    """Months run from 1 to 12."""

    def clean_month(self) -> int | None:
        """Named here before the database refuses it."""
        month: int | None = self.cleaned_data["month"]
        if month is not None and not 1 <= month <= 12:
            raise forms.ValidationError(_("Tháng từ 1 đến 12."))
        return month
