"""The author's page: write, save, hand in, and afterwards what became of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from assessments.attempts.rules import milliseconds
from assessments.essays.actions import (
    NotComplete,
    NotWritable,
    TooBusy,
    TooManyPages,
    add_pages,
    last_day_to_appeal,
    length_on,
    most_pages_on,
    save_parts,
    submit_essay,
)
from assessments.essays.choices import ACCEPT, RETURN, AppealState, EssayPart, EssayState
from assessments.essays.forms import files_in, parts_from_form, parts_from_json
from assessments.essays.models import Essay, EssayVersion
from assessments.essays.queries import is_writable, own_essay_duties, rubric_for, with_sheets
from assessments.essays.rubrics import criteria_of
from assessments.essays.rules import MOST_CHARACTERS, Parts, UnusableParts
from assessments.essays.shown import SheetsAt, is_picture, parts_to_read, parts_to_write, sheets_of, shown_grading
from foundation.reviews.queries import steps_of
from foundation.web.sign_in_required import wants_json
from learning.campaigns.models import Duty
from members.access.request import user_of

OWN_SHEETS = SheetsAt("essays:add_pages", "essays:arrange_pages", "essays:page")


def own_duty(request: HttpRequest, duty_id: str) -> Duty:
    """One's own essay duty; 404 for anyone else's."""
    return get_object_or_404(own_essay_duties(user_of(request)), public_id=duty_id)


def essay_of(duty: Duty) -> Essay | None:
    """What was written for it so far."""
    return getattr(duty, "essay", None)


@require_GET
@never_cache
def write(request: HttpRequest, duty_id: str) -> HttpResponse:
    """The three parts to write; or when it was handed in, what became of it, and the text."""
    duty = own_duty(request, duty_id)
    essay, now = essay_of(duty), timezone.now()
    context: dict[str, Any] = {"duty": duty, "essay": essay, "writable": is_writable(duty, essay)}
    if context["writable"]:
        context |= writing(duty, essay, now)
    if essay:
        context |= standing(essay)
    return render(request, "assessments/essays/write.html", context)


def writing(duty: Duty, essay: Essay | None, now: Any) -> dict[str, Any]:
    """What the form shows."""
    texts, edited_at = (essay.texts, essay.edited_at) if essay else ({}, {})
    rubric = essay.rubric if essay and essay.rubric else rubric_for(duty.enrolment.campaign.unit.path)
    pages = list(essay.pages.select_related("file")) if essay else []
    return {
        "parts": parts_to_write(texts, edited_at),
        "pages": [(page, is_picture(page)) for page in pages],
        "criteria": criteria_of(rubric.criteria) if rubric else [],
        "length": essay.yardstick if essay else length_on(now),
        "most_pages": most_pages_on(now),
        "sheets_at": OWN_SHEETS,
        "now_ms": milliseconds(now),
        "most_characters": MOST_CHARACTERS,
    }


def standing(essay: Essay) -> dict[str, Any]:
    """What was decided last, what was handed in, and once released the result."""
    steps = list(steps_of(essay))
    decided = [step for step in steps if step.name in (ACCEPT, RETURN)]
    versions = list(with_sheets(essay.versions.order_by("number")))
    context: dict[str, Any] = {
        "decision": decided[-1] if decided and decided[-1].to == essay.state else None,
        "versions": versions,
    }
    if essay.state not in (EssayState.DRAFT, EssayState.RETURNED) and versions:
        context |= reading(essay, versions[-1])
    return context


def reading(essay: Essay, version: EssayVersion) -> dict[str, Any]:
    """The version handed in; with the grader's words once the result is released."""
    result = essay.result if essay.released_at else None
    grading = shown_grading(result.rubric.criteria, result, version) if result else None
    notes = grading.notes if grading else None
    context = {
        "version": version,
        "read_parts": parts_to_read(version, notes),
        "sheets": sheets_of(version, notes),
        "grading": grading,
    }
    return context | (appealing(essay) if result else {})


def appealing(essay: Essay) -> dict[str, Any]:
    """The appeal there is, or until when one can be filed."""
    appeal = essay.appeals.exclude(state=AppealState.WITHDRAWN).first()
    last_day = last_day_to_appeal(essay)
    open_still = appeal is None and last_day is not None and timezone.localdate() <= last_day
    return {
        "appeal": appeal,
        "appeal_step": steps_of(appeal).last() if appeal else None,
        "appeal_until": last_day if open_still else None,
    }


def parts_sent(request: HttpRequest, duty: Duty) -> Parts:
    """By the script as JSON, by the plain form as fields; raises `UnusableParts`."""
    now_ms = milliseconds(timezone.now())
    if request.content_type == "application/json":
        return parts_from_json(request, now_ms)
    return parts_from_form(request, essay_of(duty), now_ms)


@require_POST
def save(request: HttpRequest, duty_id: str) -> HttpResponse:
    """Keep what was typed: 200 with when, 400 for no parts of an essay, 409 once nothing can be written any more."""
    duty, now = own_duty(request, duty_id), timezone.now()
    try:
        save_parts(duty=duty, parts=parts_sent(request, duty), at=now)
        keep_files(request, duty)
    except (UnusableParts, NotWritable, TooBusy, TooManyPages) as error:
        return refused(request, duty_id, error)
    if wants_json(request):
        return JsonResponse({"saved_at": milliseconds(now)})
    messages.success(request, _("Đã lưu. Đồng chí có thể viết tiếp lúc khác; chưa ai đọc được bài khi chưa nộp."))
    return redirect("essays:write", duty_id)


@require_POST
def submit(request: HttpRequest, duty_id: str) -> HttpResponse:
    """Hand in, once; a second time leads to the same receipt."""
    duty = own_duty(request, duty_id)
    try:
        keep_files(request, duty)
        submit_essay(duty=duty, parts=parts_sent(request, duty), at=timezone.now())
    except (UnusableParts, NotComplete, NotWritable, TooBusy, TooManyPages) as error:
        return refused(request, duty_id, error)
    return JsonResponse(closed(duty_id)) if wants_json(request) else redirect("essays:write", duty_id)


def keep_files(request: HttpRequest, duty: Duty) -> None:
    """Sheets chosen in the form; what is refused is said on the next page. Raises as `add_pages`."""
    taken, faults = files_in(request) if request.content_type == "multipart/form-data" else ([], [])
    for fault in faults:
        messages.error(request, fault)
    if taken:
        add_pages(duty=duty, files=taken, by=user_of(request), at=timezone.now())


def closed(duty_id: str) -> dict[str, str]:
    """What a script is told of an essay that cannot be written any more."""
    return {"state": "submitted", "result": reverse("essays:write", args=[duty_id])}


def refused(request: HttpRequest, duty_id: str, error: Exception) -> HttpResponse:
    """Say why, to the script or on the page; what was kept stays."""
    if isinstance(error, NotWritable):
        return JsonResponse(closed(duty_id), status=409) if wants_json(request) else redirect("essays:write", duty_id)
    message = sentence_of(error)
    if wants_json(request):
        return JsonResponse({"message": message}, status=503 if isinstance(error, TooBusy) else 400)
    messages.error(request, message)
    return redirect("essays:write", duty_id)


def sentence_of(error: Exception) -> str:
    """What happened and what to do, for the author."""
    if isinstance(error, NotComplete) and error.empty:
        names = ", ".join(f"“{EssayPart(name).label}”" for name in error.empty)
        return _("Chưa nộp: phần %(names)s còn trống. Những gì đã viết vẫn được giữ.") % {"names": names}
    if isinstance(error, NotComplete):
        words = {"words": error.words}
        return _("Chưa nộp: bài có %(words)d từ, chưa đúng độ dài yêu cầu. Những gì đã viết vẫn được giữ.") % words
    if isinstance(error, TooManyPages):
        return _("Bài có nhiều nhất %(most)d trang. Đồng chí bỏ bớt rồi thêm lại.") % {"most": error.most}
    if isinstance(error, TooBusy):
        return _("Hệ thống đang bận, bài viết sẽ được gửi lại.")
    return _("Hệ thống không đọc được phần vừa gửi. Những gì đã lưu vẫn còn; đồng chí tải lại trang.")
