"""Retakes: confirmed, changed, dismissed and finished by people; never on their own (`R17`, `R19`, safeguard 3)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from foundation.audit.models import AuditEntry
from foundation.jobs.actions import run
from foundation.notifications.models import Notice
from learning.attendance.actions.classes import Repeat, create_retake_class
from learning.attendance.actions.closing import close_roster
from learning.attendance.actions.petitions import claim_presence
from learning.attendance.actions.reminding import remind_deadlines, remind_owing, remind_retakes, stage_of
from learning.attendance.actions.retaking import change_retake, confirm_retakes, dismiss_candidate
from learning.attendance.choices import RetakeForm, RetakeState
from learning.attendance.models import Retake
from learning.attendance.timetables import PersonalTimetables
from learning.campaigns.actions import settle_duty
from learning.campaigns.choices import DutyState
from learning.campaigns.models import Duty, Requirement
from learning.campaigns.troubles import trouble_of
from tests.cast import Cast
from tests.factories.attendance import Held
from tests.factories.conferences import at, be_present, in_days


@pytest.fixture
def closed(held: Held) -> Held:
    """Nobody came."""
    held.close()
    return held


def test_self_study_is_finished_by_its_essay(cast: Cast, closed: Held) -> None:
    retake = closed.confirm(cast.member)
    assert retake.study_duty
    assert retake.study_duty.last_day == in_days(10)
    assert closed.duty(cast.member).state == DutyState.FAILED
    settle_duty(duty=retake.study_duty, evidence={}, at=timezone.now())
    retake.refresh_from_db()
    assert retake.state == RetakeState.DONE
    assert closed.duty(cast.member).evidence["retake"] == retake.public_id
    assert closed.duty(cast.member).state == DutyState.DONE


def test_the_failed_duty_explains_the_retake_without_a_query(cast: Cast, closed: Held) -> None:
    closed.confirm(cast.member)
    trouble = trouble_of(closed.duty(cast.member))
    assert trouble
    assert trouble.last_day == in_days(10)
    assert "Vắng 390/390 phút, tức 100%" in str(trouble.sentence)


def test_a_retake_class_finishes_whoever_attends_what_they_missed(cast: Cast, held: Held) -> None:
    be_present(held.entry(cast.member), held.afternoon, "13:30", "16:30")
    held.close()
    again = held.retake_class()
    retake = held.confirm(cast.member, form=RetakeForm.CLASS, study_class=again)
    session = again.sessions.get()
    again.sessions.update(starts_at=session.starts_at - timedelta(days=2), ends_at=session.ends_at - timedelta(days=2))
    session.refresh_from_db()
    be_present(again.entries.get(), session, "7:30", "11:30")
    run(job_id=close_roster(study_class=again, by=held.officer).pk)
    retake.refresh_from_db()
    assert retake.state == RetakeState.DONE
    assert closed_figures(held, cast) == (DutyState.DONE, 210)


def test_only_what_repeats_a_session_missed_in_part_is_owed(cast: Cast, held: Held) -> None:
    be_present(held.entry(cast.member), held.afternoon, "13:30", "16:30")
    be_present(held.entry(cast.neighbour), held.afternoon, "13:30", "16:00")
    held.close()
    day = in_days(1)
    both = [
        Repeat(held.morning, at(day, "7:30"), at(day, "11:30")),
        Repeat(held.afternoon, at(day, "13:30"), at(day, "16:30")),
    ]
    again = create_retake_class(study_class=held.study_class, title="Học lại", sessions=both, by=held.officer)
    for user in (cast.member, cast.neighbour):
        held.confirm(user, form=RetakeForm.CLASS, study_class=again)
    entries = list(again.entries.order_by("pk"))
    timetables = PersonalTimetables(again)
    timetables.load(entries)
    owed = [[session.repeats for session in timetables.sessions_for(entry)] for entry in entries]
    assert owed == [[held.morning], [held.morning, held.afternoon]]


def closed_figures(held: Held, cast: Cast) -> tuple[str, int]:
    """The duty's state and the minutes missed at first."""
    duty = held.duty(cast.member)
    return duty.state, duty.evidence["absent"]


def test_who_misses_the_retake_class_has_not_finished(cast: Cast, closed: Held) -> None:
    again = closed.retake_class()
    retake = closed.confirm(cast.member, form=RetakeForm.CLASS, study_class=again)
    for session in again.sessions.all():
        again.sessions.update(
            starts_at=session.starts_at - timedelta(days=2), ends_at=session.ends_at - timedelta(days=2)
        )
    run(job_id=close_roster(study_class=again, by=closed.officer).pk)
    retake.refresh_from_db()
    assert retake.state == RetakeState.OPEN


def test_confirming_twice_makes_one_retake(cast: Cast, closed: Held) -> None:
    assert closed.confirm(cast.member) == closed.confirm(cast.member, due_on=in_days(20))
    assert Retake.objects.get().due_on == in_days(10)


def test_many_at_once_each_with_their_own_result(cast: Cast, held: Held) -> None:
    held.attend(cast.neighbour)
    held.close()
    entries = [held.entry(user) for user in (cast.member, cast.neighbour, cast.commune_officer)]
    plan: dict[str, Any] = {"form": RetakeForm.SELF_STUDY, "due_on": in_days(5), "reason": "Vắng quá 40%"}
    results = confirm_retakes(entries=entries, by=cast.commune_officer, **plan)
    assert [bool(result.retake) for result in results] == [True, False, False]
    assert "chính mình" in results[2].refusal


def test_an_officer_of_another_commune_or_a_neighbouring_secretary_cannot_confirm(cast: Cast, closed: Held) -> None:
    plan: dict[str, Any] = {"form": RetakeForm.SELF_STUDY, "due_on": in_days(5), "reason": "Vắng"}
    [result] = confirm_retakes(entries=[closed.entry(cast.member)], by=cast.other_secretary, **plan)
    assert result.retake is None


def test_a_claim_that_waits_bars_the_confirmation(cast: Cast, closed: Held) -> None:
    entry = closed.entry(cast.member)
    claim_presence(entry=entry, statement="Tôi ngồi hàng cuối", document=None, by=cast.member)
    plan: dict[str, Any] = {"form": RetakeForm.SELF_STUDY, "due_on": in_days(5), "reason": "Vắng"}
    [result] = confirm_retakes(entries=[entry], by=cast.secretary, **plan)
    assert result.retake is None
    assert "minh chứng" in result.refusal


@pytest.mark.parametrize("days", [-1, 0, 400])
def test_a_last_day_must_lie_ahead_and_within_a_year(cast: Cast, closed: Held, days: int) -> None:
    plan: dict[str, Any] = {"form": RetakeForm.SELF_STUDY, "due_on": in_days(days), "reason": "Vắng"}
    with pytest.raises(Exception, match="Hạn học lại"):
        confirm_retakes(entries=[closed.entry(cast.member)], by=cast.secretary, **plan)


def test_a_person_may_decide_that_none_is_due_and_that_stands(cast: Cast, closed: Held) -> None:
    dismiss_candidate(entry=closed.entry(cast.member), reason="Đi cứu hộ theo lệnh", by=cast.secretary)
    assert closed.duty(cast.member).state == DutyState.DONE
    [result] = confirm_retakes(
        entries=[closed.entry(cast.member)],
        form=RetakeForm.SELF_STUDY,
        due_on=in_days(5),
        reason="Vắng",
        by=cast.commune_officer,
    )
    assert result.retake is None
    assert AuditEntry.objects.filter(verb="dismiss_candidate", reason="Đi cứu hộ theo lệnh").exists()


def test_changing_to_a_class_takes_the_essay_back(cast: Cast, closed: Held) -> None:
    retake = closed.confirm(cast.member)
    again = closed.retake_class()
    change: dict[str, Any] = {
        "form": RetakeForm.CLASS,
        "due_on": in_days(4),
        "study_class": again,
        "reason": "Có lớp gần nhà",
    }
    assert change_retake(retake=retake, by=cast.secretary, **change)
    retake.refresh_from_db()
    assert retake.study_duty is None
    assert retake.study_class == again
    assert Duty.objects.get(requirement__individual=True, requirement__kind="test_essay").state == DutyState.WAIVED
    assert closed.duty(cast.member).evidence["due_on"] == in_days(4).isoformat()


def test_reminders_come_once_for_each_stage(cast: Cast, closed: Held) -> None:
    retake = closed.confirm(cast.member)
    before = Notice.objects.filter(recipient=cast.member).count()
    for day in (in_days(6), in_days(7), in_days(7), in_days(9), in_days(10), in_days(11)):
        remind_retakes(today=day)
    causes = Notice.objects.filter(recipient=cast.member).values_list("cause", flat=True)
    assert len(causes) == before + 3
    assert f"retake:{retake.public_id}:{in_days(10):%Y%m%d}:late" in causes


def test_a_claim_stays_the_reminders(cast: Cast, closed: Held) -> None:
    closed.confirm(cast.member)
    claim_presence(entry=closed.entry(cast.member), statement="Tôi có mặt", document=None, by=cast.member)
    assert remind_retakes(today=in_days(11)) == 0


def test_who_still_owes_is_reminded_of_a_campaign_three_days_before(cast: Cast, closed: Held) -> None:
    jobs = remind_deadlines(today=in_days(2))  # listening ends in five days
    assert len(jobs) == 2
    assert remind_deadlines(today=in_days(2)) == []
    requirement = Requirement.objects.get(pk=jobs[0].arguments["requirement"])
    assert remind_owing(requirement=requirement, last_day=in_days(5)) == 8
    assert remind_owing(requirement=requirement, last_day=in_days(5)) == 0


def test_stages_of_reminders() -> None:
    today = timezone.localdate()
    stages = [stage_of(today + timedelta(days=days), today) for days in (3, 2, 1, 0, -1, -5)]
    assert stages == ["3", "3", "1", "1", "late", "late"]
