"""“Có mặt ở hội nghị”: what is recorded of oneself, how it was reckoned, and what one may ask."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from learning.attendance.actions import petitions
from learning.attendance.forms import ClaimForm, ExcuseForm
from learning.attendance.models import ExcusedAbsence, Petition, PresenceClaim
from learning.attendance.presenting import PersonalPresence
from learning.attendance.queries import entries_of
from learning.attendance.views.entrances import do, kept, own_entries
from learning.conferences.models import RosterEntry
from members.access.request import user_of

A_PAGE = 30
"""Classes on one page."""


def mine(request: HttpRequest, conference_id: str) -> HttpResponse:
    """The conference's own class, and below it any class in which it is studied again."""
    _user, entries = own_entries(request, conference_id)
    now = timezone.now()
    own, *again = [PersonalPresence(entry, now) for entry in entries]
    context = {"presence": own, "again": again, "conference": own.study_class.conference, "own": True}
    return render(request, "learning/attendance/mine.html", context)


@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Every class one was listed for, with its minutes and what followed."""
    entries = entries_of(user_of(request).member)
    page = Paginator(entries, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "learning/attendance/history.html", {"page": page})


def ask_excuse(request: HttpRequest, conference_id: str) -> HttpResponse:
    """Ask that the absence be excused."""
    user, [entry, *_again] = own_entries(request, conference_id)
    form = ExcuseForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        asked = lambda: petitions.ask_excuse(  # noqa: E731
            entry=entry,
            cause=data["cause"],
            statement=data["statement"],
            document=kept(data["document"], user),
            by=user,
        )
        if do(request, asked, _("Đã gửi. Bí thư chi bộ hoặc cán bộ phụ trách hội nghị sẽ xem xét và báo lại.")):
            return redirect("absence:mine", conference_id)
    return render(request, "learning/attendance/excuse.html", {"form": form, "entry": entry, "own": True})


def claim(request: HttpRequest, conference_id: str) -> HttpResponse:
    """“I was there, here is my evidence”: of the conference's own class, or of the one named with `lop`."""
    user, entries = own_entries(request, conference_id)
    entry = _of_class(entries, request.GET.get("lop", ""))
    form = ClaimForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        asked = lambda: petitions.claim_presence(  # noqa: E731
            entry=entry, statement=data["statement"], document=kept(data["document"], user), by=user
        )
        if do(request, asked, _("Đã gửi minh chứng. Đến khi có kết luận, không ai được kết luận đồng chí học lại.")):
            return redirect("absence:mine", conference_id)
    return render(request, "learning/attendance/claim.html", {"form": form, "entry": entry, "own": True})


def _of_class(entries: list[RosterEntry], asked: str) -> RosterEntry:
    """The place in the class of that public id, else in the first; 404 for a class that is not one's own."""
    found = next((entry for entry in entries if not asked or entry.study_class.public_id == asked), None)
    if found is None:
        raise Http404
    return found


@require_POST
def withdraw(request: HttpRequest, conference_id: str, petition_id: str) -> HttpResponse:
    """Take back what one asked."""
    user, entries = own_entries(request, conference_id)
    petition = petition_of([entry.pk for entry in entries], petition_id)
    do(request, lambda: petitions.withdraw_petition(petition=petition, by=user), _("Đã rút."))
    return redirect("absence:mine", conference_id)


def petition_of(entries: list[int], petition_id: str) -> Petition:
    """What was asked for one of the entries, by its public id."""
    excuse = ExcusedAbsence.objects.filter(entry__in=entries, public_id=petition_id).first()
    return excuse or get_object_or_404(PresenceClaim, entry__in=entries, public_id=petition_id)
