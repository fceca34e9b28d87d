"""What arrives from the page of an essay, and the forms of those who judge it."""

import json

from django import forms
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from assessments.essays.choices import EssayPart
from assessments.essays.models import Essay
from assessments.essays.rules import Parts, UnusableParts, read_parts

LARGEST_BODY = 512 * 1024


def parts_from_json(request: HttpRequest, now_ms: int) -> Parts:
    """The body's `{"answers": {"<part>": {"text": …, "at": ms}}}`; raises `UnusableParts`."""
    try:
        if len(request.body) > LARGEST_BODY:
            raise UnusableParts("too large")
        body = json.loads(request.body)
    except (ValueError, RecursionError, RequestDataTooBig) as error:
        raise UnusableParts("not JSON") from error
    return read_parts(body.get("answers") if isinstance(body, dict) else None, now_ms=now_ms)


def parts_from_form(request: HttpRequest, essay: Essay | None, now_ms: int) -> Parts:
    """The plain form's texts, written now where they differ from what is kept. Raises `UnusableParts`."""
    kept = essay.texts if essay else {}
    raw = {name: {"text": request.POST[name], "at": now_ms} for name in EssayPart.values if name in request.POST}
    parts = read_parts(raw, now_ms=now_ms)
    return {name: part for name, part in parts.items() if part["text"] != kept.get(name, "")}


class AcceptForm(forms.Form):
    """Which state of the text was read."""

    revision = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


class ReturnForm(AcceptForm):
    """Why the essay goes back; the author reads it."""

    reason = forms.CharField(
        label=_("Điều cần bổ sung"),
        min_length=5,
        max_length=1000,
        help_text=_("Đảng viên đọc được điều này và sửa theo đó rồi nộp lại."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
