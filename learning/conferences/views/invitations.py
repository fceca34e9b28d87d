"""Invitations: sent within the system, and printed (`R10`)."""

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.documents.pdf import render_pdf
from foundation.documents.responses import PDF, download
from learning.conferences import actions
from learning.conferences.choices import ClassKind, Standing
from learning.conferences.invitation_data import MOST_AT_ONCE, invitation_data
from learning.conferences.models import Conference, RosterEntry
from learning.conferences.queries import entries_overseen_by, visible_to
from learning.conferences.views.doors import do, frame, planned_by
from learning.conferences.views.member import own_entry
from members.access.request import user_of
from members.units.models import Unit
from members.units.queries import within

UNITS_PAGE = 50


def page(request: HttpRequest, public_id: str) -> HttpResponse:
    """How many are invited, and files to print by unit, by point or in parts of `MOST_AT_ONCE`."""
    user, conference = planned_by(request, public_id)
    context = frame(conference, user, "invitations")
    required = context["study_class"].entries.filter(standing=Standing.REQUIRED)
    figures = required.aggregate(people=Count("pk"), invited=Count("invitation"))
    units = Unit.objects.filter(pk__in=required.values("enrolment__unit")).order_by("path")
    context |= figures | {
        "waiting": figures["people"] - figures["invited"],
        "parts": range(1, (figures["people"] + MOST_AT_ONCE - 1) // MOST_AT_ONCE + 1),
        "most": MOST_AT_ONCE,
        "points": conference.points.annotate(
            placed=Count("entries", filter=Q(entries__standing=Standing.REQUIRED))
        ).filter(placed__gt=0, placed__lte=MOST_AT_ONCE),
        "page": Paginator(units, UNITS_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "learning/conferences/invitations.html", context)


@require_POST
def issue(request: HttpRequest, public_id: str) -> HttpResponse:
    """Invite whoever is not invited yet."""
    user, conference = planned_by(request, public_id)
    sent = lambda: actions.issue_invitations(conference=conference, by=user)  # noqa: E731
    do(request, sent, _("Hệ thống đang gửi giấy mời."))
    return redirect("conferences:invitations", public_id)


def printed(request: HttpRequest, public_id: str) -> HttpResponse:
    """A PDF of those the user oversees: of a unit (`don-vi`), a point (`diem-cau`), a person (`nguoi`); by `phan`."""
    user = user_of(request)
    shown = visible_to(user).select_related("unit__parent").distinct()
    conference = get_object_or_404(shown, public_id=public_id)
    mine = entries_overseen_by(user).filter(study_class__conference=conference, standing=Standing.REQUIRED)
    wanted = _asked_for(request, mine.filter(study_class__kind=ClassKind.REGULAR))
    part = Paginator(wanted.order_by("unit_path", "enrolment__member__sort_key", "pk"), MOST_AT_ONCE)
    if not part.count:
        raise Http404
    return _pdf(conference, list(part.get_page(request.GET.get("phan"))))


def _asked_for(request: HttpRequest, entries: QuerySet[RosterEntry]) -> QuerySet[RosterEntry]:
    unit, point, person = (request.GET.get(name, "") for name in ("don-vi", "diem-cau", "nguoi"))
    if unit:
        entries = entries.filter(within({get_object_or_404(Unit, public_id=unit).path}, "unit_path"))
    if point:
        entries = entries.filter(point__public_id=point)
    if person:
        entries = entries.filter(public_id=person)
    return entries.select_related("enrolment__member", "enrolment__unit", "point")


def own(request: HttpRequest, public_id: str) -> HttpResponse:
    """One's own invitation."""
    user = user_of(request)
    shown = visible_to(user).select_related("unit__parent").distinct()
    conference = get_object_or_404(shown, public_id=public_id)
    entry = own_entry(conference, user)
    if entry is None or entry.standing != Standing.REQUIRED:
        raise Http404
    return _pdf(conference, [entry])


def _pdf(conference: Conference, entries: list[RosterEntry]) -> HttpResponse:
    content = render_pdf("invitation", invitation_data(conference, entries), tagged=len(entries) == 1)
    return download(content, _("Giấy mời %(title)s.pdf") % {"title": conference.title}, PDF)
