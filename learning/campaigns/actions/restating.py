"""What stood is put right: a duty done that was not, other figures of one done, words about one still owed.

Written in chunks that each stand or fall whole; what is no longer in the state named is passed over.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from learning.campaigns.actions.bulk import Duties, Evidence, PartOf, count_each
from learning.campaigns.actions.chunks import hold, keys_of, parts_of
from learning.campaigns.actions.duties import record_change, reopen_duty, settle_duty, snapshot
from learning.campaigns.choices import DutyState
from learning.campaigns.models import Duty, Enrolment
from members.access.models import User


def unsettle_duties(*, duties: Duties, reason: str, by: User | None) -> int:
    """`DONE → TODO`: what was counted was not so after all, each on its member's record; returns how many were."""
    return sum(_unsettle(part, reason, by) for part in parts_of(keys_of(duties)))


@transaction.atomic
def _unsettle(keys: list[int], reason: str, by: User | None) -> int:
    done = dict(hold(Duty.objects.filter(pk__in=keys, state=DutyState.DONE), "pk", "enrolment_id"))
    before = list(Duty.objects.filter(pk__in=done).select_related("enrolment__member"))
    owed: dict[str, Any] = {"state": DutyState.TODO, "settled_at": None, "reason": "", "evidence": {}}
    Duty.objects.filter(pk__in=done).update(**owed)
    count_each(done, _count_undone, timezone.now())
    for duty in before:
        record_change(duty, "unsettle_duty", by, snapshot(duty), {"state": DutyState.TODO}, reason)
    return len(done)


def _count_undone(enrolments: QuerySet[Enrolment], many: int, at: datetime) -> None:
    enrolments.update(duties_done=F("duties_done") - many, completed_at=None)


@transaction.atomic
def restate_done(*, notes: Mapping[int, Evidence]) -> None:
    """Other evidence, by key, for duties that stay done: the figures were corrected, the outcome was not."""
    Duty.objects.filter(pk__in=notes, state=DutyState.DONE).update(evidence=PartOf(notes))


def note_on_duties(*, notes: Mapping[int, Evidence]) -> None:
    """What screens should say of duties not done, by key: their `evidence` anew, their state as it is."""
    for part in parts_of(sorted(notes)):
        standing = Duty.objects.filter(pk__in=part, state__in=[DutyState.TODO, DutyState.FAILED])
        standing.update(evidence=PartOf({key: notes[key] for key in part}))


@transaction.atomic
def mark_duty(*, duty: int, mark: str, said: Any, state: DutyState = DutyState.TODO) -> None:
    """Say one thing more of the duty of this key, as long as it is in the state (owed, unless told); None takes it
    back. The rest stays said."""
    standing = Duty.objects.filter(pk=duty, state=state)
    for (evidence,) in hold(standing, "evidence"):
        rest = {name: value for name, value in evidence.items() if name != mark}
        standing.update(evidence=rest if said is None else rest | {mark: said})


def set_last_day(*, duty: Duty, due_on: date) -> None:
    """The person's own last day of a duty still owed."""
    Duty.objects.filter(pk=duty.pk, state=DutyState.TODO).update(due_on=due_on)


@transaction.atomic
def settle_failed_duty(*, duty: Duty, evidence: Evidence, reason: str, by: User | None, at: datetime) -> bool:
    """`FAILED | TODO → DONE`: what was failed was made up for, or should never have been; False when neither."""
    duty.refresh_from_db()
    reopen_duty(duty=duty, reason=reason, by=by)
    return settle_duty(duty=duty, evidence=evidence, at=at)
