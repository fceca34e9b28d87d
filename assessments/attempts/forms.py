"""What arrives from the pages of an attempt, and the form that grants one more."""

import json
from typing import Any

from django import forms
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from assessments.attempts.models import Attempt
from assessments.attempts.papers import PLACES
from assessments.attempts.rules import Answers, UnusableAnswers, milliseconds, read_answers

LARGEST_BODY = 64 * 1024


def answers_from_json(request: HttpRequest, attempt: Attempt, now_ms: int) -> Answers:
    """The body's `{"answers": {"<item>": {"chosen": [places], "at": ms}}}`; raises `UnusableAnswers`."""
    try:
        if len(request.body) > LARGEST_BODY:
            raise UnusableAnswers("too large")
        body = json.loads(request.body)
    except (ValueError, RecursionError, RequestDataTooBig) as error:
        raise UnusableAnswers("not JSON") from error
    return read_answers(attempt.paper, body.get("answers") if isinstance(body, dict) else None, now_ms=now_ms)


def answers_from_form(request: HttpRequest, attempt: Attempt, now_ms: int) -> Answers:
    """The fields `q0`, `q1`, … of the plain form, answered now (at the end, if that is past).

    Items left empty are left out: what is kept of them stays. Raises `UnusableAnswers`.
    """
    at = min(now_ms, milliseconds(attempt.expires_at)) if attempt.expires_at else now_ms
    raw: dict[str, Any] = {}
    for place in range(len(attempt.paper)):
        if values := request.POST.getlist(f"q{place}"):
            raw[str(place)] = {"chosen": [PLACES.index(v) if v in PLACES else None for v in values], "at": at}
    return read_answers(attempt.paper, raw, now_ms=now_ms)


class ExtraAttemptForm(forms.Form):
    """Why one more attempt is granted; the member sees the reason."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=250,
        min_length=5,
        help_text=_("Ví dụ: mất điện giữa chừng, đã ôn lại cùng chi bộ. Đảng viên đọc được lý do này."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
