"""The screen in the hall, and the halls filling, for those who run them."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import timezone

from learning.attendance.hall_counts import HallCount, conferences_counted_by, counts_of, programme_of
from learning.attendance.halls import Hall
from learning.attendance.projector import HallScreen
from learning.conferences.models import Conference
from learning.conferences.queries import points_run_by
from members.access.models import User
from members.access.request import user_of


def _screen(request: HttpRequest, point_id: str) -> HallScreen:
    point = get_object_or_404(points_run_by(user_of(request)), public_id=point_id)
    hall = Hall(point.pk, point.public_id, point.name, point.place, point.secret, point.conference_id)
    return HallScreen(hall, timezone.now())


def projector(request: HttpRequest, point_id: str) -> HttpResponse:
    """The large picture and code, renewed by the script, or every ten seconds by the browser without one."""
    screen = _screen(request, point_id)
    context = {"screen": screen, "host": request.get_host(), "now_ms": int(screen.at.timestamp() * 1000)}
    return render(request, "learning/attendance/projector.html", context)


def codes(request: HttpRequest, point_id: str) -> JsonResponse:
    """What the screen needs for the next two minutes, less what it holds up to `tu` (ms); and the count."""
    screen = _screen(request, point_id)
    known = request.GET.get("tu", "")
    return JsonResponse(
        {
            "now": int(screen.at.timestamp() * 1000),
            "session": screen.session.public_id if screen.session else "",
            "frames": screen.frames_after(int(known) if known.isascii() and known.isdigit() else 0),
            "present": screen.count.present,
            "expected": screen.count.expected,
            "count": render_to_string("learning/attendance/_projector_count.html", {"count": screen.count}),
        }
    )


def filling(request: HttpRequest, conference_id: str) -> HttpResponse:
    """Every hall with who is there of those expected; the table alone for the script that asks every ten seconds."""
    user = user_of(request)
    conference = get_object_or_404(conferences_counted_by(user), public_id=conference_id)
    name = "_filling" if request.headers.get("HX-Request") == "true" else "filling"
    return render(request, f"learning/attendance/{name}.html", _halls(conference, user))


def _halls(conference: Conference, user: User) -> dict[str, Any]:
    at = timezone.now()
    programme = programme_of(conference.pk, at)
    counts = counts_of(programme.now)
    run = set(points_run_by(user).filter(conference=conference).values_list("pk", flat=True))
    points = list(conference.points.all())
    found = [counts.get(point.pk, HallCount()) for point in points]
    rows = [
        {"point": point, "count": count, "runs": point.pk in run} for point, count in zip(points, found, strict=True)
    ]
    total = HallCount(sum(count.present for count in found), sum(count.expected for count in found))
    return {"conference": conference, "programme": programme, "rows": rows, "total": total, "at": at}
