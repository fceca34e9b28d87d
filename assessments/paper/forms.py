"""What whoever compares an essay with the paper decides."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from assessments.essays.forms import SeenForm

AGREE, DIFFER = "dung", "chua-dung"


class ComparisonForm(SeenForm):
    """Whether sheets and paper agree; where they do not, in what."""

    outcome = forms.ChoiceField(
        label=_("Kết quả đối chiếu"),
        choices=[
            (AGREE, _("Đúng và đủ như bản giấy: nộp bài thay cho người viết")),
            (DIFFER, _("Chưa đúng hoặc thiếu trang: trả lại người nhập")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Chưa đúng ở đâu"),
        max_length=1000,
        required=False,
        help_text=_("Chỉ ghi khi chưa đúng. Người nhập đọc được điều này."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> None:
        """Whoever is to mend it is told what."""
        if self.cleaned_data.get("outcome") == DIFFER and not self.cleaned_data.get("reason", "").strip():
            self.add_error("reason", _now("Đồng chí ghi rõ trang nào thiếu, mờ hoặc không phải của bài này."))
