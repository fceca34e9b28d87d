"""Forms of meeting logs."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.files.forms import PrivateFileField
from foundation.files.kinds import TABLES
from foundation.web.choosing import RowField
from learning.attendance.logs.queries import candidates_of, described
from learning.attendance.models import MeetingLogRow
from learning.conferences.models import BridgePoint, RosterEntry, StudyClass


class MeetingLogForm(forms.Form):
    """A file, and where people without a bridge point are placed."""

    file = PrivateFileField(
        kinds=TABLES,
        label=_("Tệp nhật ký"),
        help_text=_("Excel (.xlsx) hoặc .csv xuất từ phòng họp trực tuyến; không quá 10 MB."),
        error_messages={"required": _("Đồng chí chọn tệp rồi bấm “Tải lên”.")},
    )
    point = RowField(
        queryset=BridgePoint.objects.none(),
        required=False,
        label=_("Điểm cầu cho người chưa xếp điểm"),
        empty_label=_("Không xếp"),
    )

    def __init__(self, study_class: StudyClass, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        points: Any = self.fields["point"]
        points.queryset = study_class.conference.points.all()


class PersonField(RowField):
    """Someone of the roster, with what tells namesakes apart."""

    def label_from_instance(self, obj: RosterEntry) -> str:
        """`Nông Văn Thành · số thẻ 01 · Chi bộ Bản Một`."""
        person = obj.enrolment
        number = _("số thẻ %(number)s") % {"number": person.member.number}
        return f"{person.member.full_name} · {number} · {person.unit.name}"


class PickForm(forms.Form):
    """Whose a row is: a candidate or someone found, else nobody."""

    entry = PersonField(
        queryset=RosterEntry.objects.none(),
        required=False,
        label=_("Dòng này là của"),
        widget=forms.RadioSelect,
        blank=True,
        empty_label=_("Không chọn ai"),
    )
    alike = forms.BooleanField(required=False, label=_("Áp dụng cho cả các dòng chưa rõ khác ghi giống hệt"))

    def __init__(self, row: MeetingLogRow, found: list[RosterEntry], *args: Any, **kwargs: Any) -> None:
        """`found` are people searched for, shown besides the candidates and the one chosen before."""
        super().__init__(*args, **kwargs)
        chosen = [row.entry] if row.entry else []
        keys = {entry.pk for entry in [*candidates_of(row), *found, *chosen]} | self._sent()
        people: Any = self.fields["entry"]
        people.queryset = described(row.log.study_class.entries.filter(pk__in=keys))

    def _sent(self) -> set[int]:
        """The key that was sent, so that it is among the choices if it is anyone's of the class."""
        text = self.data.get("entry", "")
        return {int(text)} if re.fullmatch(r"[0-9]{1,18}", text) else set()

    @property
    def has_people(self) -> bool:
        """Whether there is anyone to choose."""
        people: Any = self.fields["entry"]
        return bool(people.queryset.exists())


class UndoForm(forms.Form):
    """Why a log is withdrawn."""

    reason = forms.CharField(
        max_length=500,
        label=_("Lý do rút lại"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Đồng chí ghi lý do rồi bấm “Rút lại”.")},
    )
