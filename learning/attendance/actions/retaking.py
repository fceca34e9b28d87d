"""Retakes (`R17`, `R19`): the rule names candidates, a person confirms, dismisses or changes; nothing is automatic."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.notifications.choices import NoticeKind
from learning.attendance.actions.assigning import Plan, assign, check_plan
from learning.attendance.actions.finishing import (
    attending_duty,
    audit,
    dismiss_open,
    dismissed_evidence,
    evidence_of,
    finish_retake,
    release,
)
from learning.attendance.actions.following import restate
from learning.attendance.actions.refusal import AttendanceRefused, require_judge, require_reason
from learning.attendance.actions.telling import tell
from learning.attendance.choices import RetakeState
from learning.attendance.models import AbsenceRecord, Retake
from learning.attendance.queries import contested, is_contested
from learning.attendance.reckoning import Reckoner
from learning.campaigns.actions import fail_duty, settle_failed_duty
from learning.conferences.choices import ClassKind, RosterState, Standing
from learning.conferences.models import RosterEntry, StudyClass
from members.access.models import User


@dataclass(frozen=True)
class Result:
    """What came of one of the people ticked: a retake, or why there is none, in words."""

    entry: RosterEntry
    retake: Retake | None
    refusal: str = ""


def confirm_retakes(
    *,
    entries: list[RosterEntry],
    form: str,
    due_on: date,
    study_class: StudyClass | None = None,
    reason: str,
    by: User,
    at: datetime | None = None,
) -> list[Result]:
    """Each of the candidates must study again until the last day; one transaction and one result a person.

    `study_class` is the retake class for `RetakeForm.CLASS`. Confirmed twice, the second finds what the first made.
    Raises `AttendanceRefused` for a plan that fits nobody; what is wrong with one person stands in their result.
    """
    plan = Plan(form, due_on, study_class, require_reason(reason), at or timezone.now())
    check_plan(plan)
    return [_result(entry, plan, by) for entry in entries]


def _result(entry: RosterEntry, plan: Plan, by: User) -> Result:
    try:
        return Result(entry, _confirm(entry, plan, by))
    except AttendanceRefused as refusal:
        return Result(entry, None, str(refusal))


@transaction.atomic
def _confirm(entry: RosterEntry, plan: Plan, by: User) -> Retake:
    require_judge(entry, by)
    absence = _held_candidate(entry)
    if contested([entry.pk]):
        raise AttendanceRefused(_("Đồng chí này đang gửi minh chứng đã có mặt. Xem xét minh chứng trước."))
    retake, new = _opened(entry, absence, plan, by)
    if not new:
        return retake
    assign(retake=retake, plan=plan, by=by)
    retake.refresh_from_db()
    duty = attending_duty(entry)
    if duty:
        evidence = evidence_of(retake, claimed=False)
        fail_duty(duty=duty, reason=_("Vắng quá mức, phải học lại"), evidence=evidence, at=plan.at)
    audit(retake, "confirm_retake", by, {}, _facts(retake), plan.reason)
    _announce(retake, _("Đồng chí phải học lại phần đã vắng"), plan)
    return retake


def _held_candidate(entry: RosterEntry) -> AbsenceRecord:
    """The record, held until the end of the transaction: a correction meanwhile waits, and then sees the retake."""
    study_class = entry.study_class
    if study_class.kind != ClassKind.REGULAR or study_class.roster_state != RosterState.CLOSED:
        raise AttendanceRefused(_("Danh sách lớp chưa chốt nên chưa kết luận được."))
    candidates = AbsenceRecord.objects.filter(entry=entry, candidate=True, entry__standing=Standing.REQUIRED)
    if not candidates.update(candidate=True):
        raise AttendanceRefused(_("Đồng chí này không thuộc diện học lại."))
    return candidates.get()


def _opened(entry: RosterEntry, absence: AbsenceRecord, plan: Plan, by: User) -> tuple[Retake, bool]:
    """The open retake and whether it is new; the constraint allows one a person."""
    reckoner = Reckoner(entry.study_class)
    missed = [[span.start, span.end] for span in reckoner.reckon([entry])[0].missed]
    facts = {
        "state": RetakeState.OPEN,
        "form": plan.form,
        "due_on": plan.due_on,
        "missed": missed,
        "scheduled": absence.scheduled,
        "absent": absence.absent,
        "policy": absence.policy,
        "reason": plan.reason,
        "decided_by": by,
        "decided_at": plan.at,
        "finished_at": None,
    }
    corrected = Retake.objects.filter(entry=entry, state=RetakeState.DISMISSED).exclude(form="")
    if corrected.update(**facts):
        return Retake.objects.get(entry=entry), True
    try:
        with transaction.atomic():
            return Retake.objects.create(entry=entry, **facts), True
    except IntegrityError:
        return _standing(entry), False


def _standing(entry: RosterEntry) -> Retake:
    retake = Retake.objects.get(entry=entry)
    if retake.state == RetakeState.DISMISSED:
        raise AttendanceRefused(_("Đã có kết luận đồng chí này không phải học lại."))
    return retake


@transaction.atomic
def dismiss_candidate(*, entry: RosterEntry, reason: str, by: User) -> Retake:
    """A person decides that no retake is due, of a candidate or of one that is open; the reason stays with it."""
    require_judge(entry, by)
    reason = require_reason(reason)
    existing = Retake.objects.filter(entry=entry).first()
    if existing and existing.state == RetakeState.OPEN:
        dismiss_open(retake=existing, reason=reason, by=by)
        existing.refresh_from_db()
        return existing
    absence = _held_candidate(entry)
    facts = {
        "state": RetakeState.DISMISSED,
        "form": "",
        "due_on": None,
        "scheduled": absence.scheduled,
        "absent": absence.absent,
        "policy": absence.policy,
        "reason": reason,
        "decided_by": by,
        "decided_at": timezone.now(),
    }
    retake, new = Retake.objects.get_or_create(entry=entry, defaults=facts)
    if retake.was_corrected:
        Retake.objects.filter(pk=retake.pk).update(**facts)
        retake.refresh_from_db()
        new = True
    if new:
        _let_off(retake, reason, by)
    return retake


def _let_off(retake: Retake, reason: str, by: User) -> None:
    duty = attending_duty(retake.entry)
    if duty:
        evidence = dismissed_evidence(retake)
        settle_failed_duty(duty=duty, evidence=evidence, reason=reason, by=by, at=timezone.now())
    audit(retake, "dismiss_candidate", by, {}, {"state": RetakeState.DISMISSED}, reason)
    tell(retake.entry, cause=f"retake:{retake.public_id}:off", title=_("Đồng chí không phải học lại"), body=reason)


@transaction.atomic
def change_retake(
    *, retake: Retake, form: str, due_on: date, study_class: StudyClass | None = None, reason: str, by: User
) -> bool:
    """Another form, class or last day for an open retake; False when it is not open any more.

    Raises `AttendanceRefused` while the member contests the record: until it is decided, everything stands still.
    """
    require_judge(retake.entry, by)
    plan = Plan(form, due_on, study_class, require_reason(reason))
    check_plan(plan)
    if is_contested(retake):
        raise AttendanceRefused(_("Đồng chí này đang gửi minh chứng đã có mặt. Xem xét minh chứng trước."))
    before, opened = _facts(retake), Retake.objects.filter(pk=retake.pk, state=RetakeState.OPEN)
    if not opened.update(form=form, due_on=due_on):
        return False
    if (form, study_class and study_class.pk) != (retake.form, retake.study_class_id):
        release(retake=retake, reason=plan.reason, by=by)
        opened.update(study_class=None, study_duty=None)
    retake.refresh_from_db()
    assign(retake=retake, plan=plan, by=by)
    retake.refresh_from_db()
    restate(retake=retake)
    audit(retake, "change_retake", by, before, _facts(retake), plan.reason)
    _announce(retake, _("Việc học lại của đồng chí có thay đổi"), plan)
    return True


def finish_by_decision(*, retake: Retake, reason: str, by: User) -> bool:
    """An officer records that the person has studied again, as of a class held elsewhere; False when not open."""
    require_judge(retake.entry, by)
    evidence = {"recorded": require_reason(reason)}
    return finish_retake(retake=retake, evidence=evidence, at=timezone.now(), by=by)


def _announce(retake: Retake, title: str, plan: Plan) -> None:
    assert retake.due_on
    told = {"form": retake.get_form_display(), "day": f"{retake.due_on:%d/%m/%Y}"}
    body = _("Hình thức: %(form)s. Hạn: %(day)s.") % told  # the reason stands on the page: mail passes other hands
    cause = f"retake:{retake.public_id}:{retake.form}:{retake.due_on:%Y%m%d}:{plan.at:%Y%m%d%H%M}"
    tell(retake.entry, cause=cause, title=title, body=body, kind=NoticeKind.RETAKE, at=plan.at)


def _facts(retake: Retake) -> dict[str, str]:
    due = retake.due_on.isoformat() if retake.due_on else ""
    return {"state": retake.state, "form": retake.form, "due_on": due, "class": str(retake.study_class or "")}
