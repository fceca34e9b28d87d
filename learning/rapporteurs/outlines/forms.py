"""Forms of outlines."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.files.forms import PrivateFileField
from foundation.files.kinds import OUTLINES
from foundation.web.choosing import RowField
from foundation.web.public_id import new_public_id
from learning.library.models import ResolutionPage
from learning.rapporteurs.outlines.choices import OutlinePart
from learning.rapporteurs.outlines.models import Outline
from learning.rapporteurs.outlines.models.versions import LONGEST_PASSAGE
from learning.rapporteurs.outlines.queries import resolutions_to_write_on, sent_down_to, units_to_write_for
from members.access.models import User
from members.units.models import Unit

LARGEST = 20 * 1024 * 1024


def declaration() -> forms.BooleanField:
    """The author declares before anything is sent (`R46`)."""
    return forms.BooleanField(
        label=_("Tôi xác nhận đề cương không có nội dung thuộc bí mật nhà nước"),
        help_text=_("Tài liệu “Mật” trở lên tuyệt đối không đưa vào hệ thống."),
        error_messages={"required": _("Đồng chí xác nhận đề cương không có nội dung mật rồi mới tải lên.")},
    )


def outline_file() -> PrivateFileField:
    """The outline itself."""
    return PrivateFileField(
        kinds=OUTLINES,
        largest=LARGEST,
        label=_("Tệp đề cương"),
        help_text=_("Word (.docx), PowerPoint (.pptx) hoặc PDF xuất từ Word; không quá 20 MB, 200 trang."),
        error_messages={"required": _("Đồng chí chọn tệp rồi bấm “Tải lên”.")},
    )


class OutlineForm(forms.Form):
    """A new outline."""

    resolution = RowField(
        label=_("Văn bản"),
        queryset=ResolutionPage.objects.none(),
        empty_label=_("Chọn văn bản"),
        error_messages={"required": _("Đồng chí chọn văn bản được quán triệt.")},
    )
    title = forms.CharField(
        label=_("Tên đề cương"), max_length=200, error_messages={"required": _("Đồng chí đặt tên đề cương.")}
    )
    unit = RowField(
        label=_("Báo cáo viên của"),
        queryset=Unit.objects.none(),
        empty_label=_("Chọn đơn vị"),
        to_field_name="public_id",
        help_text=_("Ban tuyên giáo của đơn vị này thẩm định."),
    )
    base = RowField(
        label=_("Theo đề cương cơ bản của cấp trên"),
        queryset=Outline.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("Không theo đề cương nào"),
    )
    file = outline_file()
    declared = declaration()

    def __init__(self, *args: Any, user: User, asked: str = "", **kwargs: Any) -> None:
        """`asked` is the public id of the base outline to begin with."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["resolution"].queryset = resolutions_to_write_on(user)
        fields["resolution"].label_from_instance = lambda page: page.short_title
        fields["unit"].queryset = units_to_write_for(user)
        fields["base"].queryset = sent_down_to(user).exclude(author=user).order_by("folded_title", "pk")
        followed = fields["base"].queryset.filter(public_id=asked).first()
        self.initial = {"unit": fields["unit"].queryset.first(), "base": followed}
        if followed:
            self.initial["resolution"] = followed.resolution_id


class VersionForm(forms.Form):
    """The next version."""

    file = outline_file()
    note = forms.CharField(
        label=_("Đã sửa gì"), required=False, max_length=250, help_text=_("Một câu cho người thẩm định.")
    )
    declared = declaration()


class CommentForm(forms.Form):
    """A remark on a page."""

    page = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=1000)
    key = forms.CharField(max_length=12, widget=forms.HiddenInput)
    passage = forms.CharField(
        label=_("Đoạn được góp ý"),
        required=False,
        max_length=LONGEST_PASSAGE,
        help_text=_("Bôi đen đoạn chữ trong trang, hoặc chép vài chữ vào đây; bỏ trống là góp ý cả trang."),
    )
    text = forms.CharField(
        label=_("Góp ý"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=3000,
        error_messages={"required": _("Đồng chí ghi góp ý.")},
    )

    @classmethod
    def for_page(cls, number: int) -> "CommentForm":
        """An empty one for the page."""
        return cls(initial={"page": number, "key": new_public_id()}, auto_id=f"trang{number}_%s")


class AnswerForm(forms.Form):
    """What was done about a remark."""

    answer = forms.CharField(label=_("Trả lời"), required=False, max_length=1000)


class StepForm(forms.Form):
    """A step with its reason; whether one is needed is for the flow to say."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=100_000)
    reason = forms.CharField(label=_("Lý do, yêu cầu"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class PlaceForm(forms.Form):
    """Where a part stands."""

    part = forms.ChoiceField(label=_("Phần"), choices=OutlinePart.choices)
    page = forms.IntegerField(
        label=_("Ở trang"),
        min_value=1,
        max_value=1000,
        error_messages={"required": _("Đồng chí nhập số trang."), "invalid": _("Đồng chí nhập một số nguyên.")},
    )
    passage = forms.CharField(label=_("Vài chữ đầu của phần ấy"), required=False, max_length=LONGEST_PASSAGE)


class OfferForm(forms.Form):
    """Which outline is spoken from."""

    outline = RowField(
        label=_("Đề cương đã duyệt"),
        queryset=Outline.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("Chưa chọn đề cương"),
    )

    def __init__(self, *args: Any, offered: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["outline"]
        field.queryset = offered
