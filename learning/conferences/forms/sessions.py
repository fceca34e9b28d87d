"""All sessions of a class on one form: day, start, end, two breaks each."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learning.campaigns.models import Campaign
from learning.conferences.forms.fields import at, date_field, time_field
from learning.conferences.models import StudyClass
from learning.conferences.plans import locked_sessions, plan_of
from learning.conferences.queries import sessions_of
from learning.conferences.rules import BreakPlan, SessionPlan, overlaps

BLANK_ROWS = 2
BREAKS = (1, 2)
END_FIRST = _("Giờ kết thúc phải sau giờ bắt đầu.")
BREAK_HALF = _("Đồng chí nhập cả giờ bắt đầu và giờ kết thúc của lần nghỉ.")
BREAK_OUTSIDE = _("Giờ nghỉ phải nằm trong buổi, kết thúc sau khi bắt đầu.")
OVERLAPPING = _("Buổi này trùng giờ với buổi “%(title)s”.")
OUTSIDE_CAMPAIGN = _("Ngày phải nằm trong thời gian của đợt học tập: %(first)s – %(last)s.")
CHANGED_MEANWHILE = _("Các buổi vừa được người khác sửa. Đồng chí mở lại trang này rồi nhập tiếp.")
NO_SESSION = _("Đồng chí nhập ít nhất một buổi.")


class SessionForm(forms.Form):
    """One session. A row left blank is no session; a locked one stays as it is."""

    identifier = forms.CharField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(
        label=_("Tên buổi"), max_length=120, error_messages={"required": _("Đồng chí đặt tên buổi.")}
    )
    day = date_field(_("Ngày"))
    starts = time_field(_("Bắt đầu"))
    ends = time_field(_("Kết thúc"))
    break_1_from = time_field(_("Nghỉ từ"), required=False)
    break_1_to = time_field(_("Nghỉ đến"), required=False)
    break_2_from = time_field(_("Nghỉ lần hai từ"), required=False)
    break_2_to = time_field(_("Nghỉ lần hai đến"), required=False)

    def __init__(self, *args: Any, campaign: Campaign, locked: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign = campaign
        self.locked = bool(self.initial.get("identifier") in locked)
        for field in self.fields.values():
            field.disabled = self.locked

    @property
    def is_new(self) -> bool:
        """Whether it stands for no session yet."""
        return not self.initial.get("identifier")

    def clean_day(self) -> date:
        """Within the campaign."""
        day: date = self.cleaned_data["day"]
        if not self.locked and not self.campaign.starts_on <= day <= self.campaign.ends_on:
            bounds = {"first": f"{self.campaign.starts_on:%d/%m/%Y}", "last": f"{self.campaign.ends_on:%d/%m/%Y}"}
            raise forms.ValidationError(OUTSIDE_CAMPAIGN, params=bounds)
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("identifier", "") != self._identifier():
            raise forms.ValidationError(CHANGED_MEANWHILE)
        day, starts, ends = data.get("day"), data.get("starts"), data.get("ends")
        if not (day and starts and ends):
            return data
        if ends <= starts:
            self.add_error("ends", END_FIRST)
            return data
        breaks = tuple(rest for number in BREAKS if (rest := self._break(number, day, starts, ends)))
        plan = SessionPlan(data.get("title", ""), at(day, starts), at(day, ends), breaks, self._identifier())
        return data | {"plan": plan}

    def _identifier(self) -> str:
        return str(self.initial.get("identifier") or "")

    def _break(self, number: int, day: date, starts: time, ends: time) -> BreakPlan | None:
        first, last = (self.cleaned_data.get(f"break_{number}_{end}") for end in ("from", "to"))
        if not first and not last:
            return None
        if not first or not last:
            self.add_error(f"break_{number}_to" if first else f"break_{number}_from", BREAK_HALF)
            return None
        if not starts <= first < last <= ends:
            self.add_error(f"break_{number}_from", BREAK_OUTSIDE)
            return None
        return BreakPlan(at(day, first), at(day, last))


class SessionForms(forms.BaseFormSet[SessionForm]):
    """The rows together."""

    def clean(self) -> None:
        placed: list[SessionPlan] = []
        for form in self.forms:
            plan = form.cleaned_data.get("plan") if form.is_valid() and not self._goes(form) else None
            if plan is None:
                continue
            clash = next((other for other in placed if overlaps(plan, other)), None)
            if clash:
                form.add_error("starts", forms.ValidationError(OVERLAPPING, params={"title": clash.title}))
            placed.append(plan)
        if not placed and not any(self.errors):
            raise forms.ValidationError(NO_SESSION)

    def _goes(self, form: SessionForm) -> bool:
        return bool(form.cleaned_data.get("DELETE")) and not form.locked

    def add_fields(self, form: SessionForm, index: int | None) -> None:
        """The box to take a session out stands only where that may be done."""
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Bỏ buổi này")
        if form.locked or form.is_new:
            del form.fields["DELETE"]

    def plans(self) -> list[SessionPlan]:
        """The sessions wanted, as `set_sessions` takes them."""
        return [
            form.cleaned_data["plan"] for form in self.forms if form.cleaned_data.get("plan") and not self._goes(form)
        ]


def sessions_form(study_class: StudyClass, data: Any = None, at: datetime | None = None) -> SessionForms:
    """The class's sessions and blank rows to add more; `data` is what was sent."""
    locked = {session.public_id for session in locked_sessions(study_class, at or timezone.now())}
    factory = forms.formset_factory(SessionForm, formset=SessionForms, extra=BLANK_ROWS, can_delete=True)
    options = {"campaign": study_class.conference.campaign, "locked": frozenset(locked)}
    known = [initial_of(plan_of(session)) for session in sessions_of(study_class)]
    rows = factory(data, initial=known, prefix="buoi", form_kwargs=options)
    assert isinstance(rows, SessionForms)
    return rows


def initial_of(plan: SessionPlan) -> dict[str, Any]:
    """What a row shows of a session."""
    start, end = timezone.localtime(plan.starts_at), timezone.localtime(plan.ends_at)
    shown: dict[str, Any] = {
        "identifier": plan.public_id,
        "title": plan.title,
        "day": start.date(),
        "starts": start.time(),
        "ends": end.time(),
    }
    for number, rest in zip(BREAKS, plan.breaks, strict=False):
        shown[f"break_{number}_from"] = timezone.localtime(rest.starts_at).time()
        shown[f"break_{number}_to"] = timezone.localtime(rest.ends_at).time()
    return shown
