"""Recording what a member studied in a class of their own sector (`KT2`)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.files.responses import serve
from foundation.web.destination import destination
from learning.conferences import actions
from learning.conferences.forms import CreditForm, ReasonForm
from learning.conferences.queries import credits_recordable_by, credits_visible_to
from learning.conferences.standings import closed_otherwise
from learning.conferences.views.doors import do
from learning.library.queries import resolutions_visible_to
from members.access.request import user_of


def record(request: HttpRequest, member_id: str) -> HttpResponse:
    """By an officer or the secretary of the member's cell; nobody for themselves."""
    user = user_of(request)
    member = get_object_or_404(credits_recordable_by(user), public_id=member_id)
    form = CreditForm(request.POST or None, request.FILES or None, resolutions=resolutions_visible_to(user))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data | {"resolutions": list(form.cleaned_data["resolutions"])}
        kept = lambda: actions.record_sector_credit(member=member, by=user, **data)  # noqa: E731
        do(request, kept, _("Đã ghi kết quả học theo ngành dọc."))
        return redirect(destination(request, request.path))
    credits = member.sector_credits.select_related("resolution", "document", "recorded_by__member").order_by(
        "-studied_on", "pk"
    )
    context = {
        "member": member,
        "form": form,
        "credits": credits,
        "taking_back": ReasonForm(auto_id=False),
        "unchanged": closed_otherwise(member),
        "next": destination(request, ""),
    }
    return render(request, "learning/conferences/credit.html", context)


@require_POST
def take_back(request: HttpRequest, member_id: str, credit_id: str) -> HttpResponse:
    """Recorded by mistake; with the reason, by whoever may record one."""
    user = user_of(request)
    known = credits_visible_to(user).filter(member__in=credits_recordable_by(user), member__public_id=member_id)
    credit = get_object_or_404(known.select_related("member", "resolution"), public_id=credit_id)
    form = ReasonForm(request.POST)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        gone = lambda: actions.take_back_sector_credit(credit=credit, reason=reason, by=user)  # noqa: E731
        do(request, gone, _("Đã rút kết quả học theo ngành dọc; danh sách lớp còn mở đã theo."))
    else:
        messages.error(request, _("Đồng chí ghi lý do rút."))
    return redirect(destination(request, reverse("conferences:sector_credit", args=[member_id])))


def document(request: HttpRequest, member_id: str, credit_id: str) -> HttpResponseBase:
    """What shows the credit: for whoever may record one, and for the member."""
    user = user_of(request)
    credits = credits_visible_to(user).filter(member__public_id=member_id, document__isnull=False)
    credit = get_object_or_404(credits.select_related("document"), public_id=credit_id)
    assert credit.document
    return serve(credit.document, inline=True)
