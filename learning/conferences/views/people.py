"""Choosing people by name or number: who answers for a point, who keeps its desk, who joins the class."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from learning.campaigns.models import Enrolment
from learning.conferences import actions
from learning.conferences.models import Conference
from learning.conferences.plans import regular_class
from learning.conferences.queries import SERVED_FOR, enrolments_to_add, people_to_choose
from learning.conferences.views.checklist import item_of
from learning.conferences.views.doors import do, planned_by, point_planned_by
from members.access.queries import members_visible_to
from members.access.scope import OFFICER_ROLES, paths_of
from members.people.models import Member
from members.units.queries import within

SEARCH = "learning/conferences/choose_person.html"


def rows_of(members: list[Member]) -> list[dict[str, Any]]:
    """Each member with the unit they belong to, read beforehand."""
    return [
        {"member": member, "unit": member.belonging[0].unit.name if member.belonging else ""}  # type: ignore[attr-defined]
        for member in members
    ]


def search_page(
    request: HttpRequest, conference: Conference, rows: list[dict[str, Any]], context: dict[str, Any]
) -> HttpResponse:
    """The search and what it found, each with a button."""
    words = request.GET.get("tim", "")
    return render(request, SEARCH, {"conference": conference, "rows": rows, "words": words} | context)


def in_charge(request: HttpRequest, public_id: str, point_id: str) -> HttpResponse:
    """Who answers for the point; sent empty, nobody."""
    user, point = point_planned_by(request, public_id, point_id)
    if request.method == "POST":
        chosen = request.POST.get("dang_vien", "")
        member = get_object_or_404(members_visible_to(user), public_id=chosen) if chosen else None
        said = _("Đã giao người phụ trách điểm cầu.") if member else _("Điểm cầu chưa có người phụ trách.")
        do(request, lambda: actions.put_in_charge(point=point, member=member, by=user), said)
        return redirect("conferences:points", public_id)
    context = {
        "title": _("Người phụ trách %(point)s") % {"point": point.name},
        "back": reverse("conferences:points", args=[public_id]),
        "verb": _("Giao phụ trách"),
        "present": [point.in_charge] if point.in_charge else [],
    }
    return search_page(request, point.conference, rows_of(people_to_choose(user, _words(request))), context)


def desk(request: HttpRequest, public_id: str, point_id: str) -> HttpResponse:
    """Who keeps the point's desk; `bo` takes someone away again."""
    user, point = point_planned_by(request, public_id, point_id)
    if request.method == "POST":
        leaving = request.POST.get("bo", "")
        known = point.desk_staff.all() if leaving else members_visible_to(user)
        member = get_object_or_404(known, public_id=leaving or request.POST.get("dang_vien", ""))
        action = actions.remove_desk_staff if leaving else actions.add_desk_staff
        said = _("Đã lưu bàn thư ký của điểm cầu.")
        do(request, lambda: action(point=point, member=member, by=user), said)
        return redirect("conferences:desk_staff", public_id, point_id)
    context = {
        "title": _("Bàn thư ký %(point)s") % {"point": point.name},
        "back": reverse("conferences:points", args=[public_id]),
        "verb": _("Thêm vào bàn thư ký"),
        "present": list(point.desk_staff.order_by("sort_key")),
        "note": _("Người ở bàn thư ký xem được tên người dự đến hết %(days)d ngày sau buổi cuối của hội nghị.")
        % {"days": SERVED_FOR.days},
    }
    return search_page(request, point.conference, rows_of(people_to_choose(user, _words(request))), context)


def responsible(request: HttpRequest, public_id: str, item_id: str) -> HttpResponse:
    """Who sees to a step of the checklist; sent empty, nobody."""
    user, item = item_of(request, public_id, item_id)
    if request.method == "POST":
        chosen = request.POST.get("dang_vien", "")
        member = get_object_or_404(members_visible_to(user), public_id=chosen) if chosen else None
        said = _("Đã giao người làm: %(step)s.") if member else _("Chưa giao ai làm: %(step)s.")
        told = said % {"step": item.get_step_display()}
        do(request, lambda: actions.assign(item=item, member=member, by=user), told)
        return redirect("conferences:checklist", public_id)
    context = {
        "title": _("Người làm: %(step)s") % {"step": item.get_step_display()},
        "back": reverse("conferences:checklist", args=[public_id]),
        "verb": _("Giao việc"),
        "present": [item.responsible] if item.responsible else [],
    }
    return search_page(request, item.conference, rows_of(people_to_choose(user, _words(request))), context)


def add_to_roster(request: HttpRequest, public_id: str) -> HttpResponse:
    """Someone enrolled in the campaign joins the class."""
    user, conference = planned_by(request, public_id)
    study_class = regular_class(conference)
    if request.method == "POST":
        mine = Enrolment.objects.filter(within(paths_of(user, *OFFICER_ROLES), "unit_path"))
        wanted = mine.filter(campaign=conference.campaign_id, member__public_id=request.POST.get("dang_vien", ""))
        enrolment = get_object_or_404(wanted)
        said = _("Đã thêm đồng chí %(name)s vào danh sách lớp.") % {"name": enrolment.member.full_name}
        added = lambda: actions.add_person(study_class=study_class, enrolment=enrolment, by=user)  # noqa: E731
        do(request, added, said)
        return redirect("conferences:roster", public_id)
    found = enrolments_to_add(study_class, user, _words(request))
    context = {
        "title": _("Thêm người vào danh sách lớp"),
        "back": reverse("conferences:roster", args=[public_id]),
        "verb": _("Thêm vào lớp"),
        "note": _("Chỉ tìm trong những người đã ghi danh vào đợt học tập và chưa có trong danh sách lớp."),
    }
    rows = [{"member": enrolment.member, "unit": enrolment.unit.name} for enrolment in found]
    return search_page(request, conference, rows, context)


def _words(request: HttpRequest) -> str:
    return request.GET.get("tim", "")
