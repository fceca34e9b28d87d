"""The editor of a resolution."""

from django import forms
from django.utils.translation import gettext_lazy as _

from learning.library.choices import CLASSIFIED_REFUSED, SecrecyLevel
from learning.library.forms_admin.base import OwnedPageForm


class ResolutionPageForm(OwnedPageForm):
    """Refuses whatever is declared classified (`R46`)."""

    def clean_secrecy_level(self) -> str:
        """Undeclared is not saved either, not even as a draft."""
        level: str = self.cleaned_data["secrecy_level"]
        if not level:
            raise forms.ValidationError(_("Đồng chí khai độ mật trước; chưa khai thì hệ thống chưa lưu gì."))
        if level != SecrecyLevel.NONE:
            raise forms.ValidationError(CLASSIFIED_REFUSED)
        return level
