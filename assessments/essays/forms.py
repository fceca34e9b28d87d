"""What arrives from the page of an essay, and the forms of those who grade it."""

import json
from typing import Any

from django import forms
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from assessments.essays.choices import EssayPart
from assessments.essays.models import Essay
from assessments.essays.notes import COMMEND, LEVEL, LONGEST_NOTE, REMARK
from assessments.essays.rubrics import Criterion, Level, read_points
from assessments.essays.rules import Parts, UnusableParts, read_parts
from foundation.files.checks import CheckedFile, check
from foundation.files.kinds import PAPERS, FileRefused

LARGEST_BODY = 512 * 1024
FILE_FIELDS = ("photos", "papers")
MOST_SEEN = 2**31 - 1


def answers_in(request: HttpRequest) -> Any:
    """The body's `answers`; raises `UnusableParts` for what is no JSON or too large."""
    try:
        if len(request.body) > LARGEST_BODY:
            raise UnusableParts("too large")
        body = json.loads(request.body)
    except (ValueError, RecursionError, RequestDataTooBig) as error:
        raise UnusableParts("not JSON") from error
    return body.get("answers") if isinstance(body, dict) else None


def parts_from_json(request: HttpRequest, now_ms: int) -> Parts:
    """The body's `{"answers": {"<part>": {"text": …, "at": ms}}}`; raises `UnusableParts`."""
    return read_parts(answers_in(request), now_ms=now_ms)


def parts_from_form(request: HttpRequest, essay: Essay | None, now_ms: int) -> Parts:
    """The plain form's texts, written now where they differ from what is kept. Raises `UnusableParts`."""
    kept = essay.texts if essay else {}
    raw = {name: {"text": request.POST[name], "at": now_ms} for name in EssayPart.values if name in request.POST}
    parts = read_parts(raw, now_ms=now_ms)
    return {name: part for name, part in parts.items() if part["text"] != kept.get(name, "")}


def files_in(request: HttpRequest) -> tuple[list[CheckedFile], list[str]]:
    """The sheets sent, looked through, and a sentence for each that is refused."""
    taken, refused = [], []
    for upload in [file for field in FILE_FIELDS for file in request.FILES.getlist(field)]:
        try:
            taken.append(check(upload, PAPERS))
        except FileRefused as refusal:
            refused.append(f"{(upload.name or '')[:60]}: {refusal}")
    return taken, refused


def notes_from_form(request: HttpRequest, criteria: list[Criterion], now_ms: int) -> dict[str, Any]:
    """A plain form's notes as the script sends them, written now; what the form does not ask for is left alone."""
    names = [f"{LEVEL}{criterion.code}" for criterion in criteria] + [REMARK]
    raw = {name: {"text": request.POST[name], "at": now_ms} for name in names if name in request.POST}
    if REMARK in raw:
        raw[COMMEND] = {"text": "1" if request.POST.get(COMMEND) else "", "at": now_ms}
    return raw


class SeenForm(forms.Form):
    """How many steps had been taken when the page was shown."""

    seen = forms.IntegerField(min_value=0, max_value=MOST_SEEN, widget=forms.HiddenInput)


class ReturnForm(SeenForm):
    """Why the essay goes back, and until when; the author reads both."""

    reason = forms.CharField(
        label=_("Điều cần bổ sung"),
        min_length=5,
        max_length=1000,
        help_text=_("Đảng viên đọc được điều này và sửa theo đó rồi nộp lại."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    due_on = forms.DateField(label=_("Hạn nộp lại"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))

    def clean_due_on(self) -> Any:
        """Not in the past."""
        day = self.cleaned_data["due_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_now("Hạn nộp lại không thể ở trước hôm nay."))
        return day


class AppealForm(forms.Form):
    """Why the result is contested."""

    reason = forms.CharField(
        label=_("Lý do đề nghị phúc khảo"),
        min_length=10,
        max_length=2000,
        help_text=_("Đồng chí nêu rõ tiêu chí nào, vì sao. Người xem xét không phải người đã chấm bài này."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class DecisionForm(SeenForm):
    """What becomes of the result, and why."""

    outcome = forms.ChoiceField(
        label=_("Quyết định"),
        choices=[("uphold", _("Giữ nguyên kết quả")), ("change", _("Thay đổi kết quả theo phiếu chấm này"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Lý do của quyết định"),
        min_length=10,
        max_length=LONGEST_NOTE,
        help_text=_("Người đề nghị phúc khảo đọc được điều này."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class RubricForm(forms.Form):
    """The head of a rubric; its criteria are read by `criteria_from`."""

    title = forms.CharField(label=_("Tên phiếu chấm"), max_length=200)
    source = forms.CharField(label=_("Căn cứ"), max_length=250, required=False)


LEVEL_FIELDS = ("title", "says", "points")


def criteria_from(request: HttpRequest, rows: int, levels: int) -> tuple[list[Criterion], list[str]]:
    """Criteria out of `criterion-0-title`, `criterion-0-level-0-points`, …; rows left empty are no criteria.

    The second value names what cannot be read, in sentences.
    """
    criteria: list[Criterion] = []
    faults: list[str] = []
    for row in range(rows):
        prefix = f"criterion-{row}"
        title = request.POST.get(f"{prefix}-title", "").strip()
        given = [_level(request, f"{prefix}-level-{place}", title, faults) for place in range(levels)]
        written = tuple(level for level in given if level)
        if title or written:
            asks = request.POST.get(f"{prefix}-asks", "").strip()
            code = request.POST.get(f"{prefix}-code", "").strip()[:20] or f"c{row + 1}"
            criteria.append(Criterion(code, title[:100], asks[:300], written))
    return criteria, faults


def _level(request: HttpRequest, prefix: str, criterion: str, faults: list[str]) -> Level | None:
    title, says, points = (request.POST.get(f"{prefix}-{field}", "").strip() for field in LEVEL_FIELDS)
    if not (title or says or points):
        return None
    try:
        return Level(title[:40], says[:300], read_points(points))
    except ValueError:
        sentence = _now("Điểm “%(points)s” ở tiêu chí “%(title)s” không đọc được. Ghi như 2 hoặc 1,5.")
        faults.append(sentence % {"points": points[:10], "title": criterion})
        return Level(title[:40], says[:300], 0)
