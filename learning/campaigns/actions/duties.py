"""Settling duties. `Enrolment.duties_total` counts what is owed: a waived duty leaves it.

Each action moves the duty by a conditional update and goes on only if exactly one row
changed, so that it may run twice or at once with itself without counting twice.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Case, F, QuerySet, Value, When
from django.utils import timezone

from foundation.audit.actions import record
from learning.campaigns.choices import CampaignState, DutyState
from learning.campaigns.kinds import tell_followers
from learning.campaigns.models import Duty, Enrolment
from members.access.models import User
from members.people.models import Member


def settle_duties(*, member: Member, kind: str, target: str, evidence: dict[str, Any], at: datetime) -> int:
    """Settle what the member still owes of that kind and target in open campaigns.

    Returns how many duties became done; 0 when called again.
    """
    owed = Duty.objects.filter(
        enrolment__member=member,
        enrolment__campaign__state=CampaignState.OPEN,
        requirement__kind=kind,
        requirement__target=target,
        state=DutyState.TODO,
    ).select_related("requirement")
    return sum(settle_duty(duty=duty, evidence=evidence, at=at) for duty in owed)


@transaction.atomic
def settle_duty(*, duty: Duty, evidence: dict[str, Any], at: datetime) -> bool:
    """`TODO → DONE`; False when it was not owed any more. Two writes, no read.

    The row itself tells when and by what it was settled, hence no audit entry besides.
    A campaign that closed meanwhile changes nothing: what was begun in time counts.
    Whoever follows the kind hears of it inside the transaction.
    """
    if not _move(duty, [DutyState.TODO], DutyState.DONE, at=at, evidence=evidence):
        return False
    count_done(_of(duty), 1, at)
    tell_followers(duty)
    return True


@transaction.atomic
def fail_duty(*, duty: Duty, reason: str, evidence: dict[str, Any], at: datetime) -> bool:
    """`TODO → FAILED`, still owed: the enrolment stays incomplete until it is reopened or waived."""
    if not _move(duty, [DutyState.TODO], DutyState.FAILED, at=at, reason=reason, evidence=evidence):
        return False
    record_change(duty, "fail_duty", None, {"state": DutyState.TODO}, {"state": DutyState.FAILED}, reason)
    return True


@transaction.atomic
def reopen_duty(*, duty: Duty, reason: str, by: User | None) -> bool:
    """`FAILED → TODO`: another chance, given by a person (None: earned, `R17`); the audit keeps what stood before."""
    before = snapshot(duty)
    if not _move(duty, [DutyState.FAILED], DutyState.TODO, at=None, evidence={}):
        return False
    record_change(duty, "reopen_duty", by, before, {"state": DutyState.TODO}, reason)
    return True


@transaction.atomic
def waive_duty(*, duty: Duty, reason: str, by: User | None, at: datetime | None = None) -> bool:
    """`TODO | FAILED → WAIVED`: no longer owed. Who owes nothing more has completed the campaign."""
    before, at = snapshot(duty), at or timezone.now()
    if not _move(duty, [DutyState.TODO, DutyState.FAILED], DutyState.WAIVED, at=at, reason=reason, evidence={}):
        return False
    count_waived(_of(duty), 1, at)
    record_change(duty, "waive_duty", by, before, {"state": DutyState.WAIVED}, reason)
    return True


@transaction.atomic
def owe_again(*, duty: Duty, reason: str, by: User | None) -> bool:
    """`WAIVED → TODO`: what was taken back by mistake is owed again; False when it was not taken back."""
    before = snapshot(duty)
    if not _move(duty, [DutyState.WAIVED], DutyState.TODO, at=None, evidence={}):
        return False
    _of(duty).update(duties_total=F("duties_total") + 1, completed_at=None)
    record_change(duty, "owe_again", by, before, {"state": DutyState.TODO}, reason)
    return True


def count_done(enrolments: QuerySet[Enrolment], many: int, at: datetime) -> None:
    """Each of them has `many` more duties done; who owes nothing more has completed."""
    left = Case(When(duties_total__lte=F("duties_done") + many, then=Value(at)), default=F("completed_at"))
    enrolments.update(duties_done=F("duties_done") + many, completed_at=left)


def count_waived(enrolments: QuerySet[Enrolment], many: int, at: datetime) -> None:
    """Each of them owes `many` duties less; who owes nothing more has completed."""
    left = Case(When(duties_total__lte=F("duties_done") + many, then=Value(at)), default=F("completed_at"))
    enrolments.update(duties_total=F("duties_total") - many, completed_at=left)


def _move(
    duty: Duty,
    sources: list[DutyState],
    state: DutyState,
    *,
    at: datetime | None,
    evidence: dict[str, Any],
    reason: str = "",
) -> bool:
    changes = {"state": state, "settled_at": at, "reason": reason, "evidence": evidence}
    if Duty.objects.filter(pk=duty.pk, state__in=sources).update(**changes) != 1:
        return False
    for name, value in changes.items():
        setattr(duty, name, value)
    return True


def _of(duty: Duty) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(pk=duty.enrolment_id)


def snapshot(duty: Duty) -> dict[str, Any]:
    """How the duty stands, for the audit."""
    settled_at = duty.settled_at.isoformat() if duty.settled_at else None
    return {"state": duty.state, "reason": duty.reason, "settled_at": settled_at, "evidence": duty.evidence}


def record_change(
    duty: Duty, verb: str, by: User | None, before: dict[str, Any], after: dict[str, Any], reason: str
) -> None:
    """Put the change on the record of the member whose duty it is."""
    subject = duty.enrolment.member.public_id
    record(actor=by, verb=verb, target=duty, subject=subject, before=before, after=after, reason=reason)
