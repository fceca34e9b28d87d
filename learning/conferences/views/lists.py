"""Conferences that the officer plans or oversees, or whose points the person runs."""

from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from learning.conferences.queries import campaigns_with_conferences_of, visible_to, with_figures
from learning.conferences.staffing import runs_a_point
from members.access.request import user_of
from members.access.scope import OFFICER_ROLES, holds

PAGE = 20


def conference_list(request: HttpRequest) -> HttpResponse:
    """Those still without a day first, then the latest; 404 for who neither plans nor runs any."""
    user = user_of(request)
    is_officer = holds(user, *OFFICER_ROLES)
    if not is_officer and not runs_a_point(user):
        raise Http404
    shown = with_figures(visible_to(user), timezone.localdate())
    ordered = shown.order_by(F("starts_on").desc(nulls_first=True), "-pk")
    page = Paginator(ordered, PAGE).get_page(request.GET.get("page"))
    campaigns = campaigns_with_conferences_of(user).exclude(state="CLOSED")[:PAGE] if is_officer else []
    context = {"page": page, "campaigns": campaigns, "is_officer": is_officer}
    return render(request, "learning/conferences/list.html", context)
