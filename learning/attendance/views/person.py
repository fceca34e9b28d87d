"""One person's presence for those who oversee them: corrected, asked on their behalf, decided."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learning.attendance.actions import correcting, petitions, retaking
from learning.attendance.choices import RetakeState
from learning.attendance.forms import (
    ClaimForm,
    CorrectionForm,
    DecisionForm,
    ExcuseForm,
    RetakePlanForm,
    WithdrawForm,
)
from learning.attendance.models import Presence
from learning.attendance.presenting import PersonalPresence
from learning.attendance.views.entrances import do, entry_overseen, kept, open_retake_of, retake_classes
from learning.conferences.choices import RosterState
from learning.conferences.models import RosterEntry
from members.access.models import User


def person(request: HttpRequest, conference_id: str, entry_id: str) -> HttpResponse:
    """What the member sees, with what may be corrected and decided."""
    user, entry = entry_overseen(request, conference_id, entry_id)
    return _page(request, user, entry, {})


def _page(request: HttpRequest, user: User, entry: RosterEntry, forms: dict[str, Form]) -> HttpResponse:
    presence = PersonalPresence(entry, timezone.now())
    own = entry.enrolment.member_id == user.member_id
    spans = [span for strip in presence.strips for span in strip.rows if span.withdrawn_at is None]
    context: dict[str, Any] = {
        "presence": presence,
        "entry": entry,
        "conference": entry.study_class.conference,
        "own": False,
        "oneself": own,
        "decides": not own,
        "may_correct": not own and entry.study_class.roster_state == RosterState.OPEN,
        "correction": forms.get("correction") or CorrectionForm(sessions=presence.reckoned.sessions),
        "withdrawal": forms.get("withdrawal") or (WithdrawForm(spans=spans) if spans else None),
        "retake_open": bool(presence.retake and presence.retake.state == RetakeState.OPEN),
    }
    return render(request, "learning/attendance/person.html", context)


@require_POST
def correct(request: HttpRequest, conference_id: str, entry_id: str) -> HttpResponse:
    """Add a span."""
    user, entry = entry_overseen(request, conference_id, entry_id)
    form = CorrectionForm(request.POST, sessions=list(entry.study_class.sessions.all()))
    if not form.is_valid():
        return _page(request, user, entry, {"correction": form})
    reason = form.cleaned_data["reason"]
    added = lambda: correcting.correct_presence(entry=entry, reason=reason, by=user, **form.span())  # noqa: E731
    do(request, added, _("Đã ghi thêm khoảng có mặt."))
    return redirect("absence:person", conference_id, entry_id)


@require_POST
def withdraw_span(request: HttpRequest, conference_id: str, entry_id: str) -> HttpResponse:
    """Let a span count no more."""
    user, entry = entry_overseen(request, conference_id, entry_id)
    standing = Presence.objects.filter(entry=entry, withdrawn_at=None).select_related(
        "session", "entry__enrolment__member", "entry__study_class"
    )
    form = WithdrawForm(request.POST, spans=list(standing))
    if not form.is_valid():
        return _page(request, user, entry, {"withdrawal": form})
    span, reason = form.spans[form.cleaned_data["span"]], form.cleaned_data["reason"]
    gone = lambda: correcting.withdraw_presence(presence=span, reason=reason, by=user)  # noqa: E731
    do(request, gone, _("Lần ghi này không còn được tính."))
    return redirect("absence:person", conference_id, entry_id)


def excuse_for(request: HttpRequest, conference_id: str, entry_id: str) -> HttpResponse:
    """Enter an excuse on the member's behalf."""
    user, entry = _another(request, conference_id, entry_id)
    form = ExcuseForm(request.POST or None, request.FILES or None)

    def ask() -> object:
        data = form.cleaned_data
        document = kept(data["document"], user)
        told = {"cause": data["cause"], "statement": data["statement"]}
        return petitions.ask_excuse(entry=entry, document=document, by=user, **told)

    done = _("Đã ghi thay đồng chí ấy; đồng chí khác có thẩm quyền sẽ xem xét, kết luận.")
    return _filled(request, form, "excuse.html", entry, ask, done)


def claim_for(request: HttpRequest, conference_id: str, entry_id: str) -> HttpResponse:
    """Enter a claim on the member's behalf."""
    user, entry = _another(request, conference_id, entry_id)
    form = ClaimForm(request.POST or None, request.FILES or None)

    def ask() -> object:
        document = kept(form.cleaned_data["document"], user)
        statement = form.cleaned_data["statement"]
        return petitions.claim_presence(entry=entry, statement=statement, document=document, by=user)

    done = _("Đã ghi thay đồng chí ấy; đồng chí khác có thẩm quyền sẽ xem xét, kết luận.")
    return _filled(request, form, "claim.html", entry, ask, done)


def dismiss(request: HttpRequest, conference_id: str, entry_id: str) -> HttpResponse:
    """Decide that no retake is due."""
    user, entry = _another(request, conference_id, entry_id)
    form = DecisionForm(request.POST or None)
    decide = lambda: retaking.dismiss_candidate(entry=entry, reason=form.cleaned_data["reason"], by=user)  # noqa: E731
    return _filled(request, form, "dismiss.html", entry, decide, _("Đã kết luận không phải học lại."))


def change(request: HttpRequest, conference_id: str, entry_id: str) -> HttpResponse:
    """Another form, class or last day."""
    user, entry = _another(request, conference_id, entry_id)
    retake = open_retake_of(entry)
    shown = {
        "form": retake.form,
        "due_on": retake.due_on,
        "study_class": retake.study_class.public_id if retake.study_class else "",
    }
    form = RetakePlanForm(request.POST or None, classes=retake_classes(entry.study_class), initial=shown)
    alter = lambda: retaking.change_retake(retake=retake, by=user, **form.plan())  # noqa: E731
    return _filled(request, form, "change.html", entry, alter, _("Đã đổi việc học lại và báo cho đồng chí ấy."))


def finish(request: HttpRequest, conference_id: str, entry_id: str) -> HttpResponse:
    """Record that the person has studied again."""
    user, entry = _another(request, conference_id, entry_id)
    retake, form = open_retake_of(entry), DecisionForm(request.POST or None)
    end = lambda: retaking.finish_by_decision(retake=retake, reason=form.cleaned_data["reason"], by=user)  # noqa: E731
    return _filled(request, form, "finish.html", entry, end, _("Đã ghi nhận học lại."))


def _another(request: HttpRequest, conference_id: str, entry_id: str) -> tuple[User, RosterEntry]:
    """Someone else whom the user oversees: nobody decides on their own matter."""
    user, entry = entry_overseen(request, conference_id, entry_id)
    if entry.enrolment.member_id == user.member_id:
        raise Http404
    return user, entry


def _filled(
    request: HttpRequest, form: Form, template: str, entry: RosterEntry, action: Callable[[], object], done: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid() and do(request, action, done):
        return redirect("absence:person", entry.study_class.conference.public_id, entry.public_id)
    context = {"form": form, "entry": entry, "conference": entry.study_class.conference, "own": False}
    return render(request, f"learning/attendance/{template}", context)
