"""An open roster follows the records: who is exempt or credited since stands outside it, and back again (`R15`)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from learning.campaigns.actions import owe_again, settle_failed_duty, unsettle_duties
from learning.campaigns.choices import DutyState
from learning.campaigns.models import Duty
from learning.conferences.actions.duties import duties_of, give_to, settle_credited, take_back
from learning.conferences.choices import RosterState, Standing
from learning.conferences.models import RosterEntry, StudyClass
from learning.conferences.standings import Stand, otherwise_now, perhaps_otherwise, places_of_member
from members.access.models import User
from members.people.models import Member

CHUNK = 1000
VERBS = {Standing.EXEMPT: "exempt_entry", Standing.CREDITED: "credit_entry", Standing.REQUIRED: "require_entry"}


@transaction.atomic
def follow_member(*, member: Member, by: User | None) -> int:
    """Let the member's places on open rosters stand as the records say; returns how many changed.

    Closed rosters stay as they are: `standings.closed_otherwise` names them.
    """
    open_ones = places_of_member(member, [RosterState.OPEN])
    found = [one for entry in open_ones for one in otherwise_now(entry.study_class, [entry])]
    return sum(_follow(entry, stand, by) for entry, stand in found)


def follow_roster(*, study_class: StudyClass, by: User | None) -> int:
    """The same for everyone on an open roster; returns how many changed."""
    keys, changed = list(perhaps_otherwise(study_class).order_by("pk").values_list("pk", flat=True)), 0
    for start in range(0, len(keys), CHUNK):
        entries = perhaps_otherwise(study_class).filter(pk__in=keys[start : start + CHUNK])
        changed += sum(_follow(entry, stand, by) for entry, stand in otherwise_now(study_class, entries))
    return changed


@transaction.atomic
def _follow(entry: RosterEntry, stand: Stand, by: User | None) -> bool:
    before = {"standing": entry.standing, "evidence": entry.evidence}
    standing, evidence = stand
    kept = RosterEntry.objects.filter(pk=entry.pk, standing=entry.standing, study_class__roster_state=RosterState.OPEN)
    if not kept.update(standing=standing, evidence=evidence[:250]):
        return False
    entry.standing, entry.evidence = standing, evidence[:250]
    for duty in duties_of(entry.study_class.conference).filter(enrolment=entry.enrolment_id):
        _follow_duty(duty, entry, by)
    give_duty(entry=entry, by=by)
    after = {"standing": standing, "evidence": entry.evidence}
    subject = entry.enrolment.member.public_id
    record(actor=by, verb=VERBS[standing], target=entry, subject=subject, before=before, after=after)
    return True


def _follow_duty(duty: Duty, entry: RosterEntry, by: User | None) -> None:
    """Waived for the exempt, done for the credited, owed again by whoever must attend after all."""
    if entry.standing == Standing.EXEMPT:
        take_back(duties=Duty.objects.filter(pk=duty.pk), reason=entry.evidence, by=by)
    elif duty.state == DutyState.WAIVED:
        owe_again(duty=duty, reason=_("Lại có tên trong lớp"), by=by)
    elif entry.standing == Standing.CREDITED and duty.state == DutyState.FAILED:
        settle_failed_duty(
            duty=duty, evidence={"credit": entry.evidence}, reason=entry.evidence, by=by, at=timezone.now()
        )
    elif entry.standing == Standing.REQUIRED and duty.state == DutyState.DONE and "credit" in duty.evidence:
        unsettle_duties(duties=[duty.pk], reason=_("Kết quả học theo ngành dọc đã được rút."), by=by)


def give_duty(*, entry: RosterEntry, by: User | None) -> None:
    """Whoever counts gets the duty; a credited one's is done at once."""
    if entry.standing in {Standing.REQUIRED, Standing.CREDITED}:
        give_to(study_class=entry.study_class, enrolments=[entry.enrolment_id], by=by)
        settle_credited(study_class=entry.study_class)
