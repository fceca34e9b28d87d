"""What members ask, for those who decide: the list, one petition, its document."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.files.responses import serve
from learning.attendance.actions import petitions as actions
from learning.attendance.forms import ACCEPT, DecideClaimForm, DecideExcuseForm
from learning.attendance.models import ExcusedAbsence, Petition, PresenceClaim
from learning.attendance.presenting import PersonalPresence
from learning.attendance.queries import (
    claims_overseen_by,
    claims_visible_to,
    deciders_for,
    excuses_overseen_by,
    excuses_visible_to,
    waiting,
)
from learning.attendance.views.entrances import WHOLE, do
from members.access.request import user_of
from members.access.scope import OVERSEER_ROLES, holds

PAGE = 50
AROUND = ["document", "asked_by__member", *(f"entry__{name}" for name in WHOLE)]


def petition_list(request: HttpRequest) -> HttpResponse:
    """What waits for a decision of the user's: contested records first, for they stay what follows."""
    user = user_of(request)
    if not holds(user, *OVERSEER_ROLES):
        raise Http404
    claims = waiting(claims_overseen_by(user), user).select_related(*AROUND).order_by("asked_at")
    excuses = waiting(excuses_overseen_by(user), user).select_related(*AROUND).order_by("asked_at")
    page = Paginator(excuses, PAGE).get_page(request.GET.get("page"))
    context = {"claims": claims[:PAGE], "page": page, "claim_count": claims.count()}
    return render(request, "learning/attendance/petitions.html", context)


def decide(request: HttpRequest, petition_id: str) -> HttpResponse:
    """One petition beside what is recorded, and the form of the decision."""
    user = user_of(request)
    petition = _one(petition_id, excuses_overseen_by(user), claims_overseen_by(user))
    entry: Any = petition.entry  # type: ignore[attr-defined]
    if entry.enrolment.member_id == user.member_id:
        raise Http404
    presence = PersonalPresence(entry, timezone.now(), aside=petition)
    form = _form(request, petition, presence)
    if request.method == "POST" and form.is_valid() and _decided(request, petition, form):
        return redirect("absence:petitions")
    entered = petition.asked_by.member_id == user.member_id
    context = {
        "petition": petition,
        "entry": entry,
        "presence": presence,
        "form": form,
        "conference": entry.study_class.conference,
        "decides": True,
        "is_claim": _is_claim(petition),
        "entered": entered,
        "deciders": deciders_for(entry, asked_by=user) if entered else [],
    }
    return render(request, "learning/attendance/decide.html", context)


def _form(request: HttpRequest, petition: Petition, presence: PersonalPresence) -> DecideExcuseForm:
    if isinstance(petition, PresenceClaim):
        return DecideClaimForm(request.POST or None, sessions=presence.reckoned.sessions)
    return DecideExcuseForm(request.POST or None)


def _decided(request: HttpRequest, petition: Petition, form: DecideExcuseForm) -> bool:
    by, reason = user_of(request), form.cleaned_data["reason"]

    def act() -> object:
        if isinstance(petition, PresenceClaim):
            assert isinstance(form, DecideClaimForm)
            return actions.decide_claim(claim=petition, granted=form.granted(), reason=reason, by=by)
        assert isinstance(petition, ExcusedAbsence)
        accepted = form.cleaned_data["verdict"] == ACCEPT
        return actions.decide_excuse(excuse=petition, accepted=accepted, reason=reason, by=by)

    return do(request, act, _("Đã ghi kết luận và báo cho đồng chí ấy."))


def _is_claim(petition: Petition) -> bool:
    return isinstance(petition, PresenceClaim)


def document(request: HttpRequest, petition_id: str) -> HttpResponseBase:
    """The paper handed in, for the member and for those who decide."""
    user = user_of(request)
    petition = _one(petition_id, excuses_visible_to(user), claims_visible_to(user))
    if petition.document is None:
        raise Http404
    return serve(petition.document, inline=True)


def _one(petition_id: str, excuses: QuerySet[ExcusedAbsence], claims: QuerySet[PresenceClaim]) -> Petition:
    """The petition of that public id, of either kind; 404 when the user may not see it."""
    excuse = excuses.filter(public_id=petition_id).select_related(*AROUND).first()
    found = excuse or claims.filter(public_id=petition_id).select_related(*AROUND).first()
    if found is None:
        raise Http404
    return found
