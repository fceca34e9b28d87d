"""The sessions of a class, set as a whole."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from learning.campaigns.models import Requirement
from learning.conferences.actions.checklist import follow_days
from learning.conferences.actions.refusal import ConferenceRefused, require_alive
from learning.conferences.choices import ATTEND_CONFERENCE, ClassKind, RosterState
from learning.conferences.models import Session, SessionBreak, StudyClass
from learning.conferences.plans import days_spanned, locked_sessions, net_minutes_of, plan_of
from learning.conferences.queries import sessions_of
from learning.conferences.rules import SessionPlan, break_is_outside, overlaps
from members.access.models import User


@transaction.atomic
def set_sessions(*, study_class: StudyClass, plans: list[SessionPlan], by: User, at: datetime | None = None) -> None:
    """Let the class have these sessions and no others.

    Raises `ConferenceRefused` when times do not fit, when the roster is closed, or, once it is open, for a change of
    a session that has begun; one in which someone was present is never changed. The checklist's days, and the
    duty's minutes and last day, follow.
    """
    at = at or timezone.now()
    conference = study_class.conference
    require_alive(conference)
    kept = StudyClass.objects.filter(pk=study_class.pk, roster_state__in=[RosterState.NONE, RosterState.OPEN])
    if not kept.update(roster_state=F("roster_state")):
        raise ConferenceRefused(_("Danh sách lớp đã chốt nên không sửa được các buổi."))
    study_class.refresh_from_db(fields=["roster_state"])
    before = [plan_of(session) for session in sessions_of(study_class)]
    if before == _in_order(plans):
        return
    _check(study_class, plans, at)
    _write(study_class, plans)
    if study_class.kind == ClassKind.REGULAR:
        follow_days(conference=conference)
        _follow_duty(study_class)
    after = {"sessions": _told(plans)}
    record(actor=by, verb="set_sessions", target=study_class, before={"sessions": _told(before)}, after=after)


def _in_order(plans: list[SessionPlan]) -> list[SessionPlan]:
    return sorted(plans, key=lambda plan: plan.starts_at)


def _check(study_class: StudyClass, plans: list[SessionPlan], at: datetime) -> None:
    for number, plan in enumerate(plans):
        if plan.ends_at <= plan.starts_at or break_is_outside(plan):
            raise ConferenceRefused(_("Buổi “%(title)s” có giờ không hợp lệ.") % {"title": plan.title})
        if any(overlaps(plan, other) for other in plans[:number]):
            raise ConferenceRefused(_("Buổi “%(title)s” trùng giờ với buổi khác.") % {"title": plan.title})
    wanted = {plan.public_id: plan for plan in plans if plan.public_id}
    for session in locked_sessions(study_class, at):
        if wanted.get(session.public_id) != plan_of(session):
            told = {"title": session.title}
            raise ConferenceRefused(_("Buổi “%(title)s” đã diễn ra hoặc đã có điểm danh nên giữ nguyên.") % told)
    known = {session.public_id: plan_of(session) for session in study_class.sessions.prefetch_related("breaks")}
    new = [plan for plan in plans if known.get(plan.public_id) != plan]
    if study_class.roster_state == RosterState.OPEN and any(plan.starts_at <= at for plan in new):
        raise ConferenceRefused(_("Danh sách lớp đã lập: chỉ thêm hoặc dời buổi vào lúc chưa tới."))


def _write(study_class: StudyClass, plans: list[SessionPlan]) -> None:
    known = {session.public_id: session for session in study_class.sessions.prefetch_related("breaks")}
    kept = {plan.public_id for plan in plans}
    study_class.sessions.exclude(public_id__in=kept).delete()
    for plan in plans:
        session = known.get(plan.public_id) or Session(study_class=study_class)
        if session.pk and plan_of(session) == plan:
            continue
        session.title, session.starts_at, session.ends_at = plan.title, plan.starts_at, plan.ends_at
        session.save()
        session.breaks.all().delete()
        breaks = [SessionBreak(session=session, **vars(rest)) for rest in plan.breaks]
        SessionBreak.objects.bulk_create(breaks)


def _follow_duty(study_class: StudyClass) -> None:
    spanned = days_spanned(study_class.conference)
    duty = Requirement.objects.filter(kind=ATTEND_CONFERENCE, target=study_class.conference.public_id)
    if spanned:
        minutes = sum(net_minutes_of(session) for session in sessions_of(study_class))
        duty.update(due_on=spanned[1], minutes=minutes)


def _told(plans: list[SessionPlan]) -> list[str]:
    return [
        f"{plan.title}: {timezone.localtime(plan.starts_at):%d/%m/%Y %H:%M}–{timezone.localtime(plan.ends_at):%H:%M}"
        + "".join(
            f" ({timezone.localtime(rest.starts_at):%H:%M}–{timezone.localtime(rest.ends_at):%H:%M})"
            for rest in plan.breaks
        )
        for plan in plans
    ]
