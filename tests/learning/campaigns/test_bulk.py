"""Thousands of duties settled together come to the same as settled one by one, in a handful of queries."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foundation.audit.models import AuditEntry
from learning.campaigns import actions, kinds
from learning.campaigns.choices import DutyState
from learning.campaigns.models import Campaign, Duty, Enrolment
from tests.cast import Cast, make_member
from tests.factories.campaigns import KIND, duties_of, make_open

NOW = timezone.now()


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return make_open(cast.officer, cast.province)


@pytest.fixture
def heard() -> Iterator[list[Duty]]:
    """Duties that a follower of listening was told of."""
    told: list[Duty] = []
    kinds.follow(KIND, told.append)
    yield told
    del kinds._followers[KIND]


def test_all_are_done_with_the_same_evidence(campaign: Campaign) -> None:
    assert actions.settle_duties_in_bulk(duties=Duty.objects.all(), evidence={"minutes": 240}, at=NOW) == 18
    assert set(Duty.objects.values_list("state", "settled_at")) == {(DutyState.DONE, NOW)}
    assert all(duty.evidence == {"minutes": 240} for duty in Duty.objects.all())


def test_each_may_have_evidence_of_its_own(cast: Cast, campaign: Campaign) -> None:
    first, second = duties_of(cast.member.member)
    actions.settle_duties_in_bulk(duties=[first.pk, second.pk], evidence={first.pk: {"minutes": 200}}, at=NOW)
    assert [duty.evidence for duty in duties_of(cast.member.member)] == [{"minutes": 200}, {}]


def test_counters_are_those_of_settling_one_by_one(cast: Cast, campaign: Campaign) -> None:
    first, _second = duties_of(cast.neighbour.member)
    chosen = Duty.objects.filter(enrolment__member=cast.member.member) | Duty.objects.filter(pk=first.pk)
    actions.settle_duties_in_bulk(duties=chosen, evidence={}, at=NOW)
    rows = Enrolment.objects.filter(member__in=[cast.member.member, cast.neighbour.member]).order_by("member__number")
    assert list(rows.values_list("duties_done", "completed_at")) == [(2, NOW), (1, None)]


def test_doing_it_again_changes_nothing(campaign: Campaign) -> None:
    settled = [actions.settle_duties_in_bulk(duties=Duty.objects.all(), evidence={}, at=NOW) for _ in range(2)]
    assert settled == [18, 0]
    assert set(Enrolment.objects.values_list("duties_done", flat=True)) == {2}


def test_what_was_settled_before_keeps_its_evidence(cast: Cast, campaign: Campaign) -> None:
    first = duties_of(cast.member.member)[0]
    actions.settle_duty(duty=first, evidence={"sections": 6}, at=NOW)
    actions.settle_duties_in_bulk(duties=Duty.objects.all(), evidence={"minutes": 1}, at=NOW)
    assert Duty.objects.get(pk=first.pk).evidence == {"sections": 6}


def test_failing_keeps_what_is_owed_and_is_on_each_record(cast: Cast, campaign: Campaign) -> None:
    keys = [duty.pk for duty in duties_of(cast.member.member)]
    failed = [
        actions.fail_duties_in_bulk(duties=keys, reason="Vắng 250/480 phút", evidence={"absent": 250}, at=NOW)
        for _ in range(2)
    ]
    assert failed == [2, 0]
    enrolment = Enrolment.objects.get(member=cast.member.member)
    assert (enrolment.duties_done, enrolment.duties_total, enrolment.completed_at) == (0, 2, None)
    entries = AuditEntry.objects.filter(verb="fail_duty", subject=cast.member.member.public_id)
    assert [entry.reason for entry in entries] == ["Vắng 250/480 phút"] * 2


def test_queries_do_not_grow_with_people(cast: Cast, campaign: Campaign) -> None:
    counts = []
    for people in (0, 20):
        for number in range(people):
            make_member(f"8{number}", f"Lò Văn {number}", cast.cell)
        actions.enrol_members(campaign=campaign)
        keys = list(Duty.objects.filter(state=DutyState.TODO).values_list("pk", flat=True))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            actions.settle_duties_in_bulk(duties=keys, evidence={}, at=NOW)
        counts.append(len(queries))
    assert counts[0] == counts[1] < 10


def test_a_follower_hears_of_each_settled_once(cast: Cast, campaign: Campaign, heard: list[Duty]) -> None:
    first, second = duties_of(cast.member.member)
    for _ in range(2):
        actions.settle_duty(duty=first, evidence={}, at=NOW)
        actions.settle_duties_in_bulk(duties=[first.pk, second.pk], evidence={"minutes": 240}, at=NOW)
    assert heard == [first, second]
    assert heard[1].evidence == {"minutes": 240}


def test_a_follower_hears_of_duties_settled_by_target(cast: Cast, campaign: Campaign, heard: list[Duty]) -> None:
    actions.settle_duties(member=cast.member.member, kind=KIND, target="mot", evidence={}, at=NOW)
    assert heard == duties_of(cast.member.member)[:1]


def test_following_another_kind_hears_nothing(cast: Cast, campaign: Campaign) -> None:
    told: list[Duty] = []
    kinds.follow("another", told.append)
    actions.settle_duty(duty=duties_of(cast.member.member)[0], evidence={}, at=NOW)
    del kinds._followers["another"]
    assert told == []


def test_what_a_follower_cannot_do_undoes_the_settling(cast: Cast, campaign: Campaign) -> None:
    def refuse(duty: Duty) -> None:
        raise ValueError("not now")

    kinds.follow(KIND, refuse)
    with pytest.raises(ValueError, match="not now"):
        actions.settle_duty(duty=duties_of(cast.member.member)[0], evidence={}, at=NOW)
    del kinds._followers[KIND]
    assert duties_of(cast.member.member)[0].state == DutyState.TODO
