"""Forms of the roster and of assignments."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.web.choosing import RowField
from learning.conferences.forms.fields import date_field
from learning.rapporteurs.actions import Facts
from learning.rapporteurs.choices import (
    Field,
    Language,
    PoliticalTheory,
    Qualification,
    RapporteurLevel,
    Verdict,
)
from learning.rapporteurs.models import Rapporteur
from learning.rapporteurs.rules import kept_by
from members.units.models import Unit

MANY: dict[str, Any] = {"required": False, "widget": forms.CheckboxSelectMultiple}


class RapporteurForm(forms.Form):
    """What stands on the roster of one person; the unit is asked only when they are put on it."""

    unit = RowField(
        label=_("Đơn vị quản lý"),
        queryset=Unit.objects.none(),
        empty_label=_("Chọn đơn vị"),
        to_field_name="public_id",
        help_text=_("Ban tuyên giáo của đơn vị này thẩm định đề cương và rà soát hằng năm."),
        error_messages={"required": _("Đồng chí chọn đơn vị.")},
    )
    level = forms.ChoiceField(label=_("Cấp"), choices=RapporteurLevel.choices)
    position = forms.CharField(label=_("Chức vụ"), required=False, max_length=160)
    heads_unit = forms.BooleanField(label=_("Là người đứng đầu cấp ủy, địa phương, đơn vị"), required=False)
    qualification = forms.ChoiceField(label=_("Trình độ chuyên môn"), choices=Qualification.choices)
    speciality = forms.CharField(label=_("Chuyên ngành"), required=False, max_length=120)
    political_theory = forms.ChoiceField(label=_("Lý luận chính trị"), choices=PoliticalTheory.choices)
    fields_known: Any = forms.MultipleChoiceField(label=_("Lĩnh vực am hiểu"), choices=Field.choices, **MANY)
    languages: Any = forms.MultipleChoiceField(label=_("Tiếng dân tộc"), choices=Language.choices, **MANY)
    recognised_on = date_field(_("Công nhận từ ngày"))
    decision = forms.CharField(
        label=_("Quyết định"), required=False, max_length=200, help_text=_("Số, ngày của quyết định công nhận.")
    )

    def __init__(self, *args: Any, units: list[Unit], row: Rapporteur | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        if row:
            del self.fields["unit"]
            self.initial = {name: getattr(row, name) for name in self.fields if hasattr(row, name)}
            self.initial |= {
                "fields_known": [each.field for each in row.fields.all()],
                "languages": [each.language for each in row.languages.all()],
            }
        else:
            offered: Any = self.fields["unit"]
            offered.queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units])
            self.initial = {"recognised_on": timezone.localdate(), "unit": units[0].public_id if units else ""}

    def clean(self) -> dict[str, Any]:
        """The level fits the unit, the day has come."""
        data: dict[str, Any] = super().clean() or {}
        unit = self.row.unit if self.row else data.get("unit")
        if unit and data.get("level") and not kept_by(data["level"], unit.level.code):
            self.add_error("level", _("Cấp này không khớp với đơn vị quản lý."))
        if data.get("recognised_on") and data["recognised_on"] > timezone.localdate():
            self.add_error("recognised_on", _("Ngày công nhận chưa đến."))
        return data

    def facts(self) -> Facts:
        """What was filled in."""
        data = self.cleaned_data
        plain = {name: data[name] for name in Facts.__dataclass_fields__ if name in data}
        return Facts(**plain | {"fields": tuple(data["fields_known"]), "languages": tuple(data["languages"])})


class ReviewForm(forms.Form):
    """The yearly review."""

    verdict = forms.ChoiceField(label=_("Kết luận"), choices=Verdict.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Nhận xét"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Đồng chí ghi nhận xét làm căn cứ.")},
    )


class ReasonForm(forms.Form):
    """Why something ends."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=250,
        error_messages={"required": _("Đồng chí ghi lý do.")},
    )


class RapporteurField(RowField):
    """Chooses among rapporteurs; each is told with level and what they know best."""

    def label_from_instance(self, obj: Any) -> str:
        known = [obj.member.full_name, str(obj.get_level_display()), ", ".join(obj.field_labels)]
        return " – ".join(filter(None, known))


class AssignmentForm(forms.Form):
    """Who speaks and who stands ready."""

    rapporteur = RapporteurField(
        label=_("Báo cáo viên"),
        queryset=Rapporteur.objects.none(),
        empty_label=_("Chọn đồng chí"),
        to_field_name="public_id",
        error_messages={"required": _("Đồng chí chọn báo cáo viên.")},
    )
    backup = RapporteurField(
        label=_("Dự phòng"),
        queryset=Rapporteur.objects.none(),
        empty_label=_("Chọn đồng chí"),
        to_field_name="public_id",
        help_text=_("Cùng nghiên cứu chuyên đề để thay thế khi cần thiết."),
        error_messages={"required": _("Đồng chí chọn người dự phòng.")},
    )
    topic = forms.CharField(label=_("Chuyên đề"), required=False, max_length=200)

    def __init__(self, *args: Any, offered: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("rapporteur", "backup"):
            field: Any = self.fields[name]
            field.queryset = offered

    def clean(self) -> dict[str, Any]:
        """Two different people."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("backup") and data.get("backup") == data.get("rapporteur"):
            self.add_error("backup", _("Người dự phòng phải là đồng chí khác."))
        return data
