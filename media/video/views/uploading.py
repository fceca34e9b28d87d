"""A recording comes in: as a form with its file, or announced first and then sent in parts that may be interrupted.

The parts in the spirit of tus: POST announces a file, PATCH brings bytes from an offset on, GET says how many are
here. Answers are JSON: `received` and `size` in bytes, `next` is the page to go on to once all of it is here.
"""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from foundation.web.sign_in_required import wants_json
from media.video.actions.refusal import Refused
from media.video.actions.uploading import OutOfStep, begin_upload, check_size, discard, take_part, take_whole
from media.video.forms import UploadForm
from media.video.limits_in_words import limits_in_words
from media.video.models import Upload
from media.video.queries import managed_by
from media.video.receiving import LARGEST_PART, ScratchHandler, is_too_large, part_of
from members.access.models import User
from members.access.request import officer_of


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponseBase:
    """The form. Its handler must be chosen before the token inside the body is looked at."""
    officer_of(request)
    if request.method == "POST":
        if is_too_large(request):
            return too_large(request)
        request.upload_handlers = [ScratchHandler(request)]
    return _upload(request)


@csrf_protect
def _upload(request: HttpRequest) -> HttpResponseBase:
    user = officer_of(request)
    form = UploadForm(request.POST, request.FILES, user=user) if request.method == "POST" else UploadForm(user=user)
    if form.is_valid():
        try:
            return taken_in(request, form, user)
        except Refused as refusal:
            form.add_error("file", str(refusal))
    if request.method == "POST" and wants_json(request):
        return JsonResponse({"errors": form.errors.get_json_data()}, status=422)
    context = {"form": form, "limits": limits_in_words()}
    return render(request, "media/video/upload.html", context, status=422 if form.errors else 200)


def too_large(request: HttpRequest) -> HttpResponse:
    """Said without reading what would be refused anyway."""
    form = UploadForm({}, user=officer_of(request))
    form.errors.clear()
    try:
        check_size(int(request.headers["Content-Length"]))
    except Refused as refusal:
        form.add_error("file", str(refusal))
    context = {"form": form, "limits": limits_in_words()}
    return render(request, "media/video/upload.html", context, status=413)


def taken_in(request: HttpRequest, form: UploadForm, user: User) -> HttpResponseBase:
    """Keep the file that came with the form, or get ready for its parts; raises `Refused`."""
    values = form.cleaned_data
    details: dict[str, Any] = {name: values[name] for name in ("unit", "title", "language")}
    if file := values["file"]:
        with transaction.atomic():
            begun = begin_upload(by=user, file_name=file.name, size=file.size, **details)
            take_whole(upload=begun, file=file, by=user)
        return redirect("video:detail", begun.recording.public_id)
    sizes = {"size": values["size"], "modified_ms": values["modified_ms"] or 0}
    begun = begin_upload(by=user, file_name=values["file_name"], **sizes, **details)
    if wants_json(request):
        return JsonResponse(standing(begun), status=201)
    return redirect("video:detail", begun.recording.public_id)


@require_http_methods(["GET", "PATCH"])
def part(request: HttpRequest, upload_id: str) -> JsonResponse:
    """How far the upload has come, after taking the bytes of a PATCH whose `Upload-Offset` says where they belong."""
    user = officer_of(request)
    found = Upload.objects.filter(recording__in=managed_by(user)).select_related("recording")
    sending = get_object_or_404(found, public_id=upload_id)
    if request.method == "GET":
        return JsonResponse(standing(sending))
    offset = request.headers.get("Upload-Offset", "")
    if not (offset.isascii() and offset.isdigit() and len(offset) < 16):
        return JsonResponse({"message": _("Thiếu vị trí của phần gửi lên.")}, status=400)
    try:
        return JsonResponse(standing(take_part(upload=sending, offset=int(offset), content=part_of(request), by=user)))
    except OutOfStep:
        return JsonResponse(standing(sending), status=409)
    except Refused as refusal:
        if not sending.received:
            discard(recording=sending.recording, by=user)
        return JsonResponse({"message": str(refusal)}, status=422)


def standing(sending: Upload) -> dict[str, Any]:
    """What the sender needs to go on."""
    return {
        "address": reverse("video:part", args=[sending.public_id]),
        "next": reverse("video:detail", args=[sending.recording.public_id]),
        "received": sending.received,
        "size": sending.size,
        "most": LARGEST_PART,
    }
