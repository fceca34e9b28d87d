"""Drafted, handed in, returned, handed in again, accepted; whatever is repeated changes nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.essays.actions import (
    NotComplete,
    NotWritable,
    accept_essay,
    return_essay,
    save_parts,
    submit_essay,
)
from assessments.essays.choices import EssayState
from assessments.essays.models import Essay
from foundation.audit.models import AuditEntry
from foundation.reviews.actions import StepRefused
from foundation.reviews.queries import steps_of
from learning.campaigns import actions as campaigns
from learning.campaigns.choices import DutyState
from learning.campaigns.models import Campaign, Duty, Enrolment
from tests.cast import Cast
from tests.factories.campaigns import close
from tests.factories.essays import entries, essay_duty, fresh, graded, parts

NOW = timezone.now()


def accept(essay: Essay, cast: Cast) -> None:
    graded(essay, cast.secretary, at=NOW)


def send_back(essay: Essay, cast: Cast) -> None:
    reason, read = "Liên hệ còn chung chung", fresh(essay)
    return_essay(essay=read, seen=read.steps_taken, reason=reason, by=cast.secretary, at=NOW)


def test_the_first_save_begins_the_essay_with_todays_yardstick(duty: Duty) -> None:
    essay = save_parts(duty=duty, parts=parts(grasp="Tôi nhận thức"), at=NOW)
    assert (essay.state, essay.grasp, essay.words) == (EssayState.DRAFT, "Tôi nhận thức", 3)
    assert essay.yardstick == {"least_words": 200, "most_words": 2000}


def test_saving_the_same_again_writes_nothing(duty: Duty) -> None:
    same = parts(grasp="Tôi nhận thức", at=5)
    assert [save_parts(duty=duty, parts=same, at=NOW).revision for _ in range(2)] == [1, 1]


def test_an_earlier_edit_that_arrives_late_changes_nothing(duty: Duty) -> None:
    save_parts(duty=duty, parts=parts(grasp="Bản sau", at=9), at=NOW)
    assert save_parts(duty=duty, parts=parts(grasp="Bản trước", at=5), at=NOW).grasp == "Bản sau"


def test_too_short_an_essay_is_kept_but_not_handed_in(duty: Duty) -> None:
    with pytest.raises(NotComplete) as refusal:
        submit_essay(duty=duty, parts=parts(words=10), at=NOW)
    kept = Essay.objects.get()
    assert (refusal.value.words, kept.state, kept.words) == (30, EssayState.DRAFT, 30)


def test_an_essay_with_an_empty_part_is_not_handed_in(duty: Duty) -> None:
    with pytest.raises(NotComplete) as refusal:
        submit_essay(duty=duty, parts=parts(grasp="chữ " * 300), at=NOW)
    assert refusal.value.empty == ["link_to_duty", "proposals"]


def test_handing_in_twice_is_handing_in_once(duty: Duty, essay: Essay) -> None:
    again = submit_essay(duty=duty, parts=parts(words=90), at=NOW + timedelta(hours=1))
    assert (again.submitted_at, again.words) == (fresh(essay).submitted_at, 240)


def test_what_is_handed_in_cannot_be_written(cast: Cast, essay: Essay) -> None:
    with pytest.raises(NotWritable):
        save_parts(duty=essay_duty(cast.member), parts=parts(grasp="Thêm", at=10**15), at=NOW)


def test_handing_in_does_not_settle_the_duty(essay: Essay) -> None:
    assert Duty.objects.get(pk=essay.duty_id).state == DutyState.TODO


def test_acceptance_settles_the_duty_with_its_evidence(cast: Cast, essay: Essay) -> None:
    accept(essay, cast)
    duty = Duty.objects.get(pk=essay.duty_id)
    assert (duty.state, duty.evidence) == (DutyState.DONE, {"essay": essay.public_id, "words": 240})
    assert Enrolment.objects.get(pk=duty.enrolment_id).completed_at == NOW


def test_acceptance_is_on_the_authors_record(cast: Cast, essay: Essay) -> None:
    accept(essay, cast)
    entry = AuditEntry.objects.get(verb="essay_accept", subject=cast.member.member.public_id)
    assert entry.actor_id == cast.secretary.pk


def test_accepting_twice_decides_once(cast: Cast, essay: Essay) -> None:
    for _again in range(2):
        accept(essay, cast)
    assert [step.name for step in steps_of(essay)] == ["hand_in", "accept"]


def test_a_returned_essay_is_written_and_handed_in_again(cast: Cast, essay: Essay) -> None:
    send_back(essay, cast)
    later = NOW + timedelta(days=1)
    again = submit_essay(duty=essay_duty(cast.member), parts=parts(words=100), at=later)
    assert (again.state, again.words, again.submitted_at) == (EssayState.SUBMITTED, 300, later)


def test_every_handing_in_is_a_version_of_its_own(cast: Cast, essay: Essay) -> None:
    send_back(essay, cast)
    submit_essay(duty=essay_duty(cast.member), parts=parts(words=100), at=NOW)
    assert [(one.number, one.words) for one in essay.versions.all()] == [(1, 240), (2, 300)]
    assert len({one.sha256 for one in essay.versions.all()}) == 2


def test_a_returned_essay_has_a_new_last_day(cast: Cast, essay: Essay) -> None:
    read, day = fresh(essay), timezone.localdate() + timedelta(days=30)
    return_essay(essay=read, seen=read.steps_taken, reason="Bổ sung số liệu", by=cast.secretary, at=NOW, due_on=day)
    assert essay_duty(cast.member).last_day == day


def test_an_essay_that_changed_since_it_was_read_is_not_accepted(cast: Cast, essay: Essay) -> None:
    read = fresh(essay)
    send_back(essay, cast)
    submit_essay(duty=essay_duty(cast.member), parts=parts(words=100), at=NOW)
    with pytest.raises(StepRefused):
        accept_essay(essay=read, seen=read.steps_taken, entries=entries(), by=cast.secretary, at=NOW)


def test_an_accepted_essay_is_not_returned(cast: Cast, essay: Essay) -> None:
    accept(essay, cast)
    with pytest.raises(StepRefused):
        send_back(essay, cast)


def test_nobody_grades_their_own(cast: Cast, essay: Essay) -> None:
    with pytest.raises(StepRefused):
        graded(essay, cast.member)


def test_nothing_is_written_once_the_campaign_is_closed(cast: Cast, campaign: Campaign, duty: Duty) -> None:
    close(campaign, cast.officer)
    with pytest.raises(NotWritable):
        save_parts(duty=essay_duty(cast.member), parts=parts(), at=NOW)


def test_who_was_let_off_need_not_write(cast: Cast, duty: Duty) -> None:
    campaigns.waive_duty(duty=duty, reason="Ốm dài ngày", by=cast.officer)
    with pytest.raises(NotWritable):
        submit_essay(duty=essay_duty(cast.member), parts=parts(), at=NOW)


def test_a_duty_whose_essay_waits_says_so_until_it_is_judged(cast: Cast, essay: Essay) -> None:
    assert "handed_in" in fresh(essay).duty.evidence
    send_back(essay, cast)
    assert list(fresh(essay).duty.evidence) == ["returned"]


def test_what_else_is_said_of_the_duty_stays_said(cast: Cast, duty: Duty) -> None:
    campaigns.mark_duty(duty=duty.pk, mark="frozen", said=True)
    essay = submit_essay(duty=essay_duty(cast.member), parts=parts(), at=NOW)
    campaigns.mark_duty(duty=duty.pk, mark="frozen", said=None)
    assert list(fresh(essay).duty.evidence) == ["handed_in"]
