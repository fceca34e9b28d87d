"""An open retake follows what stands: the minutes of its record, the days a claim took, what its duties say of it.

What a member contests freezes its consequences, and what was corrected is reckoned anew (safeguard 4).
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from learning.attendance.actions.finishing import WHOLE, attending_duty, audit, evidence_of
from learning.attendance.choices import RetakeState
from learning.attendance.evidence import Evidence
from learning.attendance.models import PresenceClaim, Retake
from learning.attendance.queries import is_contested
from learning.attendance.reckoning import Reckoned
from learning.campaigns.actions import mark_duty, note_on_duties, set_last_day
from learning.campaigns.choices import DutyState
from learning.conferences.models import RosterEntry
from members.access.models import User


def open_retake_behind(entry: RosterEntry) -> Retake | None:
    """The person's open retake, asked of their place in the class itself or in one that repeats it."""
    study_class = entry.study_class.repeats_id or entry.study_class_id
    mine = Retake.objects.filter(entry__enrolment=entry.enrolment_id, entry__study_class=study_class)
    return mine.filter(state=RetakeState.OPEN).select_related(*WHOLE).first()


def restate(*, retake: Retake) -> None:
    """Let the duties say what stands: the last day, and whether it is stayed by a claim."""
    claimed = is_contested(retake)
    notes: dict[int, Evidence] = {}
    duty = attending_duty(retake.entry)
    if duty and duty.state == DutyState.FAILED:
        notes[duty.pk] = evidence_of(retake, claimed=claimed)
    if retake.study_duty_id:
        mark_duty(duty=retake.study_duty_id, mark="frozen", said=True if claimed else None)
    note_on_duties(notes=notes)


@transaction.atomic
def follow_record(*, retake: Retake, reckoned: Reckoned, by: User | None) -> bool:
    """An open retake of someone who is a candidate still, but by other minutes; False when there is nothing new."""
    missed = [[span.start, span.end] for span in reckoned.missed]
    absence = reckoned.absence
    if (retake.scheduled, retake.absent, retake.missed) == (absence.scheduled, absence.absent, missed):
        return False
    before = _figures(retake)
    opened = Retake.objects.filter(pk=retake.pk, state=RetakeState.OPEN)
    if not opened.update(scheduled=absence.scheduled, absent=absence.absent, missed=missed):
        return False
    retake.refresh_from_db()
    restate(retake=retake)
    audit(retake, "follow_record", by, before, _figures(retake), _("Hồ sơ có mặt đã được sửa."))
    return True


@transaction.atomic
def give_days_back(*, retake: Retake, claim: PresenceClaim, by: User) -> bool:
    """The days between asking and deciding do not count: the last day of an open retake moves by as many."""
    asked, confirmed = timezone.localdate(claim.asked_at), timezone.localdate(retake.decided_at)
    decided = timezone.localdate(claim.decided_at)
    days, due_on = (decided - max(asked, confirmed)).days, retake.due_on
    if days <= 0 or due_on is None:
        return False
    later = due_on + timedelta(days=days)
    opened = Retake.objects.filter(pk=retake.pk, state=RetakeState.OPEN, due_on=due_on)
    if not opened.update(due_on=later):
        return False
    retake.refresh_from_db()
    if retake.study_duty:
        set_last_day(duty=retake.study_duty, due_on=later)
    before, after = {"due_on": due_on.isoformat()}, {"due_on": later.isoformat()}
    audit(retake, "give_days_back", by, before, after, _("Trả lại những ngày chờ xem xét minh chứng."))
    return True


def _figures(retake: Retake) -> dict[str, int]:
    return {"scheduled": retake.scheduled, "absent": retake.absent}
