"""What an officer writes of a conference (`R7`, `R9`)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.web.choosing import RowField
from learning.conferences.choices import ConferenceMode
from learning.conferences.forms.fields import offer_units, units_field
from learning.conferences.models import Conference
from members.units.models import Unit


class ConferenceForm(forms.Form):
    """The facts of a plan; `units` are those that may hold it or attend."""

    title = forms.CharField(
        label=_("Tên hội nghị"),
        max_length=200,
        help_text=_("Ví dụ: Hội nghị học tập, quán triệt Hướng dẫn số 26-HD/BTGTU"),
        error_messages={"required": _("Đồng chí đặt tên cho hội nghị.")},
    )
    unit = RowField(
        label=_("Đơn vị tổ chức"),
        queryset=Unit.objects.none(),
        empty_label=None,
        error_messages={"invalid_choice": _("Đơn vị này nằm ngoài phạm vi đồng chí phụ trách.")},
    )
    mode = forms.ChoiceField(label=_("Hình thức"), choices=ConferenceMode.choices, initial=ConferenceMode.IN_PERSON)
    content = forms.CharField(
        label=_("Nội dung, chương trình"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Trong chương trình có thời gian thảo luận."),
    )
    units = units_field(_("Đơn vị dự"), _("Không chọn đơn vị nào thì mọi người trong đợt thuộc đơn vị tổ chức đều dự."))
    invitation_number = forms.CharField(label=_("Số giấy mời"), required=False, max_length=40)
    signer_position = forms.CharField(label=_("Chức vụ người ký"), required=False, max_length=120)
    signer_name = forms.CharField(label=_("Người ký giấy mời"), required=False, max_length=120)
    contact_name = forms.CharField(label=_("Người liên hệ"), required=False, max_length=120)
    contact_phone = forms.CharField(label=_("Số điện thoại liên hệ"), required=False, max_length=20)
    bring = forms.CharField(
        label=_("Đại biểu mang theo"),
        required=False,
        max_length=300,
        help_text=_("Ví dụ: giấy mời, sổ ghi chép"),
    )

    def __init__(
        self, *args: Any, units: list[Unit], conference: Conference | None = None, listed: bool = False, **kwargs: Any
    ) -> None:
        if conference:
            kwargs["initial"] = initial_of(conference) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.conference = conference
        offer_units(self, "unit", units)
        offer_units(self, "units", units)
        if conference:
            del self.fields["unit"]
        if listed:  # who attends is settled: the roster is changed person by person
            del self.fields["units"]

    def facts(self) -> dict[str, Any]:
        """The arguments `facts` of `create_conference` and `edit_conference`."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"unit", "units"}}

    def chosen_units(self) -> list[Unit]:
        """Those ticked; once the roster is there, as they were."""
        if "units" in self.fields:
            return list(self.cleaned_data["units"])
        assert self.conference
        return list(self.conference.units.all())


def initial_of(conference: Conference) -> dict[str, Any]:
    """What the form shows of a plan."""
    names = [name for name in ConferenceForm.base_fields if name not in {"unit", "units"}]
    units = list(conference.units.values_list("public_id", flat=True))
    return {name: getattr(conference, name) for name in names} | {"units": units}
