"""What a desk's script asks for and sends: the roster, what is new, and what was recorded."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from learning.attendance.actions.desk import Verdict, record_events
from learning.attendance.actions.desk_setting_aside import put_events_aside
from learning.attendance.desk_events import LAST_MS, UnusableEvents, read_events
from learning.attendance.desk_page import Desk, desk_of
from learning.attendance.desk_people import MOST_FOUND, changed_since, found, listed, people_of, placed_at
from learning.attendance.views.desk import point_of
from learning.conferences.models import Session
from members.access.request import user_of

LONGEST_MS = len(str(LAST_MS))


def _milliseconds(at: datetime) -> int:
    return int(at.timestamp() * 1000)


def _session(session: Session) -> dict[str, Any]:
    return {
        "id": session.public_id,
        "title": session.title,
        "starts": _milliseconds(session.starts_at),
        "ends": _milliseconds(session.ends_at),
    }


def _state(desk: Desk, now: datetime) -> dict[str, Any]:
    """What every answer tells: the server's time, the session, the count, how many are placed here, whether closed."""
    count = desk.count
    return {
        "now": _milliseconds(now),
        "session": desk.session.public_id if desk.session else "",
        "present": count.present,
        "expected": count.expected,
        "placed": desk.placed,
        "closed": desk.closed,
    }


@require_safe
def roster(request: HttpRequest, point_id: str) -> JsonResponse:
    """Everyone placed here; with `tim`, people of the class wherever they are placed, at most thirty."""
    now = timezone.now()
    desk = desk_of(point_of(request, point_id), request.GET.get("buoi", ""), now)
    words, people = request.GET.get("tim", ""), []
    if desk.session:
        everyone = people_of(desk.session)
        wanted = found(everyone, words)[:MOST_FOUND] if words.strip() else placed_at(everyone, desk.point)
        people = [person.as_json() for person in listed(wanted, desk.session, desk.point, user_of(request))]
    names = {"point": desk.point.name, "conference": desk.point.conference.title}
    sessions = [_session(session) for session in desk.sessions]
    return JsonResponse({**_state(desk, now), **names, "sessions": sessions, "people": people})


@require_safe
def news(request: HttpRequest, point_id: str) -> JsonResponse:
    """Who came, went or was taken back since `tu` (ms), by other desks and phones too."""
    now, known = timezone.now(), request.GET.get("tu", "")
    desk = desk_of(point_of(request, point_id), request.GET.get("buoi", ""), now)
    people = []
    if desk.session and known.isascii() and known.isdigit() and len(known) <= LONGEST_MS:
        since = datetime.fromtimestamp(int(known) / 1000, UTC)
        changed = changed_since(people_of(desk.session), desk.session, desk.point, since)
        people = [person.as_json() for person in listed(changed, desk.session, desk.point, user_of(request))]
    return JsonResponse({**_state(desk, now), "people": people})


@require_POST
def record(request: HttpRequest, point_id: str) -> JsonResponse:
    """Take events: 200 with a verdict for each in order; 400 for what is no list of at most 200."""
    return _judged(request, point_id, record_events)


@require_POST
def put_aside(request: HttpRequest, point_id: str) -> JsonResponse:
    """Events that were refused and that the keeper gives up; answers as `record` does."""
    return _judged(request, point_id, put_events_aside)


def _judged(request: HttpRequest, point_id: str, judge: Callable[..., list[Verdict]]) -> JsonResponse:
    point, now = point_of(request, point_id), timezone.now()
    try:
        events = read_events(request.body)
    except (UnusableEvents, RequestDataTooBig):
        message = _("Hệ thống không đọc được các lượt ghi vừa gửi. Chúng vẫn còn trên máy này.")
        return JsonResponse({"error": "unusable", "message": message}, status=400)
    verdicts = judge(point=point, events=events, by=user_of(request), now=now)
    results = [{"status": verdict.status.value, "message": verdict.message} for verdict in verdicts]
    return JsonResponse({"now": _milliseconds(now), "results": results})
