"""The author's page: write, save, hand in, and afterwards the receipt, the reason, the text."""

from dataclasses import dataclass
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
from assessments.essays.actions import NotComplete, NotWritable, TooBusy, length_on, save_parts, submit_essay
from assessments.essays.choices import PROMPTS, EssayPart, EssayState
from assessments.essays.forms import parts_from_form, parts_from_json
from assessments.essays.models import Essay, EssayDecision
from assessments.essays.queries import is_writable, own_essay_duties
from assessments.essays.rules import MOST_CHARACTERS, Parts, UnusableParts, count_words
from foundation.web.sign_in_required import wants_json
from learning.campaigns.models import Duty
from members.access.request import user_of


@dataclass(frozen=True)
class ShownPart:
    """One part on a page: its heading, what it asks for, and its text."""

    part: EssayPart
    text: str
    at: int

    @property
    def name(self) -> str:
        """The field's name."""
        return self.part.value

    @property
    def label(self) -> str:
        """The heading."""
        return str(self.part.label)

    @property
    def prompt(self) -> str:
        """What it asks for."""
        return str(PROMPTS[self.part])

    @property
    def words(self) -> int:
        """How many words it has."""
        return count_words(self.text)


def shown_parts(essay: Essay | None) -> list[ShownPart]:
    """The three parts, empty before anything was written."""
    texts, times = (essay.texts, essay.edited_at) if essay else ({}, {})
    return [ShownPart(part, texts.get(part.value, ""), times.get(part.value, 0)) for part in EssayPart]


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
    context: dict[str, Any] = {
        "duty": duty,
        "essay": essay,
        "parts": shown_parts(essay),
        "writable": is_writable(duty, essay),
        "length": essay.yardstick if essay else length_on(now),
        "decision": decision_shown(essay),
        "now_ms": milliseconds(now),
        "most_characters": MOST_CHARACTERS,
    }
    return render(request, "assessments/essays/write.html", context)


def decision_shown(essay: Essay | None) -> EssayDecision | None:
    """The newest decision, when the essay stands as it says."""
    judged = essay and essay.state in (EssayState.RETURNED, EssayState.ACCEPTED)
    return essay.decisions.first() if essay and judged else None


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
    except (UnusableParts, NotWritable, TooBusy) as error:
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
        submit_essay(duty=duty, parts=parts_sent(request, duty), at=timezone.now())
    except (UnusableParts, NotComplete, NotWritable, TooBusy) as error:
        return refused(request, duty_id, error)
    return JsonResponse(closed(duty_id)) if wants_json(request) else redirect("essays:write", duty_id)


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
    if isinstance(error, TooBusy):
        return _("Hệ thống đang bận, bài viết sẽ được gửi lại.")
    return _("Hệ thống không đọc được phần vừa gửi. Những gì đã lưu vẫn còn; đồng chí tải lại trang.")
