"""Who was absent at a conference: lists, retakes for many at once, files for the base units."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.documents.responses import DOCX, XLSX, download
from learning.attendance import exports
from learning.attendance.actions.refusal import AttendanceRefused
from learning.attendance.actions.retaking import confirm_retakes
from learning.attendance.forms import RetakePlanForm
from learning.attendance.lists import RETAKE, TABS, Listed, counts, in_order, on_tab, open_retakes, reckoned
from learning.attendance.reckoning import Reckoned, Reckoner
from learning.attendance.views.entrances import (
    class_asked_for,
    conference_overseen,
    plans,
    retake_classes,
    unit_asked_for,
)
from learning.campaigns.waiting import waiting_for
from learning.conferences.choices import ClassKind, RosterState, Standing
from learning.conferences.models import Conference, RosterEntry, StudyClass
from learning.conferences.views.doors import frame
from members.access.models import User
from members.units.models import Unit
from members.units.queries import children_of, within

PAGE = 50


def absences(request: HttpRequest, conference_id: str) -> HttpResponse:
    """The closed roster's lists; before that, everyone's minutes so far."""
    user, conference, entries = conference_overseen(request, conference_id)
    study_class, classes = class_asked_for(request, conference)
    there = entries.filter(study_class=study_class)
    unit = unit_asked_for(request, there)
    context = _around(conference, user, study_class, classes) | {"unit": unit, "units": _below(unit, there, user)}
    if study_class.roster_state == RosterState.CLOSED:
        context |= _closed(request, study_class, there, unit)
    else:
        context |= _so_far(request, study_class, there, unit)
    return render(request, "learning/attendance/absences.html", context)


def _around(conference: Conference, user: User, study_class: StudyClass, classes: list[StudyClass]) -> dict[str, Any]:
    """What stands around the lists."""
    editable = plans(user, conference)
    sessions = list(study_class.sessions.all())
    return frame(conference, user, "presence") | {
        "editable": editable,
        "study_class": study_class,
        "classes": classes,
        "sessions": sessions,
        "is_retake": study_class.kind == ClassKind.RETAKE,
        "may_close": editable and bool(sessions) and all(one.ends_at <= timezone.now() for one in sessions),
        "to_decide": waiting_for(user),
        "decisions": study_class.decisions.select_related("by__member"),
    }


def _below(unit: Unit | None, entries: QuerySet[RosterEntry], user: User) -> list[Unit]:
    """The units one step down, to go on to: below the one chosen, else the highest the user sees people of."""
    if unit:
        return list(children_of(unit))
    paths = sorted({grant.unit.path for grant in user.grants}, key=len)
    highest = Unit.objects.filter(path__in=paths).order_by("path")
    return [one for top in highest for one in (children_of(top) or [top])]


def _closed(
    request: HttpRequest, study_class: StudyClass, entries: QuerySet[RosterEntry], unit: Unit | None
) -> dict[str, Any]:
    there = reckoned(entries, unit)
    tab = request.GET.get("xem", RETAKE)
    if tab not in TABS:
        raise Http404
    page = Paginator(in_order(on_tab(there, tab)), PAGE).get_page(request.GET.get("page"))
    found = counts(there)
    opened, nearest = open_retakes(there)
    return {
        "tab_shown": tab,
        "tabs": [(name, label, found[name]) for name, label in TABS.items()],
        "page": page,
        "rows": [Listed(entry) for entry in page],
        "open_count": opened,
        "nearest": nearest,
        "tickable": tab == RETAKE and study_class.kind == ClassKind.REGULAR,
        "heading": TABS[tab],
    }


def _so_far(
    request: HttpRequest, study_class: StudyClass, entries: QuerySet[RosterEntry], unit: Unit | None
) -> dict[str, Any]:
    """Everyone's minutes so far, reckoned for the page alone."""
    there = entries.filter(standing=Standing.REQUIRED)
    if unit:
        there = there.filter(within({unit.path}, "unit_path"))
    ordered = there.select_related("enrolment__member", "enrolment__unit")
    page = Paginator(ordered.order_by("unit_path", "enrolment__member__sort_key", "pk"), PAGE).get_page(
        request.GET.get("page")
    )
    return {"page": page, "so_far": _reckoned(study_class, list(page))}


def _reckoned(study_class: StudyClass, entries: list[RosterEntry]) -> list[Reckoned]:
    return Reckoner(study_class).reckon(entries)


def confirm(request: HttpRequest, conference_id: str) -> HttpResponse:
    """Those ticked, on one page, with the form and the last day for all of them."""
    user, conference, entries = conference_overseen(request, conference_id)
    study_class, _classes = class_asked_for(request, conference)
    asked = request.POST.getlist("nguoi") or request.GET.getlist("nguoi")
    ticked = reckoned(entries.filter(study_class=study_class, public_id__in=asked[: PAGE * 4]))
    chosen = list(in_order(ticked.select_related("study_class__conference__campaign")))
    form = RetakePlanForm(request.POST or None, classes=retake_classes(study_class))
    address = f"{reverse('absence:list', args=[conference.public_id])}?lop={study_class.public_id}"
    if not chosen:
        messages.error(request, _("Đồng chí đánh dấu ít nhất một người rồi bấm “Xác nhận học lại”."))
        return redirect(address)
    if request.method == "POST" and form.is_valid() and _confirm(request, chosen, form, user):
        return redirect(address)
    own = {entry.pk for entry in chosen if entry.enrolment.member_id == user.member_id}
    context = {
        "conference": conference,
        "study_class": study_class,
        "rows": [Listed(entry) for entry in chosen],
        "form": form,
        "own": own,
        "back": address,
    }
    return render(request, "learning/attendance/confirm.html", context)


def _confirm(request: HttpRequest, entries: list[RosterEntry], form: RetakePlanForm, user: User) -> bool:
    try:
        results = confirm_retakes(entries=entries, by=user, **form.plan())
    except AttendanceRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    confirmed = sum(result.retake is not None for result in results)
    if confirmed:
        told = ngettext("Đã xác nhận học lại cho %(n)d người.", "Đã xác nhận học lại cho %(n)d người.", confirmed)
        messages.success(request, told % {"n": confirmed})
    for result in results:
        if result.refusal:
            messages.error(request, f"{result.entry.enrolment.member.full_name}: {result.refusal}")
    return True


def export(request: HttpRequest, conference_id: str, file_form: str) -> HttpResponse:
    """The two lists, of the unit chosen: Excel for any number, Word for a base unit."""
    _user, conference, entries = conference_overseen(request, conference_id)
    study_class, _classes = class_asked_for(request, conference)
    there = entries.filter(study_class=study_class)
    unit = unit_asked_for(request, there)
    if study_class.roster_state != RosterState.CLOSED or file_form not in {"xlsx", "docx"}:
        raise Http404
    name = _("Danh sách vắng mặt - %(unit)s") % {"unit": unit.name if unit else conference.unit.name}
    if file_form == "xlsx":
        return download(exports.as_xlsx(study_class, there, unit), f"{name}.xlsx", XLSX)
    if not exports.fits_in_word(there, unit):
        messages.error(request, _("Danh sách quá dài cho một tệp Word. Đồng chí chọn từng đơn vị, hoặc tải tệp Excel."))
        return redirect(f"{reverse('absence:list', args=[conference.public_id])}?{request.GET.urlencode()}")
    return download(exports.as_docx(study_class, there, unit), f"{name}.docx", DOCX)
