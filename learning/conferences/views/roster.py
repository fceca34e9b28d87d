"""The roster of the class: who must attend, who is outside it and why (`R15`)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learning.conferences import actions
from learning.conferences.choices import Standing
from learning.conferences.forms import ReasonForm
from learning.conferences.models import RosterEntry
from learning.conferences.plans import enrolments_reached, regular_class
from learning.conferences.queries import counts_by_standing, entries_of
from learning.conferences.standings import otherwise_now
from learning.conferences.views.doors import do, entry_planned_by, frame, is_listed, planned_by
from members.access.models import User

PAGE = 50
SHOWN = {"": [Standing.REQUIRED], "ngoai-lop": [Standing.EXEMPT, Standing.CREDITED, Standing.REMOVED]}
"""Which standings are listed: those of the class, or those outside it."""


def page(request: HttpRequest, public_id: str) -> HttpResponse:
    """Counts by standing, search, fifty a page; those outside with their evidence under `xem=ngoai-lop`."""
    user, conference = planned_by(request, public_id)
    context = frame(conference, user, "roster")
    study_class, words = context["study_class"], request.GET.get("tim", "")
    which = request.GET.get("xem", "") if request.GET.get("xem", "") in SHOWN else ""
    entries = entries_of(study_class, words).filter(standing__in=SHOWN[which])
    counts = counts_by_standing(study_class)
    context |= {
        "counts": counts,
        "outside": sum(counts.values()) - counts[Standing.REQUIRED],
        "page": Paginator(entries, PAGE).get_page(request.GET.get("page")),
        "which": which,
        "words": words,
        "listed": is_listed(study_class),
        "people": 0 if is_listed(study_class) else enrolments_reached(conference).count(),
    }
    return render(request, "learning/conferences/roster.html", context)


@require_POST
def open_roster(request: HttpRequest, public_id: str) -> HttpResponse:
    """Make the roster in the background, or add those enrolled since."""
    user, conference = planned_by(request, public_id)
    study_class = regular_class(conference)
    begun = lambda: actions.open_roster(study_class=study_class, by=user)  # noqa: E731
    do(request, begun, _("Hệ thống đang lập danh sách lớp."))
    return redirect("conferences:roster", public_id)


def entry(request: HttpRequest, public_id: str, entry_id: str) -> HttpResponse:
    """One person of the roster: where placed, and what may be changed."""
    user, kept = entry_planned_by(request, public_id, entry_id)
    return _entry_page(request, user, kept, ReasonForm())


def _entry_page(request: HttpRequest, user: User, kept: RosterEntry, form: ReasonForm) -> HttpResponse:
    context = {
        "conference": kept.study_class.conference,
        "entry": kept,
        "member": kept.enrolment.member,
        "points": kept.study_class.conference.points.all(),
        "form": form,
        "own": kept.enrolment.member_id == user.member_id,
        "otherwise": next(iter(otherwise_now(kept.study_class, [kept])), None),
    }
    return render(request, "learning/conferences/entry.html", context)


@require_POST
def move(request: HttpRequest, public_id: str, entry_id: str) -> HttpResponse:
    """To another point."""
    user, kept = entry_planned_by(request, public_id, entry_id)
    points = kept.study_class.conference.points
    point = points.filter(public_id=request.POST.get("diem_cau", "")).first()
    if point is None:
        messages.error(request, _("Đồng chí chọn điểm cầu muốn chuyển đến."))
        return redirect("conferences:entry", public_id, entry_id)
    told = _("Đã chuyển đồng chí %(name)s đến %(point)s.")
    said = told % {"name": kept.enrolment.member.full_name, "point": point.name}
    do(request, lambda: actions.move_entry(entry=kept, point=point, by=user), said)
    return redirect("conferences:entry", public_id, entry_id)


@require_POST
def take_off(request: HttpRequest, public_id: str, entry_id: str) -> HttpResponse:
    """Out of the class, with a reason."""
    user, kept = entry_planned_by(request, public_id, entry_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _entry_page(request, user, kept, form)
    reason = form.cleaned_data["reason"]
    said = _("Đã đưa đồng chí %(name)s ra khỏi lớp; việc dự hội nghị được thu hồi.")
    told = said % {"name": kept.enrolment.member.full_name}
    do(request, lambda: actions.take_off(entry=kept, reason=reason, by=user), told)
    return redirect("conferences:entry", public_id, entry_id)


@require_POST
def put_back(request: HttpRequest, public_id: str, entry_id: str) -> HttpResponse:
    """Into the class again."""
    user, kept = entry_planned_by(request, public_id, entry_id)
    told = _("Đồng chí %(name)s lại có tên trong lớp.") % {"name": kept.enrolment.member.full_name}
    do(request, lambda: actions.put_back(entry=kept, by=user), told)
    return redirect("conferences:entry", public_id, entry_id)
