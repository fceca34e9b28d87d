"""Forms of remarks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.web.choosing import RowField
from foundation.web.public_id import new_public_id
from learning.campaigns.models import Enrolment
from learning.conferences.models import Conference
from learning.remarks.choices import RemarkCause, RemarkKind, RemarkMoment
from learning.remarks.queries import conferences_of


class RemarkForm(forms.Form):
    """What was said of one person."""

    kind = forms.ChoiceField(choices=RemarkKind.choices, widget=forms.RadioSelect, label=_("Ghi nhận"))
    cause = forms.ChoiceField(choices=RemarkCause.choices, label=_("Về việc"))
    moment = forms.ChoiceField(choices=RemarkMoment.choices, widget=forms.RadioSelect, label=_("Thời điểm"))
    conference = RowField(
        queryset=Conference.objects.none(),
        required=False,
        label=_("Hội nghị"),
        empty_label=_("Không gắn với hội nghị nào"),
    )
    statement = forms.CharField(
        label=_("Sự việc"),
        help_text=_("Ghi sự việc cụ thể: ở đâu, khi nào, việc gì. Đồng chí được ghi nhận sẽ đọc được."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        error_messages={"required": _("Đồng chí ghi sự việc cụ thể.")},
    )
    key = forms.CharField(max_length=12, widget=forms.HiddenInput)

    def __init__(self, enrolment: Enrolment, *args: Any, asked: str = "", **kwargs: Any) -> None:
        """`asked` is the public id of the conference to begin with."""
        super().__init__(*args, **kwargs)
        conference: Any = self.fields["conference"]
        conference.queryset = conferences_of(enrolment)
        first = conference.queryset.filter(public_id=asked).first() if asked else None
        self.initial = {"key": new_public_id(), "moment": RemarkMoment.DURING, "conference": first, **self.initial}


class AnswerForm(forms.Form):
    """The person's own words."""

    answer = forms.CharField(
        label=_("Ý kiến của đồng chí"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Đồng chí ghi ý kiến rồi bấm “Gửi ý kiến”.")},
    )
    disputes = forms.BooleanField(
        required=False,
        label=_("Tôi không đồng ý, đề nghị xem xét lại"),
        help_text=_("Trong khi chờ, việc này chưa có hiệu lực. Người xem xét không phải là người đã ghi."),
    )


class DecisionForm(forms.Form):
    """What was decided of a contested remark, and why."""

    verdict = forms.ChoiceField(
        choices=[("uphold", _("Giữ nguyên")), ("withdraw", _("Rút lại"))],
        widget=forms.RadioSelect,
        label=_("Kết luận"),
    )
    decision = forms.CharField(
        label=_("Lý do"),
        help_text=_("Đồng chí đã nghe ý kiến của đảng viên, ghi rõ căn cứ."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Đồng chí ghi lý do của kết luận.")},
    )


class WithdrawForm(forms.Form):
    """Why a remark is taken back."""

    reason = forms.CharField(
        label=_("Lý do rút"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        error_messages={"required": _("Đồng chí ghi lý do rồi bấm “Rút”.")},
    )
