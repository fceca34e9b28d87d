"""Who chairs, opens, presents, closes (`R12`)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learning.conferences.choices import Part
from members.people.models import Member


class PartForm(forms.Form):
    """A part for someone; with `member` given, the name is theirs."""

    part = forms.ChoiceField(label=_("Việc"), choices=Part.choices, initial=Part.PRESENTING)
    name = forms.CharField(
        label=_("Họ và tên"), max_length=120, error_messages={"required": _("Đồng chí nhập họ và tên.")}
    )
    position = forms.CharField(label=_("Chức vụ"), required=False, max_length=160)
    topic = forms.CharField(label=_("Nội dung trình bày"), required=False, max_length=200)

    def __init__(self, *args: Any, member: Member | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if member:
            self.fields["name"].initial = member.full_name
            self.fields["name"].disabled = True
