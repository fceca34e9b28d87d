"""“Tổng quan”: the rate against the target, down to a cell, and the people behind each figure."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.policies.kinds import StudyTarget
from foundation.policies.queries import values_in_force
from learning.campaigns.models import Enrolment
from learning.campaigns.queries import begun_and_visible_to, newest
from learning.campaigns.rules import standing_of
from members.access.models import User
from members.access.request import user_of
from members.people.models import Member
from members.units.models import Unit
from members.units.paths import ancestors
from reports.dashboards.places import Places
from reports.dashboards.queries import WHOLE_YEAR, View, campaigns_of, figures, overview_units, people, top_units

PEOPLE_PAGE = 50
SETTLE_MOST = 8
PEOPLE = {
    "chua-xong": ("unfinished", _("Đảng viên chưa học xong")),
    "da-xong": ("finished", _("Đảng viên đã học xong")),
    "mien": ("exempt", _("Đảng viên được miễn sinh hoạt")),
}


def overview(request: HttpRequest) -> HttpResponse:
    """The overview of the highest unit that the user oversees."""
    tops = list(top_units(user_of(request)))
    if not tops:
        raise Http404
    return _overview(request, tops[0], tops)


def unit(request: HttpRequest, unit_id: str) -> HttpResponse:
    """The overview of a unit within the user's scope; a cell's is its board."""
    user = user_of(request)
    shown = get_object_or_404(overview_units(user), public_id=unit_id)
    if shown.level.code == "CELL":
        query = request.GET.urlencode()
        return redirect(reverse("campaigns:cell", args=[shown.public_id]) + (f"?{query}" if query else ""))
    return _overview(request, shown, [])


def _overview(request: HttpRequest, shown: Unit, tops: list[Unit]) -> HttpResponse:
    today = timezone.localdate()
    view, target = _view(request, shown, today), values_in_force(StudyTarget, today)
    whole, places = figures(view), Places(view, target)
    context = {
        "view": view,
        "unit": shown,
        "tops": tops if len(tops) > 1 else [],
        "crumbs": crumbs(user_of(request), view),
        "target": target,
        "whole": whole,
        "standing": standing_of(whole.rate, **vars(target)),
        "places": places,
        "to_settle": places.to_settle[:SETTLE_MOST],
        "as_table": request.GET.get("dang") == "bang",
    }
    return render(request, "reports/dashboards/overview.html", context)


def _view(request: HttpRequest, shown: Unit, today: date) -> View:
    """The campaign asked for with `dot`, or the whole year; else the newest, open ones first."""
    campaigns, asked = campaigns_of(shown), request.GET.get("dot", "")
    if asked == WHOLE_YEAR:
        return View(shown, campaigns, None, today.year)
    if not asked:
        return View(shown, campaigns, newest(campaigns), today.year)
    known = next((campaign for campaign in campaigns if campaign.public_id == asked), None)
    chosen = known or get_object_or_404(begun_and_visible_to(user_of(request)), public_id=asked)
    return View(shown, campaigns, chosen, today.year)


def people_list(request: HttpRequest, unit_id: str, which: str) -> HttpResponse:
    """The people behind a figure, in the order of Vietnamese names."""
    if which not in PEOPLE:
        raise Http404
    user = user_of(request)
    shown = get_object_or_404(overview_units(user), public_id=unit_id)
    view = _view(request, shown, timezone.localdate())
    found, title = PEOPLE[which]
    page = Paginator(people(view, found), PEOPLE_PAGE).get_page(request.GET.get("page"))
    context = {
        "view": view,
        "unit": shown,
        "title": title,
        "which": which,
        "crumbs": crumbs(user, view),
        "page": page,
        "rows": with_enrolments(view, list(page)),
    }
    return render(request, "reports/dashboards/people.html", context)


def with_enrolments(view: View, members: list[Member]) -> list[dict[str, Any]]:
    """Each member with their enrolments in the view; one query for the page."""
    rows = view.enrolments.filter(member__in=members).select_related("unit", "campaign")
    by_member: dict[int, list[Enrolment]] = {}
    for enrolment in rows.order_by("-campaign__starts_on", "pk"):
        by_member.setdefault(enrolment.member_id, []).append(enrolment)
    return [{"member": member, "enrolments": by_member.get(member.pk, [])} for member in members]


def crumbs(user: User, view: View) -> list[dict[str, str]]:
    """From the highest unit within the user's scope down to the one shown."""
    above = overview_units(user).filter(path__in=ancestors(view.unit.path)).order_by("path")
    return [
        {"label": step.label, "url": reverse("dashboards:unit", args=[step.public_id]) + view.query} for step in above
    ]
