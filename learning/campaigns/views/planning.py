"""The officer's screens of campaigns: list, plan, open, follow, close."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.policies.kinds import StudyTarget
from foundation.policies.queries import values_in_force
from learning.campaigns import actions
from learning.campaigns.choices import CampaignState
from learning.campaigns.forms import CampaignForm, OpenCampaignForm
from learning.campaigns.models import Campaign
from learning.campaigns.panels import panels_of
from learning.campaigns.plans import forecast, unit_tree
from learning.campaigns.queries import (
    editable_by,
    enrolments_overseen_by,
    rate_of,
    rates_by_requirement,
    rates_of,
    top_units_of_officer,
    units_plannable_by,
    visible_to,
)
from learning.campaigns.rates import Rate
from learning.campaigns.rules import standing_of
from members.access.models import User
from members.access.request import officer_of, user_of

PAGE = 20


def campaign_list(request: HttpRequest) -> HttpResponse:
    """Campaigns the officer plans or is reached by, newest first."""
    user = officer_of(request)
    campaigns = visible_to(user).select_related("unit").prefetch_related("campaign_units__unit")
    page = Paginator(campaigns, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": rows_of(list(page), user)}
    return render(request, "learning/campaigns/list.html", context)


def rows_of(campaigns: list[Campaign], user: User) -> list[dict[str, Any]]:
    """Each campaign with the rate of those the user oversees."""
    found, target = rates_of(campaigns, user), values_in_force(StudyTarget, timezone.localdate())
    rates = [found.get(campaign.pk, Rate(0, 0)) for campaign in campaigns]
    return [
        {"campaign": campaign, "rate": rate, "standing": standing_of(rate, **vars(target))}
        for campaign, rate in zip(campaigns, rates, strict=True)
    ]


def create(request: HttpRequest) -> HttpResponse:
    """Plan a campaign; it stays a draft until it is opened."""
    user = officer_of(request)
    form = CampaignForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        campaign = actions.create_campaign(unit=form.organiser(), by=user, **form.plan())
        messages.success(request, _("Đã lưu bản nháp. Đồng chí xem lại rồi mở đợt học tập."))
        return redirect("campaigns:detail", campaign.public_id)
    return _form_page(request, form, None)


def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """A draft can change whole; an open campaign only in purpose and dates; a closed one not at all."""
    user = officer_of(request)
    campaign = get_object_or_404(editable_by(user), public_id=public_id)
    if campaign.state == CampaignState.CLOSED:
        raise Http404
    return _edit_draft(request, campaign) if campaign.state == CampaignState.DRAFT else _revise(request, campaign)


def _edit_draft(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    user = user_of(request)
    form = CampaignForm(request.POST or None, user=user, campaign=campaign)
    if request.method == "POST" and form.is_valid():
        changed = lambda: actions.edit_draft(campaign=campaign, by=user, **form.plan())  # noqa: E731
        return _do(request, campaign, changed, _("Đã lưu thay đổi."))
    return _form_page(request, form, campaign)


def _revise(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    form = OpenCampaignForm(request.POST or None, campaign=campaign)
    if request.method == "POST" and form.is_valid():
        revised = lambda: actions.revise_open_campaign(campaign=campaign, by=user_of(request), **form.changes())  # noqa: E731
        return _do(request, campaign, revised, _("Đã lưu mục đích và thời hạn mới."))
    return render(request, "learning/campaigns/revise.html", {"form": form, "campaign": campaign})


def _form_page(request: HttpRequest, form: CampaignForm, campaign: Campaign | None) -> HttpResponse:
    chosen = set(form["units"].value() or [])
    tree = unit_tree(list(units_plannable_by(user_of(request))), chosen)
    return render(request, "learning/campaigns/form.html", {"form": form, "campaign": campaign, "tree": tree})


def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """What the campaign is; before opening, what would follow; afterwards, how far it has come."""
    user = officer_of(request)
    campaign = get_object_or_404(visible_to(user).select_related("unit", "opening"), public_id=public_id)
    context: dict[str, Any] = {
        "campaign": campaign,
        "units": [chosen.unit for chosen in campaign.campaign_units.select_related("unit").order_by("unit__path")],
        "resolutions": [chosen.resolution for chosen in campaign.campaign_resolutions.select_related("resolution")],
        "audiences": campaign.audience_labels,
        "editable": editable_by(user).filter(pk=campaign.pk).exists(),
        "panels": panels_of(campaign, user),
    }
    state = forecast(campaign) if campaign.state == CampaignState.DRAFT else progress_of(campaign, user)
    return render(request, "learning/campaigns/detail.html", context | state)


def progress_of(campaign: Campaign, user: User) -> dict[str, Any]:
    """Figures of the part of the campaign that the user oversees, and the enrolling under way."""
    overseen = enrolments_overseen_by(user).filter(campaign=campaign)
    rate, exempt = rate_of(overseen)
    target = values_in_force(StudyTarget, timezone.localdate())
    job = campaign.opening if campaign.state == CampaignState.OPEN else None
    return {
        "top": top_units_of_officer(user)[0],
        "rate": rate,
        "exempt": exempt,
        "standing": standing_of(rate, **vars(target)),
        "target": target,
        "by_requirement": rates_by_requirement(campaign, overseen),
        "job": job,
        "follows_job": bool(job and not job.is_over and job.created_by_id == user.pk),
    }


@require_POST
def open_campaign(request: HttpRequest, public_id: str) -> HttpResponse:
    """Open a draft: its members are enrolled in the background."""
    return _act(request, public_id, actions.open_campaign, _("Đã mở đợt học tập. Hệ thống đang ghi danh đảng viên."))


@require_POST
def refresh(request: HttpRequest, public_id: str) -> HttpResponse:
    """Enrol those who joined since."""
    return _act(request, public_id, actions.refresh_roster, _("Đang cập nhật danh sách."))


@require_POST
def close(request: HttpRequest, public_id: str) -> HttpResponse:
    """End an open campaign."""
    return _act(request, public_id, actions.close_campaign, _("Đã kết thúc đợt học tập. Kết quả được giữ nguyên."))


def _act(request: HttpRequest, public_id: str, action: Callable[..., object], done: str) -> HttpResponse:
    user = officer_of(request)
    campaign = get_object_or_404(editable_by(user), public_id=public_id)
    return _do(request, campaign, lambda: action(campaign=campaign, by=user), done)


def _do(request: HttpRequest, campaign: Campaign, action: Callable[[], object], done: str) -> HttpResponse:
    """Do it and say so, or say why not; back to the campaign either way."""
    try:
        action()
        messages.success(request, done)
    except actions.CampaignRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("campaigns:detail", campaign.public_id)
