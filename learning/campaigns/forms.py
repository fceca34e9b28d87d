"""The form of a campaign: what officers fill in, and what they may still change when it is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from foundation.web.choosing import RowField, RowsField
from learning.campaigns.kinds import DutyKind, all_kinds
from learning.campaigns.models import Campaign, Requirement
from learning.campaigns.queries import required_of_all, top_units_of_officer, units_plannable_by
from learning.campaigns.rules import RequirementPlan
from learning.library.choices import Audience
from learning.library.models import ResolutionPage
from learning.library.queries import resolutions_visible_to
from members.access.models import User
from members.units.models import Unit

END_BEFORE_START = _("Ngày kết thúc phải từ ngày bắt đầu trở đi. Đồng chí sửa lại một trong hai ngày.")
DUE_OUTSIDE = _("Hạn làm phải nằm trong thời gian của đợt học tập.")
NO_DUTY = _("Đồng chí chọn ít nhất một việc đảng viên phải làm.")
NO_UNIT = _("Đồng chí chọn ít nhất một đơn vị tham gia.")
OUTSIDE_SCOPE = _("Có đơn vị nằm ngoài phạm vi đồng chí phụ trách. Đồng chí bỏ chọn đơn vị đó.")


def date_field(label: Any, **options: Any) -> forms.DateField:
    """A day, in the browser's own picker."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": _("Đồng chí nhập ngày."),
            "invalid": _("Ngày này không có thật. Đồng chí nhập lại theo mẫu ngày/tháng/năm."),
        },
        **options,
    )


@dataclass(frozen=True)
class Offer:
    """A target that can be required, with its own three fields on the form."""

    kind: DutyKind
    target: str
    title: str
    minutes: int

    @property
    def key(self) -> str:
        """The stem of the fields' names."""
        return f"{self.kind.code}-{self.target}"


def offers_for(user: User, requirements: Iterable[Requirement] = ()) -> list[Offer]:
    """All targets of all kinds; what a draft already requires stays on offer even if withdrawn."""
    offers = {
        (kind.code, target.identifier): Offer(kind, target.identifier, target.title, target.minutes)
        for kind in all_kinds()
        for target in kind.targets(user)
    }
    known = {kind.code: kind for kind in all_kinds()}
    for item in requirements:
        offers.setdefault((item.kind, item.target), Offer(known[item.kind], item.target, item.title, item.minutes))
    return list(offers.values())


class CampaignForm(forms.Form):
    """A draft, whole. `offers` are the duties, each with a tick, a last day and a place in the order."""

    title = forms.CharField(
        label=_("Tên đợt học tập"),
        max_length=200,
        help_text=_("Ví dụ: Học tập Hướng dẫn số 26-HD/BTGTU"),
        error_messages={"required": _("Đồng chí đặt tên cho đợt học tập.")},
    )
    purpose = forms.CharField(label=_("Mục đích, yêu cầu"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    resolutions = RowsField(
        label=_("Văn bản được học tập"),
        queryset=ResolutionPage.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Đồng chí chọn ít nhất một văn bản.")},
    )
    audiences = forms.MultipleChoiceField(
        label=_("Đối tượng"),
        choices=Audience.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[Audience.GRASSROOTS_MEMBER],
        help_text=_(
            "Chọn “Nhân dân”, “Người có uy tín” hoặc “Đoàn viên, hội viên, trí thức” "
            "thì quần chúng sinh hoạt cùng chi bộ cũng được ghi danh."
        ),
        error_messages={"required": _("Đồng chí chọn ít nhất một đối tượng.")},
    )
    starts_on = date_field(_("Bắt đầu"))
    ends_on = date_field(_("Kết thúc"))
    unit = RowField(
        label=_("Đơn vị tổ chức"),
        queryset=Unit.objects.none(),
        empty_label=None,
        error_messages={"invalid_choice": OUTSIDE_SCOPE},
    )
    units = forms.ModelMultipleChoiceField(
        label=_("Đơn vị tham gia"),
        queryset=Unit.objects.none(),
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": NO_UNIT,
            "invalid_choice": OUTSIDE_SCOPE,
            "invalid_pk_value": OUTSIDE_SCOPE,
        },
    )

    def __init__(self, *args: Any, user: User, campaign: Campaign | None = None, **kwargs: Any) -> None:
        if campaign:
            kwargs["initial"] = initial_of(campaign) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        chosen = list(required_of_all(campaign)) if campaign else []
        self.offers = offers_for(user, chosen)
        choose(self, "units").queryset = units_plannable_by(user)
        self._choose_owner(top_units_of_officer(user), campaign)
        choose(self, "resolutions").queryset = resolutions_visible_to(user)
        for order, offer in enumerate(self.offers, 1):
            self._add_offer(offer, order, next((item for item in chosen if is_of(item, offer)), None))

    def _choose_owner(self, tops: QuerySet[Unit], campaign: Campaign | None) -> None:
        choose(self, "unit").queryset = tops
        only = list(tops[:2])
        self.owner = campaign.unit if campaign else (only[0] if len(only) == 1 else None)
        if self.owner:
            del self.fields["unit"]

    def _add_offer(self, offer: Offer, order: int, item: Requirement | None) -> None:
        place = forms.IntegerField(label=_("Thứ tự"), required=False, min_value=1, max_value=99)
        place.initial = item.order + 1 if item else order
        due = date_field(_("Hạn làm"), required=False)
        due.initial = item.due_on if item else None
        self.fields[f"require-{offer.key}"] = forms.BooleanField(label=offer.title, required=False, initial=bool(item))
        self.fields[f"due-{offer.key}"] = due
        self.fields[f"order-{offer.key}"] = place

    def groups(self) -> list[tuple[DutyKind, list[dict[str, Any]]]]:
        """The offers by kind, each with its bound fields."""
        rows: dict[str, tuple[DutyKind, list[dict[str, Any]]]] = {}
        for offer in self.offers:
            row = {"offer": offer} | {name: self[f"{name}-{offer.key}"] for name in ("require", "due", "order")}
            rows.setdefault(offer.kind.code, (offer.kind, []))[1].append(row)
        return list(rows.values())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", END_BEFORE_START)
        elif first and last:
            data["requirements"] = self._requirements(data, first, last)
        if not any(data.get(f"require-{offer.key}") for offer in self.offers):
            self.add_error(None, NO_DUTY)
        return data

    def _requirements(self, data: dict[str, Any], first: date, last: date) -> list[RequirementPlan]:
        wanted = [offer for offer in self.offers if data.get(f"require-{offer.key}")]
        wanted.sort(key=lambda offer: data.get(f"order-{offer.key}") or 99)
        plans = []
        for offer in wanted:
            due_on = data.get(f"due-{offer.key}") or last
            if not first <= due_on <= last:
                self.add_error(f"due-{offer.key}", DUE_OUTSIDE)
            plans.append(RequirementPlan(offer.kind.code, offer.target, offer.title, offer.minutes, due_on))
        return plans

    def plan(self) -> dict[str, Any]:
        """The cleaned data as the arguments of `edit_draft`, less `campaign` and `by`."""
        names = ("title", "purpose", "audiences", "starts_on", "ends_on", "requirements")
        lists = {name: list(self.cleaned_data[name]) for name in ("resolutions", "units")}
        return {name: self.cleaned_data[name] for name in names} | lists

    def organiser(self) -> Unit:
        """The unit whose campaign it is; asked for only when the officer serves several."""
        owner: Unit = self.owner or self.cleaned_data["unit"]
        return owner


class OpenCampaignForm(forms.Form):
    """What may still change once members are enrolled: purpose, dates, last days."""

    purpose = forms.CharField(label=_("Mục đích, yêu cầu"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    starts_on = date_field(_("Bắt đầu"))
    ends_on = date_field(_("Kết thúc"))

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("purpose", "starts_on", "ends_on"):
            self.fields[name].initial = getattr(campaign, name)
        self.requirements = list(required_of_all(campaign))
        for item in self.requirements:
            self.fields[f"due-{item.pk}"] = date_field(item.title, initial=item.due_on)

    def due_fields(self) -> list[forms.BoundField]:
        """The last day of each duty."""
        return [self[f"due-{item.pk}"] for item in self.requirements]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("starts_on"), data.get("ends_on")
        if not first or not last:
            return data
        if last < first:
            self.add_error("ends_on", END_BEFORE_START)
            return data
        for item in self.requirements:
            due_on = data.get(f"due-{item.pk}")
            if due_on and not first <= due_on <= last:
                self.add_error(f"due-{item.pk}", DUE_OUTSIDE)
        return data

    def changes(self) -> dict[str, Any]:
        """The arguments of `revise_open_campaign`, less `campaign` and `by`."""
        kept = {name: self.cleaned_data[name] for name in ("purpose", "starts_on", "ends_on")}
        return kept | {"due_dates": {item.pk: self.cleaned_data[f"due-{item.pk}"] for item in self.requirements}}


def choose(form: forms.Form, name: str) -> forms.ModelChoiceField[Any]:
    """The form's field, known to choose among rows."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    return field


def is_of(item: Requirement, offer: Offer) -> bool:
    """Whether the requirement is this offer."""
    return (item.kind, item.target) == (offer.kind.code, offer.target)


def initial_of(campaign: Campaign) -> dict[str, Any]:
    """What the form shows of a draft."""
    return {
        "title": campaign.title,
        "purpose": campaign.purpose,
        "audiences": campaign.audiences,
        "starts_on": campaign.starts_on,
        "ends_on": campaign.ends_on,
        "unit": campaign.unit_id,
        "units": [chosen.unit.public_id for chosen in campaign.campaign_units.select_related("unit")],
        "resolutions": [chosen.resolution_id for chosen in campaign.campaign_resolutions.all()],
    }
