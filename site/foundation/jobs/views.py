"""The progress of a job, as a fragment that asks again until the job is over."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from foundation.jobs import actions
from foundation.jobs.queries import visible_to
from foundation.web.destination import destination


def progress(request: HttpRequest, public_id: str) -> HttpResponse:
    """Progress bar and sentence; when the job is over the page around it is loaded anew."""
    job = get_object_or_404(visible_to(request.user), public_id=public_id)
    response = render(request, "foundation/jobs/_progress.html", {"job": job})
    if job.is_over and request.headers.get("HX-Request"):
        response["HX-Refresh"] = "true"
    return response


@require_POST
def retry(request: HttpRequest, public_id: str) -> HttpResponse:
    """Start a failed job again and go back to where it is shown."""
    job = get_object_or_404(visible_to(request.user), public_id=public_id)
    actions.retry(job=job)
    progress_alone = reverse("jobs:progress", args=[public_id])
    shown_at = progress_alone if request.headers.get("HX-Request") else destination(request, progress_alone)
    return HttpResponseRedirect(shown_at)
