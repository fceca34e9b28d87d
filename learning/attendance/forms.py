"""What members ask, and what those who oversee them decide and correct."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.files.forms import PrivateFileField
from foundation.files.kinds import PAPERS
from learning.attendance.actions.classes import Repeat
from learning.attendance.actions.petitions import Granted
from learning.attendance.choices import ExcuseCause, RetakeForm
from learning.attendance.models import Presence
from learning.conferences.forms.fields import at, date_field, time_field
from learning.conferences.models import Session, StudyClass

ACCEPT, REFUSE = "co", "khong"
VERDICTS = [(ACCEPT, _("Chấp nhận")), (REFUSE, _("Không chấp nhận"))]


def reason_field(label: Any, help_text: Any = "", rows: int = 3) -> forms.CharField:
    """Words that stay on record."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": _("Đồng chí ghi rõ lý do.")},
    )


def document_field() -> PrivateFileField:
    """A paper or a picture of it, seen only by those who decide."""
    return PrivateFileField(
        kinds=PAPERS,
        label=_("Giấy tờ kèm theo"),
        required=False,
        help_text=_("Ảnh chụp hoặc tệp PDF, Word. Chỉ người có thẩm quyền xem xét mới mở được."),
    )


class ExcuseForm(forms.Form):
    """Why one could not come."""

    cause = forms.ChoiceField(
        label=_("Lý do vắng"),
        choices=ExcuseCause.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Đồng chí chọn lý do vắng.")},
    )
    statement = reason_field(_("Trình bày"), _("Ví dụ: nằm viện huyện từ ngày 20 đến ngày 24."))
    document = document_field()


class ClaimForm(forms.Form):
    """“I was there.”"""

    statement = reason_field(
        _("Trình bày"), _("Đồng chí có mặt buổi nào, từ mấy giờ đến mấy giờ, ngồi ở đâu, ai cùng dự."), rows=5
    )
    document = document_field()


class DecideExcuseForm(forms.Form):
    """Accept or refuse, with the reason that the member will read."""

    verdict = forms.ChoiceField(
        label=_("Kết luận"),
        choices=VERDICTS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Đồng chí chọn kết luận.")},
    )
    reason = reason_field(_("Lý do"), _("Đảng viên sẽ đọc được lý do này."))


class DecideClaimForm(DecideExcuseForm):
    """The same, with the hours recognised in each session."""

    def __init__(self, *args: Any, sessions: list[Session], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sessions = sessions
        for session in sessions:
            self.fields[f"from-{session.pk}"] = time_field(_("Từ"), required=False)
            self.fields[f"to-{session.pk}"] = time_field(_("Đến"), required=False)
        self.order_fields(["verdict", *[name for name in self.fields if "-" in name], "reason"])

    def rows(self) -> list[tuple[Session, forms.BoundField, forms.BoundField]]:
        """Each session with its two fields."""
        return [(one, self[f"from-{one.pk}"], self[f"to-{one.pk}"]) for one in self.sessions]

    def clean(self) -> dict[str, Any]:
        """An acceptance says which hours; half a span is none."""
        cleaned = super().clean() or self.cleaned_data
        for session in self.sessions:
            if bool(cleaned.get(f"from-{session.pk}")) != bool(cleaned.get(f"to-{session.pk}")):
                self.add_error(f"to-{session.pk}", _("Đồng chí nhập cả giờ vào và giờ ra."))
        if cleaned.get("verdict") == ACCEPT and not self.granted():
            self.add_error("verdict", _("Chấp nhận thì ghi rõ giờ có mặt được công nhận."))
        return cleaned

    def granted(self) -> list[Granted]:
        """The spans recognised; none when the claim is refused."""
        if self.cleaned_data.get("verdict") != ACCEPT:
            return []
        found = []
        for session in self.sessions:
            start, end = self.cleaned_data.get(f"from-{session.pk}"), self.cleaned_data.get(f"to-{session.pk}")
            if start and end:
                found.append(Granted(session, *within_session(session, start, end)))
        return found


def within_session(session: Session, start: Any, end: Any) -> tuple[datetime, datetime]:
    """The moments of two clock times on the session's day; past midnight where the session goes on beyond it."""
    day = timezone.localdate(session.starts_at)
    begins, ends = at(day, start), at(day, end)
    if begins < session.starts_at and begins + timedelta(days=1) < session.ends_at:
        begins += timedelta(days=1)
    if ends <= begins and ends + timedelta(days=1) <= session.ends_at:
        ends += timedelta(days=1)
    return begins, ends


class CorrectionForm(forms.Form):
    """A span that was not recorded."""

    session = forms.ChoiceField(label=_("Buổi"))
    start = time_field(_("Từ"))
    end = time_field(_("Đến"))
    reason = reason_field(_("Lý do"), _("Ví dụ: có tên trong sơ đồ hội nghị, quên quét mã."))

    def __init__(self, *args: Any, sessions: list[Session], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sessions = {session.public_id: session for session in sessions}
        choices(self, "session", [(key, str(session)) for key, session in self.sessions.items()])

    def span(self) -> dict[str, Any]:
        """Session and times, for the action."""
        session = self.sessions[self.cleaned_data["session"]]
        started_at, ended_at = within_session(session, self.cleaned_data["start"], self.cleaned_data["end"])
        return {"session": session, "started_at": started_at, "ended_at": ended_at}


class WithdrawForm(forms.Form):
    """A span that was wrong."""

    span = forms.ChoiceField(label=_("Lần ghi"))
    reason = reason_field(_("Lý do"))

    def __init__(self, *args: Any, spans: list[Presence], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spans = {str(span.pk): span for span in spans}
        choices(self, "span", [(key, words_of(span)) for key, span in self.spans.items()])


def words_of(span: Presence) -> str:
    """`Buổi sáng: 7:30–11:30, Bàn thư ký ghi`."""
    start = timezone.localtime(span.started_at)
    end = timezone.localtime(span.ended_at or span.session.ends_at)
    return f"{span.session}: {start:%H:%M}–{end:%H:%M}, {span.get_source_display()}"


class RetakePlanForm(forms.Form):
    """How and until when what was missed is made up for."""

    form = forms.ChoiceField(
        label=_("Hình thức học lại"),
        choices=RetakeForm.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Đồng chí chọn hình thức.")},
    )
    study_class = forms.ChoiceField(
        label=_("Lớp học lại"), required=False, help_text=_("Chọn khi hình thức là dự lớp học lại.")
    )
    due_on = date_field(_("Hạn học lại"))
    reason = reason_field(_("Căn cứ, lý do"), _("Ví dụ: vắng quá mức quy định, đã nghe đồng chí ấy trình bày."))

    def __init__(self, *args: Any, classes: list[StudyClass], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.classes = {one.public_id: one for one in classes}
        choices(self, "study_class", [("", "–"), *[(key, one.title) for key, one in self.classes.items()]])

    def clean(self) -> dict[str, Any]:
        """A class goes with its form."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("form") == RetakeForm.CLASS and not cleaned.get("study_class"):
            self.add_error("study_class", _("Đồng chí chọn lớp học lại."))
        return cleaned

    def plan(self) -> dict[str, Any]:
        """For the action."""
        data = self.cleaned_data
        chosen = self.classes.get(data["study_class"]) if data["form"] == RetakeForm.CLASS else None
        return {
            "form": data["form"],
            "due_on": data["due_on"],
            "study_class": chosen,
            "reason": data["reason"],
        }


class RetakeClassForm(forms.Form):
    """Which sessions are held again, and when; a row left empty is not."""

    title = forms.CharField(label=_("Tên lớp"), max_length=200)

    def __init__(self, *args: Any, sessions: list[Session], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sessions = sessions
        for session in sessions:
            self.fields[f"day-{session.pk}"] = date_field(_("Ngày"), required=False)
            self.fields[f"from-{session.pk}"] = time_field(_("Từ"), required=False)
            self.fields[f"to-{session.pk}"] = time_field(_("Đến"), required=False)

    def rows(self) -> list[tuple[Session, list[forms.BoundField]]]:
        """Each session with its three fields."""
        names = ("day", "from", "to")
        return [(one, [self[f"{name}-{one.pk}"] for name in names]) for one in self.sessions]

    def clean(self) -> dict[str, Any]:
        """A row is whole or empty."""
        cleaned = super().clean() or self.cleaned_data
        for session in self.sessions:
            filled = [bool(cleaned.get(f"{name}-{session.pk}")) for name in ("day", "from", "to")]
            if any(filled) and not all(filled):
                self.add_error(f"day-{session.pk}", _("Đồng chí nhập đủ ngày, giờ bắt đầu và giờ kết thúc."))
        return cleaned

    def repeats(self) -> list[Repeat]:
        """The rows filled in."""
        data, found = self.cleaned_data, []
        for session in self.sessions:
            day = data.get(f"day-{session.pk}")
            if day:
                start, end = data[f"from-{session.pk}"], data[f"to-{session.pk}"]
                found.append(Repeat(session, at(day, start), at(day, end)))
        return found


class DecisionForm(forms.Form):
    """A decision, with its number or reason."""

    reason = reason_field(_("Căn cứ, lý do"))


def choices(form: forms.Form, name: str, offered: list[tuple[str, Any]]) -> None:
    """Let these be chosen."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = offered
