"""The form of a survey."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.bank.forms import ResolutionField
from assessments.quizzes.models import Quiz
from foundation.policies.kinds import SurveyDefaults
from members.access.models import User

FIRST_DRAW = 20
RULES = ("draw_count", "pass_percent", "attempts_allowed", "minutes", "shuffle_questions", "shuffle_options")


def number(label: Any, least: int, most: int, help_text: Any = "", **options: Any) -> forms.IntegerField:
    """A whole number within bounds, with sentences for what lies outside."""
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        help_text=help_text,
        error_messages={
            "required": _("Đồng chí nhập một số."),
            "invalid": _("Đồng chí nhập một số nguyên."),
            "min_value": _("Ít nhất là %(limit_value)s."),
            "max_value": _("Nhiều nhất là %(limit_value)s."),
        },
        **options,
    )


class QuizForm(forms.ModelForm):
    """Title, words to the member, and the rules of the survey."""

    resolution = ResolutionField(empty_label=_("Không gắn với văn bản nào"))
    draw_count = number(_("Số câu mỗi lượt"), 1, 200, _("Rút ngẫu nhiên từ các câu đã chọn."))
    pass_percent = number(_("Mức đạt (%)"), 1, 100)
    attempts_allowed = number(_("Số lượt được làm"), 1, 20)
    minutes = number(_("Thời gian (phút)"), 1, 300, _("Để trống nếu không giới hạn."), required=False)

    class Meta:
        model = Quiz
        fields = ("title", "resolution", "intro", *RULES)
        labels = {
            "title": _("Tên phiếu"),
            "intro": _("Lời dẫn"),
            "shuffle_questions": _("Đảo thứ tự câu hỏi"),
            "shuffle_options": _("Đảo thứ tự phương án"),
        }
        widgets = {"intro": forms.Textarea(attrs={"rows": 3})}
        error_messages = {"title": {"required": _("Đồng chí đặt tên phiếu.")}}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        resolution = self.fields["resolution"]
        assert isinstance(resolution, ResolutionField)
        resolution.offer_to(user)


def first_values(defaults: SurveyDefaults) -> dict[str, Any]:
    """What a new survey begins with: the policy in force (`KT3`, `KT4`)."""
    return {"draw_count": FIRST_DRAW, **vars(defaults)}
