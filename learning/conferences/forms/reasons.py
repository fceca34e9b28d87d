"""A reason, or a note."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    """Why something is changed."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Đồng chí ghi lý do."),
            "max_length": _("Lý do dài quá %(limit_value)d ký tự. Đồng chí viết gọn lại."),
        },
    )


class NoteForm(forms.Form):
    """A word about what was done, if there is one to say."""

    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=250)
