"""Meeting logs: sent in, looked through, recorded, withdrawn."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from foundation.documents.responses import XLSX, download
from learning.attendance.actions.log_picking import pick_person, undecided_like
from learning.attendance.actions.log_recording import apply_meeting_log, undo_meeting_log
from learning.attendance.actions.logs import discard_meeting_log, upload_meeting_log
from learning.attendance.actions.recording import RosterFrozen
from learning.attendance.actions.refusal import AttendanceRefused
from learning.attendance.log_forms import MeetingLogForm, PickForm, UndoForm
from learning.attendance.logs import queries, sheets
from learning.attendance.logs.choices import OPEN_TO_PICKING, RIGHT, LogState, RowOutcome
from learning.attendance.logs.minutes import minutes_of
from learning.attendance.models import MeetingLog, MeetingLogRow
from learning.conferences.choices import RosterState
from learning.conferences.models import StudyClass
from learning.conferences.queries import classes_editable_by
from members.access.request import user_of

PAGE = 50
"""Rows, or people, on a page."""
LOOKED_THROUGH = (LogState.READY, LogState.APPLYING, LogState.APPLIED, LogState.UNDONE, LogState.DISCARDED)


def upload(request: HttpRequest, class_id: str) -> HttpResponse:
    """The class's logs, and a form for the next while the roster is open."""
    study_class = _class(request, class_id)
    form = MeetingLogForm(study_class, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        log = _taken_in(request, study_class, form)
        if log:
            return redirect("attendance:log", log.public_id)
    context = {
        "study_class": study_class,
        "form": form,
        "logs": queries.logs_of(study_class)[:PAGE],
        "is_open": study_class.roster_state == RosterState.OPEN,
    }
    return render(request, "learning/attendance/logs/upload.html", context, status=422 if form.errors else 200)


def _taken_in(request: HttpRequest, study_class: StudyClass, form: MeetingLogForm) -> MeetingLog | None:
    """Hand the file to the action; a roster closed meanwhile becomes the form's error."""
    sent = form.cleaned_data
    try:
        return upload_meeting_log(
            study_class=study_class, upload=sent["file"], point=sent["point"], by=user_of(request)
        )
    except RosterFrozen:
        form.add_error(None, _frozen())
        return None


def _frozen() -> str:
    return _("Danh sách của lớp không mở nên không ghi nhận được. Đồng chí mở lại danh sách trước.")


@require_safe
def form_to_fill(request: HttpRequest, class_id: str) -> HttpResponse:
    """The empty spreadsheet."""
    study_class = _class(request, class_id)
    return download(sheets.empty_form(study_class.title), _("Mẫu nhật ký phòng họp.xlsx"), XLSX)


@require_safe
def log_page(request: HttpRequest, log_id: str) -> HttpResponse:
    """Progress while it is read or recorded, then what it comes to."""
    return _show(request, _log(request, log_id), UndoForm())


def _show(request: HttpRequest, log: MeetingLog, undoing: UndoForm) -> HttpResponse:
    shown: dict[str, Any] = {
        "log": log,
        "study_class": log.study_class,
        "follows_job": bool(log.job and log.job.created_by_id == user_of(request).pk),
        "undoing": undoing,
        "is_open": log.study_class.roster_state == RosterState.OPEN,
    }
    if log.state in LOOKED_THROUGH:
        shown |= _findings(request, log)
    return render(request, "learning/attendance/logs/log.html", shown, status=422 if undoing.errors else 200)


def _findings(request: HttpRequest, log: MeetingLog) -> dict[str, Any]:
    """Counts, and one of three lists: what needs attention, what is right, or people with their minutes."""
    counts = queries.counts_of(log)
    right = sum(counts[outcome] for outcome in RIGHT)
    wrong = sum(counts.values()) - right
    kind = request.GET.get("xem", "can-xem" if wrong else "dung")
    found: dict[str, Any] = {"counts": counts, "right": right, "wrong": wrong, "kind": kind}
    if kind == "nguoi":
        page: Any = Paginator(queries.people_of(log), PAGE).get_page(request.GET.get("page"))
        return found | {"page": page, "people": minutes_of(log, page)}
    outcomes = RIGHT if kind == "dung" else queries.ATTENTION
    rows = log.rows.filter(outcome__in=outcomes).select_related("entry__enrolment__member")
    ordered = rows.order_by("order") if kind == "dung" else queries.those_to_mend_first(rows)
    page = Paginator(ordered, PAGE).get_page(request.GET.get("page"))
    return found | {"page": page, "rows": queries.with_people(page, log)}


def row_page(request: HttpRequest, log_id: str, row_id: str) -> HttpResponse:
    """One row of which the person is missing: candidates, a search in the roster, and the choice."""
    row = _row(request, log_id, row_id)
    text = request.GET.get("q", "")
    found = queries.found_in_roster(row.log.study_class, text)
    alike = undecided_like(row).count()
    before = {"entry": row.entry_id, "alike": row.outcome == RowOutcome.UNKNOWN}
    form = PickForm(row, found, request.POST or None, initial=before)
    if request.method == "POST" and form.is_valid():
        return _picked(request, row, form)
    context = {"row": row, "log": row.log, "form": form, "q": text, "found": found, "alike": alike}
    return render(request, "learning/attendance/logs/row.html", context, status=422 if form.errors else 200)


def _picked(request: HttpRequest, row: MeetingLogRow, form: PickForm) -> HttpResponse:
    sent = form.cleaned_data
    try:
        count = pick_person(row=row, entry=sent["entry"], alike=sent["alike"], by=user_of(request))
    except AttendanceRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("attendance:log_row", row.log.public_id, row.public_id)
    if count and sent["entry"]:
        name = sent["entry"].enrolment.member.full_name
        told = ngettext("Đã chọn %(name)s cho %(count)d dòng.", "Đã chọn %(name)s cho %(count)d dòng.", count)
        messages.success(request, told % {"name": name, "count": count})
    return redirect("attendance:log", row.log.public_id)


@require_POST
def apply(request: HttpRequest, log_id: str) -> HttpResponse:
    """Record the right rows."""
    log = _log(request, log_id)
    return _done(request, log, lambda: apply_meeting_log(log=log, by=user_of(request)), "")


@require_POST
def discard(request: HttpRequest, log_id: str) -> HttpResponse:
    """Put the log aside."""
    log = _log(request, log_id)
    told = _("Đã bỏ tệp này, không ghi nhận dòng nào.")
    return _done(request, log, lambda: discard_meeting_log(log=log, by=user_of(request)), told)


@require_POST
def undo(request: HttpRequest, log_id: str) -> HttpResponse:
    """Withdraw what was recorded, with a reason."""
    log, form = _log(request, log_id), UndoForm(request.POST)
    if not form.is_valid():
        return _show(request, log, form)
    reason, told = form.cleaned_data["reason"], _("Đã rút lại toàn bộ thời gian ghi từ tệp này.")
    return _done(request, log, lambda: undo_meeting_log(log=log, reason=reason, by=user_of(request)), told)


def _done(request: HttpRequest, log: MeetingLog, action: Callable[[], bool], told: str) -> HttpResponse:
    """Do it and say so, or say that the roster is not open; back to the log."""
    try:
        if action() and told:
            messages.success(request, told)
    except RosterFrozen:
        messages.error(request, _frozen())
    return redirect("attendance:log", log.public_id)


@require_safe
def to_correct(request: HttpRequest, log_id: str) -> HttpResponse:
    """The rows that are not right, as a spreadsheet."""
    log = _log(request, log_id)
    rows = log.rows.filter(outcome__in=queries.ATTENTION)
    return download(sheets.rows_to_correct(log, rows), _("Dòng cần sửa.xlsx"), XLSX)


def _class(request: HttpRequest, class_id: str) -> StudyClass:
    classes = classes_editable_by(user_of(request)).select_related("conference")
    return get_object_or_404(classes, public_id=class_id)


def _log(request: HttpRequest, log_id: str) -> MeetingLog:
    logs = queries.logs_editable_by(user_of(request))
    return get_object_or_404(logs.select_related("study_class__conference", "file", "job"), public_id=log_id)


def _row(request: HttpRequest, log_id: str, row_id: str) -> MeetingLogRow:
    """A row whose person is missing, or was chosen by hand; else there is nothing to choose."""
    rows = queries.rows_editable_by(user_of(request)).filter(log__public_id=log_id)
    related = rows.select_related("log__study_class__conference", "log__file", "entry__enrolment__member")
    row = get_object_or_404(related, public_id=row_id)
    if row.log.state != LogState.READY or not (row.picked_by_id or row.outcome in OPEN_TO_PICKING):
        raise Http404
    return row
