"""Settling thousands of duties in a handful of queries a chunk, with the same outcome as one by one.

What is no longer owed is passed over, so that a run that was killed is continued by the next.
Duties are held before enrolments, as the single actions write them.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Func, JSONField, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from foundation.notifications.actions import counted_last
from learning.campaigns.actions.chunks import hold, keys_of, parts_of
from learning.campaigns.actions.duties import count_done, count_waived, record_change, snapshot
from learning.campaigns.choices import DutyState
from learning.campaigns.kinds import followed, tell_followers
from learning.campaigns.models import Duty, Enrolment
from members.access.models import User

Duties = QuerySet[Duty] | Iterable[int]
Evidence = dict[str, Any]


def settle_duties_in_bulk(*, duties: Duties, evidence: Mapping[int, Evidence] | Evidence, at: datetime) -> int:
    """`TODO → DONE` for duties given as rows or keys; returns how many were owed.

    `evidence` is either that of all, or that of each by the duty's key (none for a key left out).
    """
    return sum(_settle(part, evidence, at) for part in parts_of(keys_of(duties)))


@transaction.atomic
@counted_last()
def _settle(keys: list[int], evidence: Mapping[int, Evidence] | Evidence, at: datetime) -> int:
    owed = _held(keys, [DutyState.TODO])
    _write(owed, DutyState.DONE, evidence, at, reason="")
    count_each(owed, count_done, at)
    for duty in _followed(owed):
        tell_followers(duty)
    return len(owed)


@transaction.atomic
def _fail(keys: list[int], evidence: Mapping[int, Evidence] | Evidence, at: datetime, reason: str) -> int:
    owed = _held(keys, [DutyState.TODO])
    _write(owed, DutyState.FAILED, evidence, at, reason)
    for duty in Duty.objects.filter(pk__in=owed).select_related("enrolment__member"):
        record_change(duty, "fail_duty", None, {"state": DutyState.TODO}, {"state": DutyState.FAILED}, reason)
    return len(owed)


def fail_duties_in_bulk(
    *, duties: Duties, reason: str, evidence: Mapping[int, Evidence] | Evidence, at: datetime
) -> int:
    """`TODO → FAILED`, still owed, each on its member's record; returns how many were owed.

    `evidence` as in `settle_duties_in_bulk`.
    """
    return sum(_fail(part, evidence, at, reason) for part in parts_of(keys_of(duties)))


def take_back_duties(*, duties: Duties, reason: str, by: User | None, at: datetime | None = None) -> int:
    """Waive those still owed or failed, each on its member's record; returns how many were."""
    at = at or timezone.now()
    return sum(_take_back(part, reason, by, at) for part in parts_of(keys_of(duties)))


@transaction.atomic
def _take_back(keys: list[int], reason: str, by: User | None, at: datetime) -> int:
    standing = _held(keys, [DutyState.TODO, DutyState.FAILED])
    before = list(Duty.objects.filter(pk__in=standing).select_related("enrolment__member"))
    _write(standing, DutyState.WAIVED, {}, at, reason)
    count_each(standing, count_waived, at)
    for duty in before:
        record_change(duty, "waive_duty", by, snapshot(duty), {"state": DutyState.WAIVED}, reason)
    return len(standing)


def _held(keys: list[int], states: list[DutyState]) -> dict[int, int]:
    """Of the duties, those in one of the states, held: their enrolments by their keys."""
    return dict(hold(Duty.objects.filter(pk__in=keys, state__in=states), "pk", "enrolment_id"))


def _write(
    keys: Iterable[int], state: DutyState, evidence: Mapping[int, Evidence] | Evidence, at: datetime, reason: str
) -> None:
    own = _by_key(evidence, keys)
    Duty.objects.filter(pk__in=keys).update(
        state=state, settled_at=at, reason=reason, evidence=PartOf(own) if own else evidence
    )


class PartOf(Func):
    """Each row's part of one JSON document, by its key: far cheaper than a `CASE` of hundreds of branches."""

    template, arg_joiner, output_field = "(%(expressions)s)", " -> ", JSONField()

    def __init__(self, parts: Mapping[int, Evidence]) -> None:
        # A letter first: SQLite would take a bare number for a place in a list.
        document = Value({f"k{key}": part for key, part in parts.items()}, output_field=JSONField())
        super().__init__(document, Concat(Value("k"), Cast("pk", TextField())))


def _by_key(evidence: Mapping[int, Evidence] | Evidence, keys: Iterable[int]) -> dict[int, Evidence]:
    """Each one's own evidence; empty when it is the same for all."""
    own = {key: of for key, of in evidence.items() if isinstance(key, int)}
    return {key: own.get(key, {}) for key in keys} if own else {}


def count_each(
    duties: Mapping[int, int], count: Callable[[QuerySet[Enrolment], int, datetime], None], at: datetime
) -> None:
    """Keep the counters of the enrolments, of which one may have several of the duties."""
    by_number: dict[int, list[int]] = defaultdict(list)
    for enrolment, number in Counter(duties.values()).items():
        by_number[number].append(enrolment)
    hold(Enrolment.objects.filter(pk__in=set(duties.values())), "pk")
    for number, enrolments in by_number.items():
        count(Enrolment.objects.filter(pk__in=enrolments), number, at)


def _followed(keys: Iterable[int]) -> Iterable[Duty]:
    kinds = followed()
    if not kinds:
        return []
    settled = Duty.objects.filter(pk__in=keys, requirement__kind__in=kinds)
    return settled.select_related("requirement", "enrolment").order_by("pk")
