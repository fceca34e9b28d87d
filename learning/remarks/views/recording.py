"""Recording and looking after remarks, for officers and secretaries."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.web.vietnamese import fold
from learning.campaigns.models import Enrolment
from learning.campaigns.queries import enrolments_overseen_by
from learning.conferences.models import RosterEntry
from learning.remarks import actions, queries
from learning.remarks.choices import RemarkKind
from learning.remarks.forms import DecisionForm, RemarkForm, WithdrawForm
from learning.remarks.models import Remark
from members.access.request import user_of
from members.access.scope import OVERSEER_ROLES, holds

PAGE = 30


@require_safe
def remark_list(request: HttpRequest) -> HttpResponse:
    """Remarks the user looks after; contested ones waiting for their decision are counted apart."""
    user = user_of(request)
    if not holds(user, *OVERSEER_ROLES):
        raise Http404
    remarks, kind = queries.remarks_overseen_by(user), request.GET.get("loai", "")
    if kind == "cho-xem-xet":
        remarks = queries.decidable_by(user)
    elif kind in RemarkKind.values:
        remarks = remarks.filter(kind=kind)
    page = Paginator(queries.with_names(remarks), PAGE).get_page(request.GET.get("page"))
    waiting = queries.decidable_by(user).count()
    context = {"page": page, "kind": kind, "kinds": RemarkKind.choices, "waiting": waiting}
    return render(request, "learning/remarks/list.html", context)


@require_safe
def of_conference(request: HttpRequest, conference_id: str) -> HttpResponse:
    """Remarks of a conference, and a search in its roster for whom to record of."""
    user, text = user_of(request), request.GET.get("q", "")
    conference = get_object_or_404(queries.conferences_remarked_by(user), public_id=conference_id)
    remarks = queries.with_names(queries.remarks_overseen_by(user).filter(conference=conference))
    context = {
        "conference": conference,
        "page": Paginator(remarks, PAGE).get_page(request.GET.get("page")),
        "q": text,
        "found": _found(request, conference.pk, text),
    }
    return render(request, "learning/remarks/conference.html", context)


def _found(request: HttpRequest, conference: int, text: str) -> list[Enrolment]:
    """At most twenty people of its roster by name or number, of whom the user may record."""
    folded = fold(text)
    if not folded:
        return []
    roster = RosterEntry.objects.filter(study_class__conference=conference)
    there = queries.enrolments_remarkable_by(user_of(request)).filter(pk__in=roster.values("enrolment"))
    named = there.filter(member__folded_name__contains=folded) | there.filter(member__number__contains=folded)
    return list(named.select_related("member", "unit").order_by("member__sort_key", "pk")[:20])


def create(request: HttpRequest, enrolment_id: str) -> HttpResponse:
    """Record something of one person."""
    user = user_of(request)
    enrolments = queries.enrolments_remarkable_by(user).select_related("member", "unit", "campaign")
    enrolment = get_object_or_404(enrolments, public_id=enrolment_id)
    form = RemarkForm(enrolment, request.POST or None, asked=request.GET.get("hoi-nghi", ""))
    if request.method == "POST" and form.is_valid():
        remark = _recorded(request, enrolment, form)
        if remark:
            messages.success(request, _("Đã ghi. Đồng chí được ghi nhận sẽ nhận được thông báo."))
            return redirect("remarks:detail", remark.public_id)
    oversees = enrolments_overseen_by(user).filter(pk=enrolment.pk).exists()
    context = {"enrolment": enrolment, "form": form, "oversees": oversees}
    return render(request, "learning/remarks/form.html", context, status=422 if form.errors else 200)


def _recorded(request: HttpRequest, enrolment: Enrolment, form: RemarkForm) -> Remark | None:
    """Hand it to the action; a refusal becomes the form's error."""
    try:
        return actions.record_remark(enrolment=enrolment, by=user_of(request), **form.cleaned_data)
    except actions.RemarkRefused as refusal:
        form.add_error(None, str(refusal))
        return None


@require_safe
def detail(request: HttpRequest, remark_id: str) -> HttpResponse:
    """One remark with its answer, and what the user may do about it."""
    return _show(request, _remark(request, remark_id))


def _show(
    request: HttpRequest, remark: Remark, deciding: DecisionForm | None = None, withdrawing: WithdrawForm | None = None
) -> HttpResponse:
    user = user_of(request)
    context: dict[str, Any] = {
        "remark": remark,
        "effective": queries.in_effect(Remark.objects.filter(pk=remark.pk)).exists(),
        "may_decide": queries.decidable_by(user).filter(pk=remark.pk).exists(),
        "may_withdraw": queries.withdrawable_by(user).filter(pk=remark.pk).exists(),
        "deciding": deciding or DecisionForm(),
        "withdrawing": withdrawing or WithdrawForm(),
    }
    return render(request, "learning/remarks/detail.html", context, status=422 if deciding or withdrawing else 200)


@require_POST
def decide(request: HttpRequest, remark_id: str) -> HttpResponse:
    """Uphold a contested remark or withdraw it."""
    remark, form = _remark(request, remark_id), DecisionForm(request.POST)
    if not queries.decidable_by(user_of(request)).filter(pk=remark.pk).exists():
        raise Http404
    if not form.is_valid():
        return _show(request, remark, deciding=form)
    sent, user = form.cleaned_data, user_of(request)
    upheld = sent["verdict"] == "uphold"
    try:
        actions.decide_dispute(remark=remark, upheld=upheld, decision=sent["decision"], by=user, at=timezone.now())
        messages.success(request, _("Đã ghi kết luận và báo cho đồng chí được ghi nhận."))
    except actions.RemarkRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("remarks:detail", remark_id)


@require_POST
def withdraw(request: HttpRequest, remark_id: str) -> HttpResponse:
    """Take a remark back."""
    remark, form = _remark(request, remark_id), WithdrawForm(request.POST)
    if not form.is_valid():
        return _show(request, remark, withdrawing=form)
    try:
        reason = form.cleaned_data["reason"]
        actions.withdraw_remark(remark=remark, reason=reason, by=user_of(request), at=timezone.now())
        messages.success(request, _("Đã rút. Việc đã ghi vẫn còn trong hồ sơ với lý do rút."))
    except actions.RemarkRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("remarks:detail", remark_id)


def _remark(request: HttpRequest, remark_id: str) -> Remark:
    remarks = queries.with_names(queries.remarks_overseen_by(user_of(request)))
    return get_object_or_404(remarks, public_id=remark_id)
