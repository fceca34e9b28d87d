"""The officer's recordings: how they come along, what they are called, who may see them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from media.video.actions import publishing, uploading
from media.video.actions.refusal import Refused
from media.video.choices import Language, RecordingState
from media.video.forms import ACCEPT, DetailsForm
from media.video.models import Recording
from media.video.queries import managed_by, number_who_may_watch, titled
from media.video.stages import stage_of
from media.video.views.doors import own_recording
from members.access.request import officer_of

PER_PAGE = 20


@require_safe
def recordings(request: HttpRequest) -> HttpResponse:
    """All that the officer manages, newest first; `?tim=` narrows them."""
    wanted = request.GET.get("tim", "")[:100]
    found = titled(managed_by(officer_of(request)), wanted).select_related("unit", "live", "job", "upload")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = [(recording, stage_of(recording)) for recording in page]
    return render(request, "media/video/list.html", {"page": page, "rows": rows, "wanted": wanted})


@require_safe
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One recording: its stage, the player, captions, and what can be done with it now."""
    recording = own_recording(request, public_id)
    captions = list(recording.captions.select_related("updated_by__member"))
    there = {caption.language for caption in captions}
    context = {
        "recording": recording,
        "stage": stage_of(recording),
        "captions": captions,
        "further": [(code, label) for code, label in Language.choices if code not in there],
        "watchers": number_who_may_watch(recording.unit),
        "accept": ACCEPT,
    }
    return render(request, "media/video/detail.html", context)


@require_safe
def progress(request: HttpRequest, public_id: str) -> HttpResponse:
    """The fragment that asks again until the processing is over; then the page around it is loaded anew."""
    recording = own_recording(request, public_id)
    response = render(request, "media/video/_progress.html", {"recording": recording, "stage": stage_of(recording)})
    if request.headers.get("HX-Request") and (recording.job is None or recording.job.is_over):
        response["HX-Refresh"] = "true"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Title, language, words about it, what is said in it."""
    recording = own_recording(request, public_id)
    initial = {name: getattr(recording, name) for name in publishing.DETAILS}
    form = DetailsForm(request.POST, initial=initial) if request.method == "POST" else DetailsForm(initial=initial)
    if form.is_valid():
        publishing.change_details(recording=recording, by=officer_of(request), **form.cleaned_data)
        messages.success(request, _("Đã lưu."))
        return redirect("video:detail", public_id)
    context = {"recording": recording, "form": form}
    return render(request, "media/video/edit.html", context, status=422 if form.errors else 200)


@require_POST
def stop(request: HttpRequest, public_id: str) -> HttpResponse:
    """Stop the processing; it can be begun again."""
    publishing.stop_processing(recording=own_recording(request, public_id))
    return redirect("video:detail", public_id)


@require_POST
def again(request: HttpRequest, public_id: str) -> HttpResponse:
    """Begin the processing anew."""
    publishing.process_again(recording=own_recording(request, public_id))
    return redirect("video:detail", public_id)


@require_POST
def publish(request: HttpRequest, public_id: str) -> HttpResponse:
    """Those it concerns may watch from now on."""
    try:
        publishing.publish(recording=own_recording(request, public_id), by=officer_of(request))
        messages.success(request, _("Đã phát hành."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("video:detail", public_id)


@require_POST
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Back to a draft."""
    publishing.withdraw(recording=own_recording(request, public_id), by=officer_of(request))
    messages.success(request, _("Đã rút lại. Chỉ cán bộ tuyên giáo còn thấy bản này."))
    return redirect("video:detail", public_id)


@require_POST
def discard(request: HttpRequest, public_id: str) -> HttpResponse:
    """Throw a draft away; what is published is taken back first."""
    recording: Recording = own_recording(request, public_id)
    if recording.state == RecordingState.PUBLISHED:
        messages.error(request, _("Bản đã phát hành: đồng chí rút lại trước rồi mới bỏ."))
        return redirect("video:detail", public_id)
    try:
        uploading.discard(recording=recording, by=officer_of(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("video:detail", public_id)
    messages.success(request, _("Đã bỏ."))
    return redirect("video:list")
