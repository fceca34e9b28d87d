"""Keeping a roster: paper slips, closing, reopening, classes in which it is studied again."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learning.attendance.actions.classes import create_retake_class
from learning.attendance.actions.closing import close_roster, reopen_roster
from learning.attendance.actions.correcting import enter_slips, slip_key
from learning.attendance.forms import DecisionForm, RetakeClassForm
from learning.attendance.models import Presence
from learning.attendance.views.entrances import class_asked_for, conference_overseen, conference_planned, do
from learning.conferences.choices import RosterState, Standing
from learning.conferences.models import RosterEntry, Session, StudyClass
from learning.conferences.plans import regular_class
from learning.conferences.queries import matching_people
from members.access.request import user_of

PAGE = 100


@require_POST
def close(request: HttpRequest, conference_id: str) -> HttpResponse:
    """Freeze the roster; a background job reckons everyone."""
    user, conference = conference_planned(request, conference_id)
    study_class, _classes = class_asked_for(request, conference)
    done = _("Đang chốt danh sách và tính số phút của từng người.")
    do(request, lambda: close_roster(study_class=study_class, by=user), done)
    return redirect(f"{reverse('absence:list', args=[conference_id])}?lop={study_class.public_id}")


def reopen(request: HttpRequest, conference_id: str) -> HttpResponse:
    """Reopen it by a decision."""
    user, conference = conference_planned(request, conference_id)
    study_class, _classes = class_asked_for(request, conference)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        opened = lambda: reopen_roster(study_class=study_class, reason=reason, by=user)  # noqa: E731
        if do(request, opened, _("Đã mở lại danh sách. Sửa xong, đồng chí chốt lại để tính lại từ đầu.")):
            return redirect(f"{reverse('absence:list', args=[conference_id])}?lop={study_class.public_id}")
    context = {"form": form, "conference": conference, "study_class": study_class}
    return render(request, "learning/attendance/reopen.html", context)


def retake_class(request: HttpRequest, conference_id: str) -> HttpResponse:
    """Plan a class in which sessions are held again."""
    user, conference = conference_planned(request, conference_id)
    study_class = regular_class(conference)
    again = study_class.retake_classes.count()
    title = _("Lớp học lại %(number)d") % {"number": again + 1} if again else _("Lớp học lại")
    sessions = list(study_class.sessions.all())
    form = RetakeClassForm(request.POST or None, sessions=sessions, initial={"title": title})
    if request.method == "POST" and form.is_valid():
        title, made = form.cleaned_data["title"], list[StudyClass]()

        def make() -> None:
            made.append(create_retake_class(study_class=study_class, title=title, sessions=form.repeats(), by=user))

        if do(request, make, _("Đã mở lớp học lại. Khi xác nhận học lại, đồng chí chọn lớp này.")):
            return redirect(f"{reverse('absence:list', args=[conference_id])}?lop={made[0].public_id}")
    return render(request, "learning/attendance/retake_class.html", {"form": form, "conference": conference})


def slips(request: HttpRequest, conference_id: str, session_id: str) -> HttpResponse:
    """A session's paper slips: tick who handed one in; what was entered stays entered."""
    user, conference, entries = conference_overseen(request, conference_id)
    sessions = Session.objects.filter(study_class__conference=conference).select_related("study_class")
    session = get_object_or_404(sessions, public_id=session_id)
    there = entries.filter(study_class=session.study_class_id, standing=Standing.REQUIRED)
    if request.method == "POST":
        _enter(request, session, list(there.filter(public_id__in=request.POST.getlist("nguoi"))))
        return redirect(request.get_full_path())
    words = request.GET.get("tim", "")
    people = matching_people(there, words, "enrolment__member").select_related("enrolment__member", "enrolment__unit")
    ordered = people.order_by("unit_path", "enrolment__member__sort_key", "pk")
    page = Paginator(ordered, PAGE).get_page(request.GET.get("page"))
    context = {
        "conference": conference,
        "session": session,
        "page": page,
        "words": words,
        "entered": _entered(session, list(page)),
        "oneself": user.member_id,
        "is_open": session.study_class.roster_state == RosterState.OPEN,
    }
    return render(request, "learning/attendance/slips.html", context)


def _enter(request: HttpRequest, session: Session, entries: list[RosterEntry]) -> None:
    saved = _("Đã ghi phiếu của những người được đánh dấu.")
    do(request, lambda: enter_slips(session=session, entries=entries, by=user_of(request)), saved)


def _entered(session: Session, entries: list[RosterEntry]) -> set[int]:
    """Of these people, whose slip counts already."""
    keys = [slip_key(entry.pk, session.pk) for entry in entries]
    return set(Presence.objects.filter(key__in=keys, withdrawn_at=None).values_list("entry", flat=True))
