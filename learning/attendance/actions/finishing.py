"""The end of a retake: studied again, or no longer due. Each moves the retake by a conditional update."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from learning.attendance.actions.telling import tell
from learning.attendance.choices import RetakeForm, RetakeState
from learning.attendance.evidence import Evidence, corrected_evidence, presence_evidence, retake_evidence
from learning.attendance.models import Retake
from learning.attendance.reckoning import Reckoned
from learning.attendance.rules import Absence
from learning.campaigns.actions import fail_duty, restate_done, settle_failed_duty, take_back_duties, unsettle_duties
from learning.campaigns.models import Duty
from learning.conferences.actions.duties import duties_of
from learning.conferences.choices import Standing
from learning.conferences.models import RosterEntry
from members.access.models import User

WHOLE = ("entry__study_class__conference", "entry__enrolment__member", "study_duty")
"""What is read of a retake that ends."""


@transaction.atomic
def finish_retake(*, retake: Retake, evidence: Evidence, at: datetime, by: User | None = None) -> bool:
    """`OPEN → DONE`: the duty to attend is done with the retake as its evidence. False when it was not open."""
    moved = Retake.objects.filter(pk=retake.pk, state=RetakeState.OPEN)
    if not moved.update(state=RetakeState.DONE, finished_at=at):
        return False
    retake.refresh_from_db()
    duty = attending_duty(retake.entry)
    if duty:
        evidence_now = made_up_evidence(retake) | evidence
        settle_failed_duty(duty=duty, evidence=evidence_now, reason=_("Đã học lại"), by=by, at=at)
    audit(retake, "finish_retake", by, {"state": RetakeState.OPEN}, {"state": RetakeState.DONE} | evidence)
    tell(retake.entry, cause=f"retake:{retake.public_id}:done", title=_("Đã ghi nhận đồng chí học lại"))
    return True


def finish_by_class(*, retake: Retake, absence: Absence) -> bool:
    """Present for enough of the retake class."""
    return finish_retake(retake=retake, evidence={"again": presence_evidence(absence)}, at=timezone.now())


def finish_by_study(duty: Duty) -> None:
    """Called with each duty of a kind for self-study that becomes done: the retake it was given for is finished."""
    waiting = Retake.objects.filter(study_duty=duty, state=RetakeState.OPEN, form=RetakeForm.SELF_STUDY)
    for retake in waiting.select_related("entry__study_class__conference", "entry__enrolment__member"):
        finish_retake(retake=retake, evidence={}, at=duty.settled_at or timezone.now())


@transaction.atomic
def undo_finished(*, retake: Retake, by: User | None) -> bool:
    """`DONE → OPEN`: the retake class's record was corrected, and it was not enough after all."""
    moved = Retake.objects.filter(pk=retake.pk, state=RetakeState.DONE)
    if not moved.update(state=RetakeState.OPEN, finished_at=None):
        return False
    retake.refresh_from_db()
    reason = _("Tính lại số phút ở lớp học lại: chưa đủ.")
    duty = attending_duty(retake.entry)
    if duty:
        unsettle_duties(duties=[duty.pk], reason=reason, by=by)
        duty.refresh_from_db()
        fail_duty(duty=duty, reason=reason, evidence=evidence_of(retake, claimed=False), at=timezone.now())
    audit(retake, "undo_retake", by, {"state": RetakeState.DONE}, {"state": RetakeState.OPEN}, reason)
    return True


@transaction.atomic
def dismiss_corrected(*, retake: Retake, reckoned: Reckoned, by: User | None) -> bool:
    """`OPEN | DONE → DISMISSED`, its form kept: the record was corrected and bears no retake out any more.

    One that was done keeps when it was: it was no longer needed, and is told of as such.
    """
    before, reason = retake.state, _("Hồ sơ có mặt đã được sửa: không còn thuộc diện học lại.")
    borne_out = Retake.objects.filter(pk=retake.pk, state=before)
    if not borne_out.update(state=RetakeState.DISMISSED):
        return False
    retake.refresh_from_db()
    _let_go(retake, corrected_evidence_of(retake, reckoned.absence), reason, by, before=before)
    return True


@transaction.atomic
def restore_made_up(*, retake: Retake, by: User | None) -> bool:
    """`DISMISSED → DONE`: the correction was taken back, and the person had studied again; False when they had not."""
    gone = Retake.objects.filter(pk=retake.pk, state=RetakeState.DISMISSED, finished_at__isnull=False)
    if not gone.exclude(form="").update(state=RetakeState.DONE):
        return False
    retake.refresh_from_db()
    duty = attending_duty(retake.entry)
    if duty:
        restate_done(notes={duty.pk: made_up_evidence(retake)})
    reason = _("Hồ sơ có mặt lại được sửa: việc học lại đã làm được tính.")
    audit(retake, "restore_retake", by, {"state": RetakeState.DISMISSED}, {"state": RetakeState.DONE}, reason)
    return True


@transaction.atomic
def dismiss_outside(*, retake: Retake) -> bool:
    """`OPEN → DISMISSED`, its form kept: the person stands outside the class now, their duty has followed already."""
    reason = f"{retake.entry.get_standing_display()}: {retake.entry.evidence}"
    if not Retake.objects.filter(pk=retake.pk, state=RetakeState.OPEN).update(state=RetakeState.DISMISSED):
        return False
    release(retake=retake, reason=reason, by=None)
    _tell_off(retake, reason, None, RetakeState.OPEN)
    return True


@transaction.atomic
def dismiss_open(*, retake: Retake, reason: str, by: User) -> bool:
    """`OPEN → DISMISSED` by a person, who thereby says that none is due."""
    gone = {
        "state": RetakeState.DISMISSED,
        "form": "",
        "reason": reason,
        "decided_by": by,
        "decided_at": timezone.now(),
    }
    if not Retake.objects.filter(pk=retake.pk, state=RetakeState.OPEN).update(**gone, due_on=None):
        return False
    release(retake=retake, reason=reason, by=by)
    retake.refresh_from_db()
    _let_go(retake, dismissed_evidence(retake), reason, by)
    return True


def _let_go(
    retake: Retake, evidence: Evidence, reason: str, by: User | None, *, before: str = RetakeState.OPEN
) -> None:
    release(retake=retake, reason=reason, by=by)
    duty = attending_duty(retake.entry)
    if duty:
        settle_failed_duty(duty=duty, evidence=evidence, reason=reason, by=by, at=timezone.now())
        restate_done(notes={duty.pk: evidence})
    _tell_off(retake, reason, by, before)


def _tell_off(retake: Retake, reason: str, by: User | None, before: str) -> None:
    audit(retake, "dismiss_retake", by, {"state": before}, {"state": RetakeState.DISMISSED}, reason)
    tell(retake.entry, cause=f"retake:{retake.public_id}:off", title=_("Đồng chí không phải học lại"), body=reason)


def release(*, retake: Retake, reason: str, by: User | None) -> None:
    """Take back what the retake asked for: the essay, or the place in the class, unless it was used."""
    if retake.study_duty_id:
        take_back_duties(duties=[retake.study_duty_id], reason=reason, by=by)
    if retake.study_class_id:
        place = RosterEntry.objects.filter(study_class=retake.study_class_id, enrolment=retake.entry.enrolment_id)
        place.filter(presences__isnull=True).update(standing=Standing.REMOVED, evidence=reason[:250])


def attending_duty(entry: RosterEntry) -> Duty | None:
    """The person's duty to attend that conference."""
    mine = duties_of(entry.study_class.conference).filter(enrolment=entry.enrolment_id)
    return mine.select_related("requirement", "enrolment__member").first()


def evidence_of(retake: Retake, *, claimed: bool) -> Evidence:
    """What the duty to attend says while the retake is open."""
    assert retake.due_on
    absence = Absence(retake.scheduled, retake.scheduled - retake.absent, 0, retake.absent)
    return retake_evidence(absence, retake=retake.public_id, form=retake.form, due_on=retake.due_on, claimed=claimed)


def made_up_evidence(retake: Retake) -> Evidence:
    """What it says once the retake is done."""
    figures = {"scheduled": retake.scheduled, "absent": retake.absent}
    return figures | {"retake": retake.public_id, "form": retake.form}


def corrected_evidence_of(retake: Retake, absence: Absence) -> Evidence:
    """What it says of one who attended after all."""
    return corrected_evidence(absence, retake=retake.public_id, made_up=retake.finished_at is not None)


def dismissed_evidence(retake: Retake) -> Evidence:
    """What it says once a person decided that none is due."""
    present = retake.scheduled - retake.absent
    return {"present": present, "scheduled": retake.scheduled, "absent": retake.absent, "dismissed": True}


def audit(
    retake: Retake, verb: str, by: User | None, before: dict[str, Any], after: dict[str, Any], reason: str = ""
) -> None:
    """On the record of the member."""
    subject = retake.entry.enrolment.member.public_id
    record(actor=by, verb=verb, target=retake, subject=subject, before=before, after=after, reason=reason)
