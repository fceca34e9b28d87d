"""Those who oversee the author read what was handed in, grade it, or return it for a reason."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from assessments.attempts.rules import milliseconds
from assessments.essays.actions import (
    BeingGraded,
    GradingFinished,
    NotGraded,
    TooBusy,
    accept_essay,
    claim_essay,
    grading_of,
    let_go,
    return_essay,
    save_notes,
)
from assessments.essays.actions.grading import rules_on
from assessments.essays.choices import EssayState
from assessments.essays.forms import ReturnForm, SeenForm, answers_in, notes_from_form
from assessments.essays.models import Essay, EssayVersion, Grading, Rubric
from assessments.essays.notes import bounds_of, read_entries
from assessments.essays.queries import (
    essays_read_by,
    graded_by_me,
    newest_version,
    next_for,
    waiting_for,
    with_origin,
)
from assessments.essays.rubrics import criteria_of
from assessments.essays.rules import Parts, UnusableParts
from assessments.essays.shown import parts_to_read, sheets_of, shown_grading
from foundation.reviews.actions import StepRefused
from foundation.reviews.queries import steps_of
from foundation.web.sign_in_required import wants_json
from members.access.models import User
from members.access.request import user_of
from members.access.scope import OFFICER_ROLES, OVERSEER_ROLES, holds

PAGE = 20


def grader_of(request: HttpRequest) -> User:
    """The account, when it oversees anybody; 404 for everyone else."""
    user = user_of(request)
    if not holds(user, *OVERSEER_ROLES):
        raise Http404
    return user


@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    """Essays waiting for the user, the longest waiting first; or those that the user has graded."""
    user = grader_of(request)
    graded = request.GET.get("xem") == "da-cham"
    found = graded_by_me(user) if graded else waiting_for(user)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "graded": graded, "now": timezone.now(), "me": user, "is_officer": is_officer(user)}
    return render(request, "assessments/essays/waiting.html", context)


def is_officer(user: User) -> bool:
    """Who writes rubrics, releases results and decides appeals."""
    return holds(user, *OFFICER_ROLES)


@require_GET
def following(request: HttpRequest) -> HttpResponse:
    """To the next essay that nobody else holds, behind the one named; to the list when none is left."""
    user = grader_of(request)
    after = essays_read_by(user).filter(public_id=request.GET.get("sau", "")).first()
    found = next_for(user, after, timezone.now())
    if found:
        return redirect("essays:judge", found.public_id)
    messages.info(request, _("Không còn bài nào khác chờ đồng chí chấm."))
    return redirect("essays:waiting")


def judged(request: HttpRequest, essay_id: str) -> Essay:
    """An essay that the user grades; 404 for any other, one's own too."""
    return get_object_or_404(with_origin(essays_read_by(user_of(request))), public_id=essay_id)


def version_of(essay: Essay) -> EssayVersion:
    """What was handed in last."""
    version = newest_version(essay)
    if version is None:
        raise Http404
    return version


def grading_context(version: EssayVersion, rubric: Rubric, grading: Grading | None) -> dict[str, Any]:
    """Text left, rubric right."""
    shown = shown_grading(rubric.criteria, grading, version)
    return {
        "version": version,
        "rubric": rubric,
        "grading": shown,
        "entries": grading.entries if grading else {},
        "read_parts": parts_to_read(version, shown.notes),
        "sheets": sheets_of(version, shown.notes),
        "now_ms": milliseconds(timezone.now()),
    }


def page_of(request: HttpRequest, essay: Essay, form: ReturnForm) -> HttpResponse:
    """The text with the rubric beside it while it waits; afterwards the mark, for whoever gave it alone."""
    user, now = user_of(request), timezone.now()
    version, waits = version_of(essay), essay.state == EssayState.SUBMITTED
    grading = Grading.objects.filter(version=version, grader=user).first()
    rubric = grading.rubric if grading else essay.rubric
    assert rubric
    held = (
        essay.claimed_by
        if essay.claimed_by_id != user.pk and essay.claimed_until and essay.claimed_until > now
        else None
    )
    context = grading_context(version, rubric, grading) | {
        "essay": essay,
        "form": form,
        "waits": waits,
        "graded_it": not waits and bool(grading and grading.finished_at),
        "held_by": held if waits else None,
        "left": waiting_for(user).count(),
        "steps": steps_of(essay).select_related("by__member"),
    }
    return render(request, "assessments/essays/judge.html", context)


@require_GET
@never_cache
def judge(request: HttpRequest, essay_id: str) -> HttpResponse:
    """Read it; the page's script then asks to hold it."""
    essay, today = judged(request, essay_id), timezone.localdate()
    due_on = today + timedelta(days=rules_on(timezone.now()).return_days)
    return page_of(request, essay, ReturnForm(initial={"seen": essay.steps_taken, "due_on": due_on}))


@require_POST
def hold(request: HttpRequest, essay_id: str) -> HttpResponse:
    """Hold it, or hold it longer: 200 with until when, 409 with who else does; with `?tha=1` leave it to others."""
    essay, user, now = judged(request, essay_id), user_of(request), timezone.now()
    if request.GET.get("tha"):
        let_go(essay=essay, by=user)
        return JsonResponse({"now": milliseconds(now)})
    try:
        until = claim_essay(essay=essay, by=user, at=now)
    except BeingGraded as held:
        return JsonResponse({"message": sentence_of(held)}, status=409)
    return JsonResponse({"until": milliseconds(until), "now": milliseconds(now)})


def entries_sent(request: HttpRequest, version: EssayVersion, rubric: Rubric) -> Parts:
    """By the script as JSON, by the plain form as fields; raises `UnusableParts`."""
    criteria, now_ms = criteria_of(rubric.criteria), milliseconds(timezone.now())
    json = request.content_type == "application/json"
    raw = answers_in(request) if json else notes_from_form(request, criteria, now_ms)
    bounds = bounds_of(version.texts, version.pages_total)
    return read_entries(raw, criteria=criteria, bounds=bounds, now_ms=now_ms)


@require_POST
def save(request: HttpRequest, essay_id: str) -> HttpResponse:
    """Keep the notes and hold the essay longer: 200 with when, 400 for no notes, 409 when another person grades it.

    503 when other windows kept writing: the device keeps the draft and sends it again.
    """
    essay, user, now = judged(request, essay_id), user_of(request), timezone.now()
    version = version_of(essay)
    assert essay.rubric
    try:
        entries = entries_sent(request, version, essay.rubric)
        claim_essay(essay=essay, by=user, at=now)
        save_notes(grading=grading_of(essay, version, user), entries=entries)
    except UnusableParts as error:
        return JsonResponse({"message": sentence_of(error)}, status=400)
    except TooBusy as error:
        return JsonResponse({"message": sentence_of(error)}, status=503)
    except (BeingGraded, GradingFinished) as error:
        gone = essay.state != EssayState.SUBMITTED or isinstance(error, GradingFinished)
        left = {"state": "submitted", "result": reverse("essays:judge", args=[essay_id])} if gone else {}
        return JsonResponse({"message": sentence_of(error)} | left, status=409)
    return JsonResponse({"saved_at": milliseconds(now)})


@require_POST
def accept(request: HttpRequest, essay_id: str) -> HttpResponse:
    """Grade what was read: the duty is done; then the next one."""
    essay, form = judged(request, essay_id), SeenForm(request.POST if request.POST else request.GET)
    version = version_of(essay)
    assert essay.rubric
    try:
        seen = form.cleaned_data["seen"] if form.is_valid() else -1
        entries = entries_sent(request, version, essay.rubric)
        grading = accept_essay(essay=essay, seen=seen, entries=entries, by=user_of(request), at=timezone.now())
    except (UnusableParts, BeingGraded, NotGraded, GradingFinished, StepRefused, TooBusy) as error:
        return refused(request, essay_id, error)
    told = {"name": essay.author.full_name, "points": shown_grading(grading.rubric.criteria, grading, version).points}
    messages.success(request, _("Đã chấm bài của %(name)s: %(points)s điểm.") % told)
    address = f"{reverse('essays:next')}?sau={essay_id}"
    return JsonResponse({"state": "submitted", "result": address}) if wants_json(request) else redirect(address)


@require_POST
def send_back(request: HttpRequest, essay_id: str) -> HttpResponse:
    """Return it for a reason, with a new last day; without a reason the page asks for it."""
    essay, form = judged(request, essay_id), ReturnForm(request.POST)
    if not form.is_valid():
        return page_of(request, essay, form)
    try:
        return_essay(essay=essay, by=user_of(request), at=timezone.now(), **form.cleaned_data)
    except (BeingGraded, StepRefused) as error:
        return refused(request, essay_id, error)
    messages.success(request, _("Đã trả lại bài để %(name)s bổ sung.") % {"name": essay.author.full_name})
    return redirect(f"{reverse('essays:next')}?sau={essay_id}")


def refused(request: HttpRequest, essay_id: str, error: Exception) -> HttpResponse:
    """Say why, to the script or on the page."""
    if wants_json(request):
        return JsonResponse({"message": sentence_of(error)}, status=400)
    messages.error(request, sentence_of(error))
    return redirect("essays:judge", essay_id)


def sentence_of(error: Exception) -> str:
    """What happened and what to do, for the grader."""
    if isinstance(error, BeingGraded) and error.by:
        return _("Đồng chí %(name)s đang chấm bài này. Đồng chí chấm bài khác.") % {"name": error.by.get_full_name()}
    if isinstance(error, NotGraded):
        names = ", ".join(f"“{title}”" for title in error.titles)
        return _("Chưa chọn mức cho tiêu chí %(names)s.") % {"names": names}
    if isinstance(error, StepRefused):
        return str(error)
    if isinstance(error, TooBusy):
        return _("Hệ thống đang bận. Đồng chí đợi một lát rồi bấm lại; phần chấm vẫn được giữ.")
    if isinstance(error, UnusableParts):
        return _("Hệ thống không đọc được phần vừa gửi. Đồng chí tải lại trang.")
    return _("Bài này đã được xem xét hoặc đã thay đổi. Đồng chí mở lại bài để đọc bản mới nhất.")
