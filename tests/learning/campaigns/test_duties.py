"""Duties are settled once; the enrolment's counters follow, whatever is repeated."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from foundation.audit.models import AuditEntry
from learning.campaigns import actions
from learning.campaigns.choices import DutyState
from learning.campaigns.models import Campaign, Duty, Enrolment
from tests.cast import Cast
from tests.factories.campaigns import KIND, close, duties_of, finish, make_open

NOW = timezone.now()


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return make_open(cast.officer, cast.province)


@pytest.fixture
def duties(cast: Cast, campaign: Campaign) -> list[Duty]:
    return duties_of(cast.member.member)


def enrolment_of(duty: Duty) -> Enrolment:
    return Enrolment.objects.get(pk=duty.enrolment_id)


def test_settling_marks_the_duty_with_its_evidence(duties: list[Duty]) -> None:
    assert actions.settle_duty(duty=duties[0], evidence={"sections": 6}, at=NOW)
    stored = Duty.objects.get(pk=duties[0].pk)
    assert (stored.state, stored.settled_at, stored.evidence) == (DutyState.DONE, NOW, {"sections": 6})


def test_settling_again_changes_nothing(duties: list[Duty]) -> None:
    actions.settle_duty(duty=duties[0], evidence={}, at=NOW)
    assert not actions.settle_duty(duty=duties[0], evidence={"late": True}, at=NOW + timedelta(days=1))
    assert enrolment_of(duties[0]).duties_done == 1


def test_one_of_two_duties_does_not_complete(duties: list[Duty]) -> None:
    actions.settle_duty(duty=duties[0], evidence={}, at=NOW)
    assert enrolment_of(duties[0]).completed_at is None


def test_the_last_duty_completes_at_its_own_time(duties: list[Duty]) -> None:
    for days, duty in enumerate(duties):
        actions.settle_duty(duty=duty, evidence={}, at=NOW + timedelta(days=days))
    assert enrolment_of(duties[0]).completed_at == NOW + timedelta(days=1)


def test_settling_one_known_duty_takes_two_writes_and_no_read(
    duties: list[Duty], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(4) as queries:  # two of them open and close the savepoint
        actions.settle_duty(duty=duties[0], evidence={}, at=NOW)
    assert not any(query["sql"].startswith("SELECT") for query in queries.captured_queries)


def test_settling_by_target_reaches_every_open_campaign(cast: Cast, duties: list[Duty]) -> None:
    make_open(cast.officer, cast.cell, title="Đợt hai")
    member = cast.member.member
    assert actions.settle_duties(member=member, kind=KIND, target="mot", evidence={}, at=NOW) == 2
    assert actions.settle_duties(member=member, kind=KIND, target="mot", evidence={}, at=NOW) == 0


def test_settling_by_target_leaves_other_members_alone(cast: Cast, duties: list[Duty]) -> None:
    actions.settle_duties(member=cast.member.member, kind=KIND, target="mot", evidence={}, at=NOW)
    assert duties_of(cast.neighbour.member)[0].state == DutyState.TODO


def test_nothing_is_settled_by_target_in_a_closed_campaign(cast: Cast, campaign: Campaign) -> None:
    close(campaign, cast.officer)
    assert actions.settle_duties(member=cast.member.member, kind=KIND, target="mot", evidence={}, at=NOW) == 0


def test_a_failed_duty_is_not_done(duties: list[Duty]) -> None:
    actions.settle_duty(duty=duties[0], evidence={}, at=NOW)
    actions.fail_duty(duty=duties[1], reason="Hết lượt làm", evidence={}, at=NOW)
    enrolment = enrolment_of(duties[0])
    assert (enrolment.duties_done, enrolment.duties_total, enrolment.completed_at) == (1, 2, None)


def test_a_failed_duty_cannot_be_settled_before_it_is_reopened(cast: Cast, duties: list[Duty]) -> None:
    actions.fail_duty(duty=duties[0], reason="Hết lượt làm", evidence={}, at=NOW)
    assert not actions.settle_duty(duty=duties[0], evidence={}, at=NOW)
    assert actions.reopen_duty(duty=duties[0], reason="Cho làm lại", by=cast.officer)
    assert actions.settle_duty(duty=duties[0], evidence={}, at=NOW)


def test_a_done_duty_cannot_be_reopened(cast: Cast, duties: list[Duty]) -> None:
    actions.settle_duty(duty=duties[0], evidence={}, at=NOW)
    assert not actions.reopen_duty(duty=duties[0], reason="Nhầm", by=cast.officer)


def test_reopening_is_on_the_members_record_with_what_stood_before(cast: Cast, duties: list[Duty]) -> None:
    actions.fail_duty(duty=duties[0], reason="Hết lượt làm", evidence={"attempts": 3}, at=NOW)
    actions.reopen_duty(duty=duties[0], reason="Mất điện khi làm", by=cast.officer)
    entry = AuditEntry.objects.get(verb="reopen_duty", subject=cast.member.member.public_id)
    assert (entry.reason, entry.before["reason"], entry.actor_id) == (
        "Mất điện khi làm",
        "Hết lượt làm",
        cast.officer.pk,
    )


def test_a_waived_duty_is_no_longer_owed(cast: Cast, duties: list[Duty]) -> None:
    actions.waive_duty(duty=duties[0], reason="Đã học theo ngành dọc", by=cast.officer, at=NOW)
    enrolment = enrolment_of(duties[0])
    assert (enrolment.duties_done, enrolment.duties_total, enrolment.completed_at) == (0, 1, None)


def test_waiving_the_last_owed_duty_completes(cast: Cast, duties: list[Duty]) -> None:
    actions.settle_duty(duty=duties[0], evidence={}, at=NOW)
    actions.waive_duty(duty=duties[1], reason="Đã học theo ngành dọc", by=cast.officer, at=NOW + timedelta(days=2))
    assert enrolment_of(duties[0]).completed_at == NOW + timedelta(days=2)


def test_waiving_twice_counts_once(cast: Cast, duties: list[Duty]) -> None:
    for _ in range(2):
        actions.waive_duty(duty=duties[0], reason="Đã học theo ngành dọc", by=cast.officer, at=NOW)
    assert enrolment_of(duties[0]).duties_total == 1


def test_who_has_done_everything_stays_completed(cast: Cast, campaign: Campaign, duties: list[Duty]) -> None:
    finish(cast.member.member, campaign)
    before = enrolment_of(duties[0]).completed_at
    actions.waive_duty(duty=Duty.objects.get(pk=duties[0].pk), reason="Thừa", by=cast.officer, at=NOW)
    assert enrolment_of(duties[0]).completed_at == before is not None
