"""The board's side: remarks, steps, and stopping what should never have come in."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learning.rapporteurs.outlines import actions, queries
from learning.rapporteurs.outlines.access import reviews, writes
from learning.rapporteurs.outlines.flow import OUTLINE, QUARANTINE
from learning.rapporteurs.outlines.forms import AnswerForm, CommentForm, StepForm
from learning.rapporteurs.outlines.models import OutlineComment
from learning.rapporteurs.outlines.views.doors import do, worked_on
from learning.rapporteurs.outlines.views.reading import show


@require_POST
def add_comment(request: HttpRequest, outline_id: str) -> HttpResponse:
    """A remark on a page of the newest version."""
    user, outline = worked_on(request, outline_id)
    version = queries.current_version(outline)
    if version is None or not reviews(outline, user):
        raise Http404
    form = CommentForm(request.POST, auto_id=f"trang{request.POST.get('page', '')[:4]}_%s")
    if form.is_valid():
        try:
            remark = actions.comment(version=version, by=user, **form.cleaned_data)
            messages.success(request, _("Đã ghi góp ý. Tác giả được báo."))
            return redirect(f"/de-cuong/{outline_id}/?trang={(remark.page - 1) // 20 + 1}#trang-{remark.page}")
        except actions.OutlineRefused as refusal:
            form.add_error("passage", str(refusal))
    return show(request, user, outline, sent=form)


@require_POST
def close(request: HttpRequest, outline_id: str, comment_id: str) -> HttpResponse:
    """Answered and done."""
    user, outline = worked_on(request, outline_id)
    remarks = OutlineComment.objects.filter(version__outline=outline).select_related("version__outline")
    remark, form = get_object_or_404(remarks, public_id=comment_id), AnswerForm(request.POST)
    if not (writes(outline, user) or remark.by_id == user.pk):
        raise Http404
    answer = form.cleaned_data["answer"] if form.is_valid() else ""
    do(request, lambda: actions.close_comment(remark=remark, answer=answer, by=user), _("Đã khép góp ý."))
    return redirect(f"/de-cuong/{outline_id}/#trang-{remark.page}")


@require_POST
def take(request: HttpRequest, outline_id: str, name: str) -> HttpResponse:
    """A step of the flow."""
    user, outline = worked_on(request, outline_id)
    steps, form = {each.name: each for each in OUTLINE.steps}, StepForm(request.POST)
    if name == QUARANTINE or name not in steps or not steps[name].may(outline, user) or not form.is_valid():
        raise Http404
    reason, seen = form.cleaned_data["reason"], form.cleaned_data["seen"]
    taken = lambda: actions.step(outline=outline, name=name, by=user, reason=reason, seen=seen)  # noqa: E731
    do(request, taken, _("Đã ghi: %(step)s.") % {"step": str(steps[name].label).lower()})
    return redirect("outlines:detail", outline_id)


@require_POST
def report_classified(request: HttpRequest, outline_id: str) -> HttpResponse:
    """Something classified got in: everything of it leaves the system at once."""
    user, outline = worked_on(request, outline_id)
    if not (writes(outline, user) or reviews(outline, user)):
        raise Http404
    reason = request.POST.get("reason", "")[:1000]
    done = _("Đã đưa toàn bộ tệp của đề cương ra khỏi hệ thống. Đồng chí báo ngay cho văn thư cơ quan.")
    do(request, lambda: actions.quarantine(outline=outline, by=user, reason=reason), done)
    return redirect("outlines:list")
