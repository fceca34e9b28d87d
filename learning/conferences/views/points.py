"""Bridge points: where, with what, who is placed there, when the line was down (`R11`)."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from learning.campaigns.plans import unit_tree
from learning.conferences import actions
from learning.conferences.forms import IncidentForm, PointForm
from learning.conferences.models import BridgePoint, Conference, LineIncident
from learning.conferences.plans import regular_class
from learning.conferences.queries import (
    editable_by,
    incidents_confirmable_by,
    incidents_correctable_by,
    points_of,
    units_offered_to,
    visible_to,
)
from learning.conferences.rules import minutes_lost
from learning.conferences.views.doors import do, frame, is_listed, planned_by, point_planned_by, point_run_by
from members.access.models import User
from members.access.request import user_of

COUNTS = _("Đã ghi nhận sự cố. Số phút mất đường truyền được cộng cho người dự ở điểm cầu này.")
WAITS = _("Đã ghi sự cố. Số phút mất đường truyền chỉ được cộng khi cán bộ phụ trách hội nghị xác nhận.")


def page(request: HttpRequest, public_id: str) -> HttpResponse:
    """All points for the officer; their own for the people who run some."""
    user = user_of(request)
    shown = visible_to(user).select_related("campaign", "unit").distinct()
    conference = get_object_or_404(shown, public_id=public_id)
    editable = editable_by(user).filter(pk=conference.pk).exists()
    points = list(points_of(conference, user))
    if not editable and not points:
        raise Http404
    rows = [{"point": point, "lost": lost_at(point)} for point in points]
    waiting = any(one.confirmed_at is None for point in points for one in point.incidents.all())
    context = frame(conference, user, "points") | {"rows": rows, "editable": editable, "waiting": waiting}
    context["confirmable"] = set(incidents_confirmable_by(user).filter(point__in=points)) if waiting else set()
    unplaced = context["study_class"].entries.filter(point__isnull=True, standing="REQUIRED")
    context["unplaced"] = unplaced.count() if editable else 0
    return render(request, "learning/conferences/points.html", context)


def lost_at(point: BridgePoint) -> int:
    """Minutes in which its line was down, as confirmed; its incidents prefetched."""
    confirmed = [incident for incident in point.incidents.all() if incident.confirmed_at]
    return minutes_lost((incident.started_at, incident.ended_at) for incident in confirmed)


def add(request: HttpRequest, public_id: str) -> HttpResponse:
    """A new point."""
    user, conference = planned_by(request, public_id)
    form = PointForm(request.POST or None, units=units_offered_to(user, conference.campaign))
    if request.method == "POST" and form.is_valid():
        units = list(form.cleaned_data["units"])
        added = lambda: actions.add_point(conference=conference, units=units, facts=form.facts(), by=user)  # noqa: E731
        if do(request, added, _("Đã thêm điểm cầu.")):
            return redirect("conferences:points", conference.public_id)
    return _form_page(request, form, user, conference, None)


def edit(request: HttpRequest, public_id: str, point_id: str) -> HttpResponse:
    """Its facts; people already placed stay where they are."""
    user, point = point_planned_by(request, public_id, point_id)
    form = PointForm(request.POST or None, units=units_offered_to(user, point.conference.campaign), point=point)
    if request.method == "POST" and form.is_valid():
        units = list(form.cleaned_data["units"])
        edited = lambda: actions.edit_point(point=point, units=units, facts=form.facts(), by=user)  # noqa: E731
        if do(request, edited, _("Đã lưu điểm cầu.")):
            return redirect("conferences:points", public_id)
    return _form_page(request, form, user, point.conference, point)


def _form_page(
    request: HttpRequest, form: PointForm, user: User, conference: Conference, point: BridgePoint | None
) -> HttpResponse:
    offered = units_offered_to(user, conference.campaign)
    context: dict[str, Any] = {
        "conference": conference,
        "point": point,
        "form": form,
        "tree": unit_tree(offered, set(form["units"].value() or [])),
        "listed": is_listed(regular_class(conference)),
    }
    return render(request, "learning/conferences/point_form.html", context)


@require_POST
def remove(request: HttpRequest, public_id: str, point_id: str) -> HttpResponse:
    """One where nobody is placed."""
    user, point = point_planned_by(request, public_id, point_id)
    do(request, lambda: actions.remove_point(point=point, by=user), _("Đã bỏ điểm cầu."))
    return redirect("conferences:points", public_id)


def incident(request: HttpRequest, public_id: str, point_id: str) -> HttpResponse:
    """The line was down."""
    user, point = point_run_by(request, public_id, point_id)
    plans = editable_by(user).filter(pk=point.conference_id).exists()
    form = IncidentForm(request.POST or None, initial={"day": point.conference.starts_on})
    if request.method == "POST" and form.is_valid():
        kept = lambda: actions.record_incident(point=point, by=user, **form.times())  # noqa: E731
        do(request, kept, COUNTS if plans else WAITS)
        return redirect("conferences:points", public_id)
    context = {"conference": point.conference, "point": point, "form": form, "plans": plans}
    return render(request, "learning/conferences/incident.html", context)


def correct(request: HttpRequest, public_id: str, incident_id: str) -> HttpResponse:
    """Other minutes than were recorded, with the reason."""
    user = user_of(request)
    kept = _incident(incidents_correctable_by(user), public_id, incident_id)
    plans = editable_by(user).filter(pk=kept.point.conference_id).exists()
    form = IncidentForm(request.POST or None, incident=kept)
    if request.method == "POST" and form.is_valid():
        corrected = lambda: actions.correct_incident(incident=kept, by=user, **form.times())  # noqa: E731
        do(request, corrected, _("Đã sửa sự cố; lý do được ghi vào nhật ký."))
        return redirect("conferences:points", public_id)
    point, conference = kept.point, kept.point.conference
    context = {"conference": conference, "point": point, "incident": kept, "form": form, "plans": plans}
    return render(request, "learning/conferences/incident.html", context)


@require_POST
def confirm(request: HttpRequest, public_id: str, incident_id: str) -> HttpResponse:
    """An officer of the conference bears out what the point's people recorded."""
    user, conference = planned_by(request, public_id)
    kept = _incident(LineIncident.objects.filter(point__conference=conference), public_id, incident_id)
    do(request, lambda: actions.confirm_incident(incident=kept, by=user), COUNTS)
    return redirect("conferences:points", public_id)


def _incident(incidents: QuerySet[LineIncident], public_id: str, incident_id: str) -> LineIncident:
    """One of them, of that conference."""
    there = incidents.filter(point__conference__public_id=public_id)
    return get_object_or_404(there.select_related("point__conference", "recorded_by"), public_id=incident_id)
