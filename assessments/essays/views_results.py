"""A campaign's results: aggregates and commendations for all, and for its officers the release."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from assessments.essays.actions import release_results
from assessments.essays.queries import campaigns_released_by, campaigns_with_results, own_essay_duties
from assessments.essays.results import Results
from members.access.request import user_of


@require_GET
def results(request: HttpRequest, campaign_id: str) -> HttpResponse:
    """How many were released, how they spread, who is commended; nobody's mark."""
    user = user_of(request)
    campaign = get_object_or_404(campaigns_with_results(user), public_id=campaign_id)
    entitled = campaigns_released_by(user).filter(pk=campaign.pk).exists()
    mine = own_essay_duties(user).filter(enrolment__campaign=campaign, essay__released_at__isnull=False)
    context = {"campaign": campaign, "results": Results(campaign), "entitled": entitled, "mine": mine}
    return render(request, "assessments/essays/results.html", context)


@require_POST
def release(request: HttpRequest, campaign_id: str) -> HttpResponse:
    """Show everyone graded so far their result."""
    user = user_of(request)
    campaign = get_object_or_404(campaigns_released_by(user), public_id=campaign_id)
    commended = request.POST.getlist("commended")[:1000]
    new = release_results(campaign=campaign, commended=commended, by=user, at=timezone.now())
    if new:
        messages.success(request, _("Đã công bố %(n)d kết quả; từng người viết bài sẽ được báo.") % {"n": new})
    else:
        messages.info(request, _("Không có kết quả nào mới để công bố."))
    return redirect("essays:results", campaign_id)
