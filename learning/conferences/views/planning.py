"""Planning a conference: its facts, its sessions, calling it off; and the same address as its people see it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from learning.campaigns.models import Campaign
from learning.campaigns.plans import unit_tree
from learning.conferences import actions
from learning.conferences.forms import ConferenceForm, ReasonForm, sessions_form
from learning.conferences.models import Conference
from learning.conferences.panels import Place, panels_of
from learning.conferences.plans import net_minutes_of, regular_class
from learning.conferences.queries import (
    campaigns_with_conferences_of,
    editable_by,
    sessions_of,
    units_offered_to,
    visible_to,
)
from learning.conferences.views.doors import do, frame, is_listed, planned_by
from learning.conferences.views.member import invitation_page
from members.access.request import officer_of, user_of
from members.units.models import Unit


def create(request: HttpRequest, campaign_id: str) -> HttpResponse:
    """A conference of the campaign; its sessions come next."""
    user = officer_of(request)
    campaign = get_object_or_404(campaigns_with_conferences_of(user), public_id=campaign_id)
    offered = units_offered_to(user, campaign)
    form = ConferenceForm(request.POST or None, units=offered)
    if request.method == "POST" and form.is_valid():
        try:
            conference = actions.create_conference(
                campaign=campaign,
                unit=form.cleaned_data["unit"],
                units=form.chosen_units(),
                facts=form.facts(),
                by=user,
            )
        except actions.ConferenceRefused as refusal:
            messages.error(request, str(refusal))
            return redirect("campaigns:detail", campaign.public_id)
        messages.success(request, _("Đã lập hội nghị. Đồng chí nhập ngày giờ các buổi."))
        return redirect("conferences:sessions", conference.public_id)
    return _form_page(request, form, offered, campaign, None)


def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Its facts; who attends only until the roster is made."""
    user, conference = planned_by(request, public_id)
    offered = units_offered_to(user, conference.campaign)
    listed = is_listed(regular_class(conference))
    form = ConferenceForm(request.POST or None, units=offered, conference=conference, listed=listed)
    if request.method == "POST" and form.is_valid():
        edited = lambda: actions.edit_conference(  # noqa: E731
            conference=conference, units=form.chosen_units(), facts=form.facts(), by=user
        )
        do(request, edited, _("Đã lưu thay đổi."))
        return redirect("conferences:detail", conference.public_id)
    return _form_page(request, form, offered, conference.campaign, conference)


def _form_page(
    request: HttpRequest,
    form: ConferenceForm,
    offered: list[Unit],
    campaign: Campaign,
    conference: Conference | None,
) -> HttpResponse:
    ticked = set(form["units"].value() or []) if "units" in form.fields else set()
    context = {"form": form, "campaign": campaign, "conference": conference, "tree": unit_tree(offered, ticked)}
    return render(request, "learning/conferences/form.html", context)


def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """The plan for those who make it; the invitation for those who come; the latter too with `xem=giay-moi`."""
    user = user_of(request)
    shown = visible_to(user).select_related("campaign", "unit").distinct()
    conference = get_object_or_404(shown, public_id=public_id)
    if request.GET.get("xem") == "giay-moi" or not editable_by(user).filter(pk=conference.pk).exists():
        return invitation_page(request, user, conference)
    return _plan_page(request, conference)


def _plan_page(request: HttpRequest, conference: Conference) -> HttpResponse:
    user = user_of(request)
    context = frame(conference, user, "plan")
    sessions = [(session, net_minutes_of(session)) for session in sessions_of(context["study_class"])]
    context |= {
        "sessions": sessions,
        "net_minutes": sum(minutes for _session, minutes in sessions),
        "parts": conference.parts.all(),
        "units": conference.units.order_by("path"),
        "panels": panels_of(conference, user, Place.PLAN),
        "on_roster": context["study_class"].entries.filter(enrolment__member=user.member_id).exists(),
    }
    return render(request, "learning/conferences/plan.html", context)


def sessions(request: HttpRequest, public_id: str) -> HttpResponse:
    """All sessions of the class on one form."""
    user, conference = planned_by(request, public_id)
    study_class = regular_class(conference)
    form = sessions_form(study_class, request.POST or None)
    if request.method == "POST" and form.is_valid():
        kept = lambda: actions.set_sessions(study_class=study_class, plans=form.plans(), by=user)  # noqa: E731
        if do(request, kept, _("Đã lưu các buổi. Hạn của việc chuẩn bị được tính theo ngày mới.")):
            return redirect("conferences:detail", conference.public_id)
    context = {"conference": conference, "form": form, "listed": is_listed(study_class)}
    return render(request, "learning/conferences/sessions.html", context)


def cancel(request: HttpRequest, public_id: str) -> HttpResponse:
    """Call it off, with the reason that its people will read."""
    user, conference = planned_by(request, public_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        off = lambda: actions.cancel_conference(conference=conference, reason=reason, by=user)  # noqa: E731
        do(request, off, _("Đã hủy hội nghị. Người đã được mời sẽ nhận thông báo."))
        return redirect("conferences:detail", conference.public_id)
    context: dict[str, Any] = {"conference": conference, "form": form}
    return render(request, "learning/conferences/cancel.html", context)
