"""Appeals: filed and withdrawn by the author, decided by someone who judged nothing of the essay."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assessments.essays.actions import (
    AppealRefused,
    GradingFinished,
    NotGraded,
    TooBusy,
    change_result,
    file_appeal,
    uphold_result,
    withdraw_appeal,
)
from assessments.essays.choices import AppealState
from assessments.essays.forms import AppealForm, DecisionForm
from assessments.essays.models import Appeal, Grading
from assessments.essays.queries import appeals_seen_by, own_essay_duties, with_sheets
from assessments.essays.rules import UnusableParts
from assessments.essays.shown import shown_grading
from assessments.essays.views_grading import entries_sent, grading_context, sentence_of
from foundation.reviews.actions import StepRefused
from foundation.reviews.queries import steps_of
from learning.campaigns.models import Duty
from members.access.request import officer_of, user_of

PAGE = 20


def released_duty(request: HttpRequest, duty_id: str) -> Duty:
    """One's own essay duty whose result is released; 404 for any other."""
    released = own_essay_duties(user_of(request)).filter(essay__released_at__isnull=False)
    return get_object_or_404(released.select_related("essay__author"), public_id=duty_id)


@require_http_methods(["GET", "POST"])
def appeal(request: HttpRequest, duty_id: str) -> HttpResponse:
    """Why the result is contested; filed once."""
    duty, form = released_duty(request, duty_id), AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason, now = form.cleaned_data["reason"], timezone.now()
        try:
            file_appeal(essay=duty.essay, reason=reason, by=user_of(request), at=now)
            messages.success(request, _("Đã gửi đề nghị phúc khảo. Trong lúc chờ, kết quả chưa được dùng vào việc gì."))
        except AppealRefused as refusal:
            messages.error(request, str(refusal))
        return redirect("essays:write", duty_id)
    return render(request, "assessments/essays/appeal.html", {"duty": duty, "form": form})


@require_POST
def withdraw(request: HttpRequest, duty_id: str) -> HttpResponse:
    """Take the open appeal back."""
    duty = released_duty(request, duty_id)
    found = get_object_or_404(Appeal.objects.select_related("essay__duty"), essay=duty.essay, state=AppealState.OPEN)
    try:
        withdraw_appeal(appeal=found, by=user_of(request), at=timezone.now())
        messages.success(request, _("Đã rút đề nghị phúc khảo; kết quả như đã công bố."))
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("essays:write", duty_id)


@require_GET
def appeals(request: HttpRequest) -> HttpResponse:
    """What the officer may decide: those open first."""
    user = officer_of(request)
    decided = request.GET.get("xem") == "da-quyet-dinh"
    found = appeals_seen_by(user).exclude(state=AppealState.WITHDRAWN)
    found = found.exclude(state=AppealState.OPEN) if decided else found.filter(state=AppealState.OPEN)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "assessments/essays/appeals.html", {"page": page, "decided": decided})


def page_of(request: HttpRequest, found: Appeal, form: DecisionForm) -> HttpResponse:
    """The text, the contested grading, what the author says, and the rubric to grade anew, as it was sent."""
    contested = found.contested
    version = with_sheets(type(contested.version).objects.filter(pk=contested.version_id)).get()
    result = found.gradings.first() or as_sent(request, found) or contested
    context: dict[str, Any] = grading_context(version, contested.rubric, result) | {
        "appeal": found,
        "essay": found.essay,
        "form": form,
        "contested": shown_grading(contested.rubric.criteria, contested, version),
        "steps": steps_of(found).select_related("by__member"),
        "waits": found.state == AppealState.OPEN,
    }
    return render(request, "assessments/essays/decide.html", context)


def as_sent(request: HttpRequest, found: Appeal) -> Grading | None:
    """What was chosen on the form that could not be taken, kept nowhere; None when nothing readable was sent."""
    version, rubric = found.contested.version, found.contested.rubric
    try:
        entries = entries_sent(request, version, rubric) if request.method == "POST" else {}
    except UnusableParts:
        return None
    return Grading(version=version, rubric=rubric, entries=entries) if entries else None


@require_http_methods(["GET", "POST"])
@never_cache
def decide(request: HttpRequest, appeal_id: str) -> HttpResponse:
    """Keep the result or change it, for reasons that the author reads."""
    seen = appeals_seen_by(user_of(request)).select_related(
        "essay__author", "essay__duty__requirement", "essay__duty__enrolment__unit",
        "essay__duty__enrolment__campaign", "essay__result", "contested__version", "contested__rubric",
        "contested__grader__member",
    )  # fmt: skip
    found = get_object_or_404(seen.exclude(state=AppealState.WITHDRAWN), public_id=appeal_id)
    form = DecisionForm(request.POST or None, initial={"seen": found.steps_taken})
    if request.method != "POST" or not form.is_valid():
        return page_of(request, found, form)
    try:
        settle(request, found, form)
        messages.success(request, _("Đã quyết định. Người đề nghị được báo và đọc được lý do."))
    except (UnusableParts, NotGraded, GradingFinished, StepRefused, TooBusy) as error:
        messages.error(request, sentence_of(error))
        found.refresh_from_db(fields=["state", "steps_taken"])
        return page_of(request, found, form)
    return redirect("essays:appeals")


def settle(request: HttpRequest, found: Appeal, form: DecisionForm) -> None:
    """As the form says; raises as the actions do."""
    chosen: dict[str, Any] = {"appeal": found, "by": user_of(request), "at": timezone.now()}
    chosen |= {"seen": form.cleaned_data["seen"], "reason": form.cleaned_data["reason"]}
    if form.cleaned_data["outcome"] == "uphold":
        uphold_result(**chosen)
        return
    change_result(entries=entries_sent(request, found.contested.version, found.contested.rubric), **chosen)
