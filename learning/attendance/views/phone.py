"""Checking in on one's own phone."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from learning.attendance import lookup, tickets
from learning.attendance.actions import checking_in
from learning.attendance.answers import Answer, Outcome
from learning.attendance.codes import QR
from learning.attendance.halls import Hall, hall_at
from members.access.request import user_of

KEPT_SECONDS = int(tickets.VALID.total_seconds())


@login_not_required
@never_cache
@require_safe
def scan(request: HttpRequest, point_id: str, token: str) -> HttpResponse:
    """Where the picture leads: writes nothing, since whatever previews links asks for it too."""
    now, hall = timezone.now(), hall_at(point_id)
    if hall is None or not QR.accepts(hall.secret, token, now):
        return _not_accepted(request, hall, token)
    ticket = tickets.Ticket(hall.public_id, now)
    signed_in = request.user.is_authenticated
    response = _show(request, _scanned(request, ticket, hall)) if signed_in else redirect("attendance:confirm")
    response.set_cookie(
        tickets.COOKIE,
        ticket.signed(),
        max_age=KEPT_SECONDS,
        path="/diem-danh/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _not_accepted(request: HttpRequest, hall: Hall | None, token: str) -> HttpResponse:
    """An old picture, or none of ours; whoever reloads the page of one just scanned keeps it."""
    now, ticket = timezone.now(), _ticket_of(request)
    if hall and ticket and ticket.point == hall.public_id and QR.accepts(hall.secret, token, ticket.at):
        return redirect("attendance:confirm")
    ended = hall and QR.ended_at(hall.secret, token, now)
    if ended:
        return _show(request, Answer(Outcome.OLD_CODE, hall=hall, at=ended))
    unknown = _show(request, Answer(Outcome.UNKNOWN_CODE))
    unknown.status_code = 404
    return unknown


@require_safe
def confirm(request: HttpRequest) -> HttpResponse:
    """The same button for someone who had to sign in first."""
    ticket = _ticket_of(request)
    hall = hall_at(ticket.point) if ticket else None
    if ticket is None or hall is None:
        return _show(request, lookup.without_ticket(user_of(request).member_id, timezone.now()))
    return _show(request, _scanned(request, ticket, hall))


def check_in(request: HttpRequest) -> HttpResponse:
    """Where one stands and the field for the code; sent with a code, or with the button after scanning."""
    user, now = user_of(request), timezone.now()
    if request.method != "POST":
        return _show(request, lookup.state_of(user.member_id, now))
    if "code" in request.POST:
        answer = checking_in.check_in_typed(user=user, text=request.POST["code"], now=now)
    else:
        answer = checking_in.check_in_scanned(user=user, ticket=_ticket_of(request), now=now)
    return _after(request, answer)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Going home early."""
    return _after(request, checking_in.leave(user=user_of(request), now=timezone.now()))


def _after(request: HttpRequest, answer: Answer) -> HttpResponse:
    """The fragment for a script; else the page, fetched anew when something was recorded."""
    recorded = answer.outcome in {Outcome.DONE, Outcome.LEFT}
    response = redirect("attendance:check_in") if recorded and not _is_fragment(request) else _show(request, answer)
    if recorded:
        response.delete_cookie(tickets.COOKIE, path="/diem-danh/", samesite="Lax")
    return response


def _show(request: HttpRequest, answer: Answer) -> HttpResponse:
    name = "_check_in" if _is_fragment(request) else "check_in"
    return render(request, f"learning/attendance/{name}.html", {"answer": answer})


def _is_fragment(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _ticket_of(request: HttpRequest) -> tickets.Ticket | None:
    return tickets.read(request.COOKIES.get(tickets.COOKIE, ""), timezone.now())


def _scanned(request: HttpRequest, ticket: tickets.Ticket, hall: Hall) -> Answer:
    return lookup.scanned(user_of(request).member_id, hall, ticket.at)
