"""What a person's minutes come to, written down, and what follows of itself: only what is in the person's favour, or
puts right what a corrected record no longer bears out. A retake is never begun here: a person decides (safeguard 3).

Whoever is no candidate has attended; whoever is stays as they are until somebody decides.
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.notifications.actions import counted_last
from learning.attendance.actions.finishing import (
    corrected_evidence_of,
    dismiss_corrected,
    finish_by_class,
    restore_made_up,
    undo_finished,
)
from learning.attendance.actions.following import follow_record
from learning.attendance.choices import RetakeState
from learning.attendance.evidence import candidate_evidence, presence_evidence
from learning.attendance.models import AbsenceRecord, Retake
from learning.attendance.queries import contested
from learning.attendance.reckoning import Reckoned, Reckoner
from learning.campaigns.actions import (
    note_on_duties,
    restate_done,
    settle_duties_in_bulk,
    unsettle_duties,
)
from learning.campaigns.choices import DutyState
from learning.campaigns.models import Duty
from learning.conferences.actions.duties import duties_of
from learning.conferences.models import RosterEntry
from members.access.models import User

FIGURES = ["scheduled", "present", "credited", "absent", "candidate", "policy", "computed_at"]


@dataclass(frozen=True)
class Standing:
    """A person's minutes with the duty to attend and the retake that stand now."""

    reckoned: Reckoned
    duty: Duty | None
    retake: Retake | None


@transaction.atomic
@counted_last()
def write_outcomes(*, reckoner: Reckoner, entries: list[RosterEntry], by: User | None) -> list[Reckoned]:
    """Write each person's record and settle what follows; written twice, it comes to the same."""
    reckoned = reckoner.reckon(entries)
    AbsenceRecord.objects.bulk_create(
        [reckoner.record(one) for one in reckoned],
        update_conflicts=True,
        unique_fields=["entry"],
        update_fields=FIGURES,
    )
    if reckoner.personal.is_retake:
        _follow_retake_class(reckoner, reckoned, by)
    else:
        _follow_class(reckoner, reckoned, by)
    return reckoned


def _follow_class(reckoner: Reckoner, reckoned: list[Reckoned], by: User | None) -> None:
    standings = _standings(reckoner, reckoned)
    attended = [one for one in standings if not one.reckoned.candidate]
    missed = [one for one in standings if one.reckoned.candidate]
    for one in attended:
        if one.retake and one.retake.state != RetakeState.DISMISSED:
            dismiss_corrected(retake=one.retake, reckoned=one.reckoned, by=by)
    for one in missed:
        if one.retake and one.retake.state == RetakeState.OPEN:
            follow_record(retake=one.retake, reckoned=one.reckoned, by=by)
        elif one.retake and one.retake.was_corrected:
            restore_made_up(retake=one.retake, by=by)
    _settle(attended)
    _owe(missed, by)


def _settle(standings: list[Standing]) -> None:
    """Whoever attended has done the duty; where it was done already, its figures follow the record."""
    evidence = {one.duty.pk: _attended(one) for one in standings if one.duty}
    owed = [one.duty.pk for one in standings if one.duty and one.duty.state == DutyState.TODO]
    if owed:
        settle_duties_in_bulk(duties=owed, evidence={key: evidence[key] for key in owed}, at=timezone.now())
    done = [one.duty for one in standings if one.duty and one.duty.state == DutyState.DONE]
    stale = {duty.pk: evidence[duty.pk] for duty in done if duty.evidence != evidence[duty.pk]}
    if stale:
        restate_done(notes=stale)


def _owe(standings: list[Standing], by: User | None) -> None:
    """Who was thought to have attended owes it again; each candidate's duty says what waits to be decided."""
    waiting = [one for one in standings if one.duty and not _decided(one)]
    wrongly_done = [one.duty.pk for one in waiting if one.duty and one.duty.state == DutyState.DONE]
    if wrongly_done:
        unsettle_duties(duties=wrongly_done, reason=_("Tính lại số phút có mặt: thuộc diện học lại."), by=by)
    claimed_by = contested([one.reckoned.entry.pk for one in waiting])
    notes: dict[int, dict[str, Any]] = {}
    for one in waiting:
        if one.duty and one.duty.state != DutyState.FAILED:
            claimed = one.reckoned.entry.pk in claimed_by
            notes[one.duty.pk] = candidate_evidence(one.reckoned.absence, claimed=claimed)
    if notes:
        note_on_duties(notes=notes)


def _decided(one: Standing) -> bool:
    """Whether a person's decision about this absence stands: a retake, or that none is due."""
    return one.retake is not None and not one.retake.was_corrected


def _attended(one: Standing) -> dict[str, Any]:
    if one.retake and one.retake.was_corrected:
        return corrected_evidence_of(one.retake, one.reckoned.absence)
    return presence_evidence(one.reckoned.absence)


def _follow_retake_class(reckoner: Reckoner, reckoned: list[Reckoned], by: User | None) -> None:
    """Whoever attended enough of what they had missed has finished; a record corrected since undoes that."""
    retakes = {retake.entry.enrolment_id: retake for retake in _repeated(reckoner, reckoned)}
    for one in reckoned:
        retake = retakes.get(one.entry.enrolment_id)
        if retake is None or retake.study_class_id != reckoner.study_class.pk or not one.absence.scheduled:
            continue
        if not one.candidate:
            finish_by_class(retake=retake, absence=one.absence)
        elif retake.state == RetakeState.DONE:
            undo_finished(retake=retake, by=by)


def _repeated(reckoner: Reckoner, reckoned: list[Reckoned]) -> QuerySet[Retake]:
    """The retakes of these people in the class that this one repeats."""
    people = [one.entry.enrolment_id for one in reckoned]
    of_class = Retake.objects.filter(entry__study_class=reckoner.study_class.repeats_id, entry__enrolment__in=people)
    return of_class.select_related("entry__study_class__conference", "entry__enrolment__member")


def _standings(reckoner: Reckoner, reckoned: list[Reckoned]) -> list[Standing]:
    """Each person with what stands; two queries."""
    entries = [one.entry for one in reckoned]
    owed = duties_of(reckoner.study_class.conference).filter(enrolment__in=[entry.enrolment_id for entry in entries])
    duties = {duty.enrolment_id: duty for duty in owed}
    retakes = {retake.entry_id: retake for retake in Retake.objects.filter(entry__in=[entry.pk for entry in entries])}
    return [Standing(one, duties.get(one.entry.enrolment_id), retakes.get(one.entry.pk)) for one in reckoned]
