"""The author's screens: a new outline, the next version, where the parts stand."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learning.rapporteurs.outlines import actions
from learning.rapporteurs.outlines.access import units_spoken_for
from learning.rapporteurs.outlines.choices import WRITABLE, OutlinePart
from learning.rapporteurs.outlines.forms import OutlineForm, PlaceForm, VersionForm
from learning.rapporteurs.outlines.queries import current_version
from learning.rapporteurs.outlines.views.doors import do, own
from members.access.request import user_of

UPLOAD = "learning/rapporteurs/outlines/upload.html"


def create(request: HttpRequest) -> HttpResponse:
    """A new outline with its first version."""
    user = user_of(request)
    if not units_spoken_for(user):
        raise Http404
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = OutlineForm(*sent, user=user, asked=request.GET.get("theo", ""))
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        try:
            outline = actions.create_outline(upload=data.pop("file"), by=user, **data)
            messages.success(request, _("Đã nhận đề cương. Hệ thống đang dựng từng trang để đồng chí xem."))
            return redirect("outlines:detail", outline.public_id)
        except actions.OutlineRefused as refusal:
            form.add_error("file", str(refusal))
    return render(request, UPLOAD, {"form": form, "outline": None}, status=422 if form.errors else 200)


def upload(request: HttpRequest, outline_id: str) -> HttpResponse:
    """The next version."""
    user, outline = own(request, outline_id)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = VersionForm(*sent)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        try:
            actions.add_version(outline=outline, upload=data.pop("file"), by=user, **data)
            messages.success(request, _("Đã nhận bản mới. Hệ thống đang dựng từng trang để đồng chí xem."))
            return redirect("outlines:detail", outline.public_id)
        except actions.OutlineRefused as refusal:
            form.add_error("file", str(refusal))
    context = {"form": form, "outline": outline, "writable": outline.state in WRITABLE}
    return render(request, UPLOAD, context, status=422 if form.errors else 200)


@require_POST
def place(request: HttpRequest, outline_id: str) -> HttpResponse:
    """Where a part stands."""
    user, outline = own(request, outline_id)
    version, form = current_version(outline), PlaceForm(request.POST)
    if version is None:
        raise Http404
    if form.is_valid():
        data = form.cleaned_data | {"part": OutlinePart(form.cleaned_data["part"])}
        done = _("Đã ghi chỗ của phần này.")
        do(request, lambda: actions.place_part(version=version, by=user, **data), done)
    else:
        messages.error(request, _("Đồng chí chọn phần và nhập số trang."))
    return redirect("outlines:detail", outline_id)
