"""A member's way through a survey: what it is, the paper, saving, submitting, the result."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from assessments.attempts.actions import (
    AlreadySubmitted,
    NoAttemptLeft,
    TooBusy,
    save_answers,
    start_attempt,
    submit_attempt,
)
from assessments.attempts.forms import answers_from_form, answers_from_json
from assessments.attempts.models import Attempt
from assessments.attempts.pages import intro_page, paper_page, result_page
from assessments.attempts.queries import (
    Standing,
    attempts_visible_to,
    own_survey_duties,
    standing_of,
    standing_with,
    with_paper,
    with_result,
)
from assessments.attempts.rules import UnusableAnswers, is_over, milliseconds
from assessments.quizzes.models import Quiz
from foundation.web.sign_in_required import wants_json
from learning.campaigns.models import Duty
from members.access.request import user_of


def own_standing(request: HttpRequest, duty_id: str) -> Standing:
    """Where the signed-in member stands with their own duty; 404 for anyone else's."""
    duty: Duty = get_object_or_404(own_survey_duties(user_of(request)), public_id=duty_id)
    try:
        return standing_of(duty)
    except Quiz.DoesNotExist as error:
        raise Http404 from error


@require_GET
@never_cache
def intro(request: HttpRequest, duty_id: str) -> HttpResponse:
    """What awaits the member, who will see what, and the results so far."""
    standing = own_standing(request, duty_id)
    late = standing.open_attempt
    if late and is_over(late.expires_at, timezone.now()):
        submit_attempt(attempt=own_attempt(request, late.public_id), answers={}, at=timezone.now())
        return redirect("attempts:result", late.public_id)
    return intro_page(request, standing)


def own_attempt(request: HttpRequest, attempt_id: str) -> Attempt:
    """One's own attempt; 404 for anyone else's."""
    return get_object_or_404(attempts_visible_to(user_of(request)), public_id=attempt_id)


@require_POST
def start(request: HttpRequest, duty_id: str) -> HttpResponse:
    """Begin, or go on with what is under way; when nothing is left, the intro says so."""
    duty: Duty = get_object_or_404(own_survey_duties(user_of(request)), public_id=duty_id)
    try:
        attempt = start_attempt(duty=duty, member=user_of(request).member, at=timezone.now())
    except NoAttemptLeft:
        return redirect("attempts:intro", duty_id)
    except Quiz.DoesNotExist as error:
        raise Http404 from error
    return redirect("attempts:paper", attempt.public_id)


@require_GET
@never_cache
def paper(request: HttpRequest, attempt_id: str) -> HttpResponse:
    """The questions, as one form; a script turns it into one question a screen."""
    attempt = get_object_or_404(with_paper(attempts_visible_to(user_of(request))), public_id=attempt_id)
    now = timezone.now()
    if attempt.submitted_at is None and is_over(attempt.expires_at, now):
        submit_attempt(attempt=attempt, answers={}, at=now)
    if attempt.submitted_at is not None:
        return redirect("attempts:result", attempt_id)
    return paper_page(request, attempt, milliseconds(now))


@require_POST
def save(request: HttpRequest, attempt_id: str) -> JsonResponse:
    """Keep answers: 200 with when and how many, 400 for no answers to this paper, 409 once submitted."""
    attempt, now = own_attempt(request, attempt_id), timezone.now()
    try:
        answers = answers_from_json(request, attempt, milliseconds(now))
        saved = save_answers(attempt=attempt, answers=answers, at=now)
    except UnusableAnswers:
        return unusable()
    except AlreadySubmitted:
        return JsonResponse(closed(attempt), status=409)
    except TooBusy:
        return busy()
    return JsonResponse({"saved_at": milliseconds(now), "revision": saved.revision, "answers": saved.answered})


@require_POST
def submit(request: HttpRequest, attempt_id: str) -> HttpResponse:
    """Hand the paper in, once; a second time leads to the same result."""
    attempt, now = own_attempt(request, attempt_id), timezone.now()
    scripted = wants_json(request)
    try:
        read = answers_from_json if request.content_type == "application/json" else answers_from_form
        submit_attempt(attempt=attempt, answers=read(request, attempt, milliseconds(now)), at=now)
    except UnusableAnswers:
        return unusable() if scripted else redirect("attempts:paper", attempt_id)
    except TooBusy:
        return busy() if scripted else redirect("attempts:paper", attempt_id)
    return JsonResponse(closed(attempt)) if scripted else redirect("attempts:result", attempt_id)


def closed(attempt: Attempt) -> dict[str, Any]:
    """What a script is told of an attempt that cannot change any more."""
    return {"state": "submitted", "result": reverse("attempts:result", args=[attempt.public_id])}


def unusable() -> JsonResponse:
    """400: what arrived fits no paper; what is kept stays as it is."""
    message = _("Hệ thống không đọc được câu trả lời vừa gửi. Những câu đã lưu vẫn còn; đồng chí tải lại trang.")
    return JsonResponse({"error": "unusable", "message": message}, status=400)


def busy() -> JsonResponse:
    """503: the page sends again by itself."""
    message = _("Hệ thống đang bận, câu trả lời sẽ được gửi lại.")
    return JsonResponse({"error": "busy", "message": message}, status=503)


@require_GET
@never_cache
def result(request: HttpRequest, attempt_id: str) -> HttpResponse:
    """The mark, each answer explained with its passage, and what comes next."""
    attempt = get_object_or_404(with_result(attempts_visible_to(user_of(request))), public_id=attempt_id)
    if attempt.submitted_at is None:
        return redirect("attempts:paper", attempt_id)
    return result_page(request, attempt, standing_with(attempt.duty, attempt.quiz))
