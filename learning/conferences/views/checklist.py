"""The checklist of a conference (`R10`): what is due when, what is late, who ticked what."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learning.conferences import actions
from learning.conferences.forms import NoteForm, ReasonForm
from learning.conferences.models import ChecklistItem
from learning.conferences.views.doors import do, frame, planned_by
from members.access.models import User


def page(request: HttpRequest, public_id: str) -> HttpResponse:
    """Every step with its days."""
    user, conference = planned_by(request, public_id)
    today = timezone.localdate()
    items = conference.checklist.select_related("done_by__member", "responsible")
    rows = [{"item": item, "late": item.is_late(today), "form": _form_for(item)} for item in items]
    return render(request, "learning/conferences/checklist.html", frame(conference, user, "checklist") | {"rows": rows})


def _form_for(item: ChecklistItem) -> NoteForm | ReasonForm:
    """Ticking takes a note, taking a tick back a reason; each with ids of its own."""
    return ReasonForm(auto_id=f"{item.public_id}-%s") if item.done_at else NoteForm(auto_id=f"{item.public_id}-%s")


def item_of(request: HttpRequest, public_id: str, item_id: str) -> tuple[User, ChecklistItem]:
    """A step of a conference that the officer plans."""
    user, conference = planned_by(request, public_id)
    return user, get_object_or_404(conference.checklist.select_related("conference", "responsible"), public_id=item_id)


@require_POST
def tick(request: HttpRequest, public_id: str, item_id: str) -> HttpResponse:
    """Done by whoever is signed in."""
    user, item = item_of(request, public_id, item_id)
    form = NoteForm(request.POST)
    told = _("Đã ghi xong: %(step)s.") % {"step": item.get_step_display()}
    if form.is_valid():
        do(request, lambda: actions.tick(item=item, note=form.cleaned_data["note"], by=user), told)
    else:
        messages.error(request, _("Ghi chú dài quá 250 ký tự. Đồng chí viết gọn lại."))
    return redirect("conferences:checklist", public_id)


@require_POST
def untick(request: HttpRequest, public_id: str, item_id: str) -> HttpResponse:
    """Not done after all, with a reason."""
    user, item = item_of(request, public_id, item_id)
    form = ReasonForm(request.POST)
    told = _("Đã ghi lại là chưa xong: %(step)s.") % {"step": item.get_step_display()}
    if form.is_valid():
        do(request, lambda: actions.untick(item=item, reason=form.cleaned_data["reason"], by=user), told)
    else:
        messages.error(request, _("Đồng chí ghi lý do, không quá 250 ký tự."))
    return redirect("conferences:checklist", public_id)
