"""One's outlines and those sent down; the board's queue."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from learning.rapporteurs.outlines import queries
from learning.rapporteurs.outlines.access import boards_of, units_spoken_for
from learning.rapporteurs.outlines.choices import OFFERED
from learning.rapporteurs.queries import assignments_of, with_people
from members.access.request import user_of

PAGE = 20


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Where the person speaks next, what they wrote, what was sent down; for rapporteurs and boards."""
    user, words = user_of(request), request.GET.get("tim", "")
    speaks, reviews = bool(units_spoken_for(user)), bool(boards_of(user))
    if not speaks and not reviews:
        raise Http404
    which = request.GET.get("xem", "")
    shown = {"gui-xuong": queries.sent_down_to(user), "da-duyet": queries.worked_on_by(user).filter(state__in=OFFERED)}
    found = queries.matching(shown.get(which, queries.written_by(user)), words).order_by("-changed_at", "-pk")
    coming = with_people(assignments_of(user).filter(session__ends_at__gte=timezone.now()))
    context = {
        "page": Paginator(queries.in_list(found), PAGE).get_page(request.GET.get("page")),
        "words": words,
        "which": which,
        "speaks": speaks,
        "reviews": reviews,
        "waiting": queries.waiting_for(user).count() if reviews else 0,
        "coming": coming.select_related("offer__outline").order_by("session__starts_at", "pk")[:5],
        "user_id": user.member_id,
    }
    return render(request, "learning/rapporteurs/outlines/list.html", context)


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for the person's board, the oldest first."""
    user = user_of(request)
    if not boards_of(user):
        raise Http404
    page = Paginator(queries.in_list(queries.waiting_for(user)), PAGE).get_page(request.GET.get("page"))
    return render(request, "learning/rapporteurs/outlines/queue.html", {"page": page})
