"""What was recorded of oneself, with one's answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from learning.remarks.actions import RemarkRefused, answer_remark
from learning.remarks.forms import AnswerForm
from learning.remarks.queries import in_effect, remarks_of
from members.access.request import user_of


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """All of it, newest first; commendations stand out."""
    return _show(request)


def _show(request: HttpRequest, sent: AnswerForm | None = None, about: str = "") -> HttpResponse:
    remarks = list(remarks_of(user_of(request).member))
    effective = set(in_effect(remarks_of(user_of(request).member)).values_list("pk", flat=True))
    rows: list[dict[str, Any]] = [
        {
            "remark": remark,
            "effective": remark.pk in effective,
            "form": sent if sent and remark.public_id == about else _form_of(remark.public_id, remark.answer),
        }
        for remark in remarks
    ]
    return render(request, "learning/remarks/mine.html", {"rows": rows}, status=422 if sent else 200)


def _form_of(public_id: str, answer: str) -> AnswerForm:
    return AnswerForm(initial={"answer": answer}, auto_id=f"id_{public_id}_%s")


@require_POST
def answer(request: HttpRequest, remark_id: str) -> HttpResponse:
    """Say something to it, or contest it."""
    user = user_of(request)
    remark = get_object_or_404(remarks_of(user.member), public_id=remark_id)
    form = AnswerForm(request.POST, auto_id=f"id_{remark_id}_%s")
    if not form.is_valid():
        return _show(request, form, remark_id)
    sent = form.cleaned_data
    try:
        answer_remark(remark=remark, text=sent["answer"], disputes=sent["disputes"], by=user, at=timezone.now())
    except RemarkRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã ghi ý kiến của đồng chí."))
    return redirect("remarks:mine")
