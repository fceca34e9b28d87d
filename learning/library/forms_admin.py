"""Checks of the page editor."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from learning.library.choices import Audience, SecrecyLevel

CLASSIFIED_REFUSED = _(
    "Không lưu được: tài liệu “Mật” trở lên tuyệt đối không đưa vào hệ thống "
    "(Luật Bảo vệ bí mật nhà nước; Hướng dẫn 26-HD/BTGTU, mục 2). "
    "Đồng chí xóa nội dung vừa nhập và liên hệ văn thư cơ quan để được hướng dẫn."
)


class ResolutionPageForm(WagtailAdminPageForm):
    """Refuses whatever is declared classified (`R46`)."""

    def clean_secrecy_level(self) -> str:
        level: str = self.cleaned_data["secrecy_level"]
        if level != SecrecyLevel.NONE:
            raise forms.ValidationError(CLASSIFIED_REFUSED)
        return level


class CondensedTextPageForm(WagtailAdminPageForm):
    """Audiences as boxes to tick."""

    audiences = forms.MultipleChoiceField(
        label=_("Dành cho"), choices=Audience.choices, widget=forms.CheckboxSelectMultiple
    )
