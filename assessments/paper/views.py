"""Screens of those who enter an essay from paper for its author, and of those who compare it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assessments.essays.actions import (
    NotWritable,
    TooBusy,
    TooManyPages,
    add_pages,
    begin_essay,
    most_pages_on,
    move_page,
    order_pages,
)
from assessments.essays.choices import PageMove
from assessments.essays.forms import files_in
from assessments.essays.shown import SheetsAt, is_picture
from assessments.essays.views import essay_of, sentence_of
from assessments.essays.views_grading import PAGE, grader_of
from assessments.paper import actions, queries
from assessments.paper.forms import AGREE, ComparisonForm
from assessments.paper.models import PaperEntry
from foundation.files.responses import serve
from foundation.reviews.actions import StepRefused
from foundation.reviews.queries import steps_of
from learning.campaigns.models import Duty
from members.access.request import user_of

SHEETS = SheetsAt("paper:add", "paper:arrange", "paper:sheet")


def duty_entered(request: HttpRequest, duty_id: str) -> Duty:
    """An essay that the user may enter; 404 for any other, one's own too."""
    return get_object_or_404(queries.enterable_by(user_of(request)), public_id=duty_id)


@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for the user to compare, the longest waiting first."""
    page = Paginator(queries.waiting_for(grader_of(request)), PAGE).get_page(request.GET.get("page"))
    return render(request, "assessments/paper/waiting.html", {"page": page})


@require_GET
@never_cache
def enter(request: HttpRequest, duty_id: str) -> HttpResponse:
    """The sheets put so far; once sent, that they wait and for whom."""
    duty = duty_entered(request, duty_id)
    essay = essay_of(duty)
    refused = queries.last_refused(essay)
    context = {
        "duty": duty,
        "pages": shown(essay),
        "most_pages": most_pages_on(timezone.now()),
        "sheets_at": SHEETS,
        "on_paper": True,
        "entry": queries.waiting_entry(essay),
        "refusal": steps_of(refused).last() if refused else None,
        "me": user_of(request),
    }
    return render(request, "assessments/paper/enter.html", context)


def shown(essay: Any) -> list[tuple[Any, bool]]:
    """Each sheet, and whether it is a picture."""
    return [(page, is_picture(page)) for page in essay.pages.select_related("file")] if essay else []


def changing(request: HttpRequest, duty_id: str, change: Callable[[Duty], None]) -> HttpResponse:
    """Do it while nothing waits to be compared; then back to the sheets."""
    duty = duty_entered(request, duty_id)
    if queries.waiting_entry(essay_of(duty)):
        messages.error(request, _("Bài đang chờ đối chiếu. Đồng chí rút lại thì mới sửa được các trang."))
        return to_sheets(duty_id)
    try:
        change(duty)
    except (NotWritable, TooBusy, TooManyPages) as error:
        messages.error(request, why_not(error))
    return to_sheets(duty_id)


def why_not(error: Exception) -> str:
    """What happened and what to do, for whoever enters or compares."""
    if isinstance(error, NotWritable):
        return _("Bài này không nhập từ giấy được nữa: người viết đã nộp, hoặc việc này đã kết thúc.")
    return sentence_of(error)


def to_sheets(duty_id: str) -> HttpResponse:
    """Back to the list of sheets."""
    return redirect(reverse("paper:enter", args=[duty_id]) + "#trang")


@require_POST
def add(request: HttpRequest, duty_id: str) -> HttpResponse:
    """Put photographs or files behind the sheets there are."""
    taken, faults = files_in(request)

    def put(duty: Duty) -> None:
        for fault in faults:
            messages.error(request, fault)
        if not taken and not faults:
            messages.error(request, _("Đồng chí chưa chọn ảnh hoặc tệp nào."))
        if taken:
            add_pages(duty=duty, files=taken, by=user_of(request), at=timezone.now())
            messages.success(request, _("Đã thêm %(n)d trang.") % {"n": len(taken)})

    return changing(request, duty_id, put)


@require_POST
def arrange(request: HttpRequest, duty_id: str) -> HttpResponse:
    """`move=<what>:<sheet>` as the buttons send it, or `order=<sheet>,<sheet>,…` after dragging."""
    what, _colon, page_id = request.POST.get("move", "").partition(":")

    def move(duty: Duty) -> None:
        if what in PageMove.values:
            sheets = queries.sheets_seen_by(user_of(request)).filter(essay__duty=duty)
            move_page(page=get_object_or_404(sheets, public_id=page_id), move=PageMove(what), by=user_of(request))
        elif request.POST.get("order"):
            order_pages(duty=duty, order=request.POST["order"].split(",")[:100])

    return changing(request, duty_id, move)


@require_POST
def send(request: HttpRequest, duty_id: str) -> HttpResponse:
    """Ask another to compare the sheets with the paper."""
    duty, now = duty_entered(request, duty_id), timezone.now()
    try:
        actions.send_to_compare(essay=begin_essay(duty=duty, at=now), by=user_of(request), at=now)
    except NotWritable as error:
        messages.error(request, why_not(error))
    except actions.NothingEntered:
        messages.error(request, _("Chưa có trang nào. Đồng chí chụp hoặc chọn các trang của bài rồi gửi."))
    return redirect("paper:enter", duty_id)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def compare(request: HttpRequest, entry_id: str) -> HttpResponse:
    """The sheets, and the question whether they are the paper."""
    entry = get_object_or_404(queries.waiting_for(user_of(request)), public_id=entry_id)
    form = ComparisonForm(request.POST or None, initial={"seen": entry.steps_taken})
    if form.is_valid():
        decide(request, entry, form.cleaned_data)
        return redirect("paper:waiting")
    context = {"entry": entry, "form": form, "pages": shown(entry.essay)}
    return render(request, "assessments/paper/compare.html", context)


def decide(request: HttpRequest, entry: PaperEntry, decision: dict[str, Any]) -> None:
    """Hand in or give back; says on the next page what came of it."""
    user, seen, now = user_of(request), decision["seen"], timezone.now()
    try:
        if decision["outcome"] == AGREE:
            actions.confirm(entry=entry, by=user, seen=seen, at=now)
            messages.success(request, _("Đã nộp bài thay cho người viết. Bài vào danh sách chờ chấm."))
        else:
            actions.refuse(entry=entry, reason=decision["reason"], by=user, seen=seen, at=now)
            messages.success(request, _("Đã trả lại người nhập, kèm điều đồng chí ghi."))
    except actions.ChangedSince:
        messages.error(request, _("Các trang đã thay đổi sau khi gửi đối chiếu. Người nhập rút lại và gửi lại."))
    except (NotWritable, TooBusy) as error:
        messages.error(request, why_not(error))
    except StepRefused as refused:
        messages.error(request, str(refused))


@require_POST
def withdraw(request: HttpRequest, entry_id: str) -> HttpResponse:
    """Take back what one has sent, to change it."""
    mine = queries.entries_seen_by(user_of(request)).filter(entered_by=user_of(request))
    entry = get_object_or_404(mine, public_id=entry_id)
    try:
        actions.withdraw(entry=entry, by=user_of(request), at=timezone.now())
    except StepRefused as refused:
        messages.error(request, str(refused))
    duty = entry.essay.duty
    if queries.enterable_by(user_of(request)).filter(pk=duty.pk).exists():
        return to_sheets(duty.public_id)
    messages.info(request, _("Người viết đã bắt đầu viết trên hệ thống, nên bài sẽ do chính đồng chí ấy nộp."))
    return redirect("paper:waiting")


@require_GET
def sheet(request: HttpRequest, page_id: str) -> HttpResponseBase:
    """A sheet put for somebody whom the user oversees."""
    found = get_object_or_404(queries.sheets_seen_by(user_of(request)), public_id=page_id)
    return serve(found.file, inline=True)
