"""Sheets of the author's essay: added, moved, turned, removed, looked at; and what was handed in, to print."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from assessments.essays.actions import (
    NotWritable,
    TooBusy,
    TooManyPages,
    add_pages,
    move_page,
    order_pages,
    save_parts,
)
from assessments.essays.choices import PageMove
from assessments.essays.forms import files_in
from assessments.essays.models import EssayPage, EssayVersion
from assessments.essays.queries import sheets_visible_to, with_sheets
from assessments.essays.rules import UnusableParts
from assessments.essays.shown import parts_to_read, sheets_of
from assessments.essays.views import own_duty, parts_sent, sentence_of
from foundation.files.responses import serve
from members.access.request import user_of


def to_pages(duty_id: str) -> HttpResponse:
    """Back to the list of sheets."""
    return redirect(reverse("essays:write", args=[duty_id]) + "#trang")


@require_POST
def add(request: HttpRequest, duty_id: str) -> HttpResponse:
    """Keep what was typed, and put the files behind the sheets there are."""
    duty, (taken, faults) = own_duty(request, duty_id), files_in(request)
    for fault in faults:
        messages.error(request, fault)
    if not taken and not faults:
        messages.error(request, _("Đồng chí chưa chọn ảnh hoặc tệp nào."))
    try:
        save_parts(duty=duty, parts=parts_sent(request, duty), at=timezone.now())
        if taken:
            add_pages(duty=duty, files=taken, by=user_of(request), at=timezone.now())
            messages.success(request, _("Đã thêm %(n)d trang.") % {"n": len(taken)})
    except NotWritable:
        return redirect("essays:write", duty_id)
    except (UnusableParts, TooBusy, TooManyPages) as error:
        messages.error(request, sentence_of(error))
    return to_pages(duty_id)


@require_POST
def arrange(request: HttpRequest, duty_id: str) -> HttpResponse:
    """`move=<what>:<sheet>` as the buttons send it, or `order=<sheet>,<sheet>,…` after dragging."""
    duty = own_duty(request, duty_id)
    try:
        save_parts(duty=duty, parts=parts_sent(request, duty), at=timezone.now())
        what, _colon, page_id = request.POST.get("move", "").partition(":")
        if what in PageMove.values:
            page = get_object_or_404(EssayPage.objects.select_related("file"), essay__duty=duty, public_id=page_id)
            move_page(page=page, move=PageMove(what), by=user_of(request))
        elif request.POST.get("order"):
            order_pages(duty=duty, order=request.POST["order"].split(",")[:100])
    except NotWritable:
        return redirect("essays:write", duty_id)
    except (UnusableParts, TooBusy) as error:
        messages.error(request, sentence_of(error))
    return to_pages(duty_id)


@require_GET
def page(request: HttpRequest, page_id: str) -> HttpResponseBase:
    """A sheet of one's own essay that is still being written."""
    own = EssayPage.objects.filter(essay__author=user_of(request).member_id)
    return serve(get_object_or_404(own.select_related("file"), public_id=page_id).file, inline=True)


@require_GET
def sheet(request: HttpRequest, page_id: str) -> HttpResponseBase:
    """A sheet handed in: for its author, and for those who grade or decide."""
    found = get_object_or_404(sheets_visible_to(user_of(request)).select_related("file"), public_id=page_id)
    return serve(found.file, inline=True)


@require_GET
@never_cache
def version(request: HttpRequest, duty_id: str, number: int) -> HttpResponse:
    """The receipt of a handing-in, and what was handed in; printable."""
    duty = own_duty(request, duty_id)
    shown = get_object_or_404(with_sheets(EssayVersion.objects.filter(essay__duty=duty)), number=number)
    context = {"duty": duty, "version": shown, "read_parts": parts_to_read(shown)}
    return render(request, "assessments/essays/version.html", context | {"sheets": sheets_of(shown)})
