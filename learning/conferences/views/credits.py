"""Recording what a member studied in a class of their own sector (`KT2`)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from foundation.web.destination import destination
from learning.conferences import actions
from learning.conferences.forms import CreditForm
from learning.conferences.queries import credits_recordable_by
from learning.conferences.views.doors import do
from learning.library.queries import resolutions_visible_to
from members.access.request import user_of


def record(request: HttpRequest, member_id: str) -> HttpResponse:
    """By an officer or the secretary of the member's cell; nobody for themselves."""
    user = user_of(request)
    member = get_object_or_404(credits_recordable_by(user), public_id=member_id)
    form = CreditForm(request.POST or None, resolutions=resolutions_visible_to(user))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data | {"resolutions": list(form.cleaned_data["resolutions"])}
        kept = lambda: actions.record_sector_credit(member=member, by=user, **data)  # noqa: E731
        do(request, kept, _("Đã ghi kết quả học theo ngành dọc."))
        return redirect(destination(request, request.path))
    credits = member.sector_credits.select_related("resolution", "recorded_by__member").order_by("-studied_on", "pk")
    context = {"member": member, "form": form, "credits": credits, "next": destination(request, "")}
    return render(request, "learning/conferences/credit.html", context)
