"""Bridge points and what happened to their lines (`R11`)."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learning.conferences.forms.fields import at, date_field, number_field, offer_units, time_field, units_field
from learning.conferences.models import BridgePoint, LineIncident
from members.units.models import Unit

NAMES = ("name", "place", "equipment", "screens", "expected")


class PointForm(forms.Form):
    """A place where the conference is followed."""

    name = forms.CharField(
        label=_("Tên điểm cầu, địa điểm"),
        max_length=120,
        help_text=_("Ví dụ: Điểm cầu xã Một"),
        error_messages={"required": _("Đồng chí đặt tên cho điểm cầu.")},
    )
    place = forms.CharField(
        label=_("Hội trường, địa chỉ"), required=False, max_length=200, help_text=_("Được in trên giấy mời.")
    )
    equipment = forms.CharField(
        label=_("Trang thiết bị"), required=False, max_length=300, help_text=_("Âm thanh, máy chiếu, đường truyền…")
    )
    screens = number_field(
        _("Số màn hình lớn"), 0, 99, initial=1, help_text=_("Mỗi điểm cầu cần ít nhất một màn hình phẳng rộng.")
    )
    expected = number_field(_("Số đại biểu dự kiến"), 0, 100_000, required=False)
    units = units_field(_("Người của đơn vị nào dự ở đây"), _("Đơn vị được chọn sát nhất quyết định nơi dự."))

    def __init__(self, *args: Any, units: list[Unit], point: BridgePoint | None = None, **kwargs: Any) -> None:
        if point:
            chosen = list(point.units.values_list("public_id", flat=True))
            kwargs["initial"] = {name: getattr(point, name) for name in NAMES} | {"units": chosen}
        super().__init__(*args, **kwargs)
        offer_units(self, "units", units)

    def facts(self) -> dict[str, Any]:
        """The argument `facts` of `add_point` and `edit_point`."""
        return {name: self.cleaned_data[name] for name in NAMES}


class IncidentForm(forms.Form):
    """When the line was down; correcting one asks why."""

    day = date_field(_("Ngày"))
    started = time_field(_("Mất từ"))
    ended = time_field(_("Có lại lúc"), help_text=_("Nhỏ hơn giờ mất thì được hiểu là sang ngày hôm sau."))
    cause = forms.CharField(label=_("Nguyên nhân"), required=False, max_length=200)
    reason = forms.CharField(
        label=_("Lý do sửa"), max_length=250, error_messages={"required": _("Đồng chí ghi lý do sửa.")}
    )

    def __init__(self, *args: Any, incident: LineIncident | None = None, **kwargs: Any) -> None:
        if incident:
            start, end = timezone.localtime(incident.started_at), timezone.localtime(incident.ended_at)
            times = {"day": start.date(), "started": start.time(), "ended": end.time(), "cause": incident.cause}
            kwargs["initial"] = times
        super().__init__(*args, **kwargs)
        if not incident:
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("started") and data.get("started") == data.get("ended"):
            self.add_error("ended", _("Giờ có lại phải khác giờ mất."))
        return data

    def times(self) -> dict[str, Any]:
        """The arguments of `record_incident` and `correct_incident`, less the point and who."""
        data = self.cleaned_data
        start, end = at(data["day"], data["started"]), at(data["day"], data["ended"])
        end += timedelta(days=1) if end <= start else timedelta()
        given = {name: data[name] for name in ("cause", "reason") if name in data}
        return {"started_at": start, "ended_at": end} | given
