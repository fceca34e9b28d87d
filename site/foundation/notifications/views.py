"""“Thông báo”: one's own notices. Opening one writes that it was read, hence a form and not a link."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.notifications import actions
from foundation.notifications.queries import notices_visible_to
from foundation.web.destination import destination

PER_PAGE = 20


def notice_list(request: HttpRequest) -> HttpResponse:
    """Newest first, a page at a time."""
    page = Paginator(notices_visible_to(request.user), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "foundation/notifications/list.html", {"page": page})


@require_POST
def open_notice(request: HttpRequest, public_id: str) -> HttpResponse:
    """Mark it read and go where it leads; one that leads nowhere, back to the list."""
    notice = get_object_or_404(notices_visible_to(request.user), public_id=public_id)
    actions.mark_read(user=request.user, notice=notice)
    return HttpResponseRedirect(notice.address or destination(request, reverse("notifications:list")))


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark all of one's own as read."""
    if actions.mark_all_read(user=request.user):
        messages.success(request, _("Đã đánh dấu tất cả thông báo là đã đọc."))
    return redirect("notifications:list")
