"""The desk at the hall's door: one list, one search field, one large button a person."""

from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from learning.attendance.actions.desk import record_events
from learning.attendance.desk_events import Status, read_event
from learning.attendance.desk_page import Desk, desk_of, next_session
from learning.attendance.desk_people import LONGEST_SEARCH, Person, found, listed, people_of, placed_at
from learning.attendance.models.presence import new_key
from learning.conferences.models import BridgePoint
from learning.conferences.queries import points_run_by
from members.access.models import User
from members.access.request import user_of

MOST_SHOWN = 40
"""People on the page as it is served; a script lists the others, a search finds them."""


def point_of(request: HttpRequest, point_id: str) -> BridgePoint:
    """A point that the user runs; 404 for everyone else."""
    return get_object_or_404(points_run_by(user_of(request)).select_related("conference"), public_id=point_id)


def desk(request: HttpRequest, point_id: str) -> HttpResponse:
    """The page; sent with a person and what they do, it records that, as its script does without loading anew."""
    point, now = point_of(request, point_id), timezone.now()
    if request.method == "POST":
        return _recorded(request, point)
    words = request.GET.get("tim", "")[:LONGEST_SEARCH]
    opened = desk_of(point, request.GET.get("buoi", ""), now)
    context = {
        "desk": opened,
        "words": words,
        "now_ms": int(now.timestamp() * 1000),
        "coming": None if opened.session else next_session(point, now),
        **_shown(opened, words, user_of(request)),
    }
    return render(request, "learning/attendance/desk.html", context)


def _shown(opened: Desk, words: str, by: User) -> dict[str, Any]:
    if opened.session is None:
        return {"rows": [], "more": False}
    people = people_of(opened.session)
    wanted = found(people, words) if words.strip() else placed_at(people, opened.point)
    shown = listed(wanted[: MOST_SHOWN + 1], opened.session, opened.point, by)
    rows = [_row(person) for person in shown[:MOST_SHOWN]]
    return {"rows": rows, "more": len(shown) > MOST_SHOWN}


def _row(person: Person) -> dict[str, Any]:
    """With its own key, so that the button pressed twice records once."""
    return {"person": person, "since": _moment(person.since), "left": _moment(person.left), "key": new_key()}


def _moment(milliseconds: int | None) -> datetime | None:
    return datetime.fromtimestamp(milliseconds / 1000, UTC) if milliseconds else None


def _recorded(request: HttpRequest, point: BridgePoint) -> HttpResponse:
    """Record the one event of the form, now, and show the list again."""
    now = timezone.now()
    raw = {name: request.POST.get(name, "") for name in ("key", "kind", "entry", "session")}
    event = read_event({**raw, "at": int(now.timestamp() * 1000)})
    verdict = record_events(point=point, events=[event], by=user_of(request), now=now)[0]
    if verdict.status in {Status.RECORDED, Status.REPEATED}:
        messages.success(request, _("Đã ghi."))
    else:
        messages.error(request, verdict.message)
    again = urlencode({"buoi": raw["session"]})
    return redirect(f"{reverse('attendance:desk', args=[point.public_id])}?{again}")


@login_not_required
@require_safe
def shell(request: HttpRequest) -> HttpResponse:
    """The page without anyone's data, for the service worker to keep: a desk opens again while the network is away."""
    return render(request, "learning/attendance/desk_shell.html")
