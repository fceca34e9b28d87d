"""Closing a roster: everyone's minutes, done duties, candidates; again, half-way, reopened."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foundation.audit.models import AuditEntry
from learning.attendance.actions import closing
from learning.attendance.actions.correcting import correct_presence, withdraw_presence
from learning.attendance.actions.petitions import Granted, claim_presence, decide_claim
from learning.attendance.actions.recording import RosterFrozen
from learning.attendance.actions.refusal import AttendanceRefused
from learning.attendance.choices import RetakeState, Source
from learning.attendance.models import AbsenceRecord, Presence
from learning.campaigns.choices import DutyState
from learning.conferences.choices import RosterState
from tests.cast import Cast
from tests.factories.attendance import Held
from tests.factories.conferences import at


def outcome(held: Held) -> list[tuple[object, ...]]:
    """Every record and duty, to compare two runs."""
    records = AbsenceRecord.objects.order_by("entry").values_list("entry", "scheduled", "absent", "candidate")
    duties = held.campaign.enrolments.order_by("pk", "duties").values_list(
        "duties_done", "duties_total", "duties__state"
    )
    return [*records, *duties]


def test_who_missed_more_than_forty_percent_is_a_candidate_and_nothing_is_decided(cast: Cast, held: Held) -> None:
    held.attend(cast.member, afternoon="14:00")  # 150 of 390 minutes missed: 38.4 %
    held.attend(cast.neighbour, afternoon="13:53")  # 157 missed: 40.2 %
    held.close()
    assert held.study_class.roster_state == RosterState.CLOSED
    assert held.duty(cast.member).state == DutyState.DONE
    assert held.duty(cast.member).evidence == {"present": 240, "scheduled": 390, "absent": 150}
    assert held.duty(cast.neighbour).state == DutyState.TODO
    assert held.entry(cast.neighbour).absence.candidate
    assert not hasattr(held.entry(cast.neighbour), "retake")


def test_reckoning_twice_comes_to_the_same(cast: Cast, held: Held) -> None:
    held.attend(cast.member)
    closing.close_roster(study_class=held.study_class, by=cast.officer)
    closing.reckon_class(study_class=held.study_class)
    first = outcome(held)
    closing.reckon_class(study_class=held.study_class)
    assert outcome(held) == first


def test_a_run_killed_in_midway_is_finished_by_the_next(
    cast: Cast, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    held.attend(cast.member)
    monkeypatch.setattr(closing, "CHUNK", 2)
    closing.close_roster(study_class=held.study_class, by=cast.officer)

    def die(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        closing.reckon_class(study_class=held.study_class, report=die)
    assert AbsenceRecord.objects.count() == 2
    closing.reckon_class(study_class=held.study_class)
    assert AbsenceRecord.objects.count() == held.study_class.entries.count()
    assert held.enrolment(cast.member).duties_done == 1


def test_a_claim_granted_while_closing_is_not_lost(cast: Cast, held: Held) -> None:
    claim = claim_presence(entry=held.entry(cast.member), statement="Tôi có mặt", document=None, by=cast.member)
    closing.close_roster(study_class=held.study_class, by=cast.officer)

    def grant(done: int, total: int) -> None:
        both = [Granted(one, one.starts_at, one.ends_at) for one in (held.morning, held.afternoon)]
        decide_claim(claim=claim, granted=both, reason="Có trong ảnh", by=cast.secretary)

    closing.reckon_class(study_class=held.study_class, report=grant)
    assert held.duty(cast.member).state == DutyState.DONE


def test_who_was_recorded_just_before_the_closing_is_reckoned_in_the_chunks_alone(
    cast: Cast, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    for user in cast.people.values():
        if user != cast.stranger:
            held.attend(user)
    monkeypatch.setattr(closing, "CHUNK", 2)
    closing.close_roster(study_class=held.study_class, by=cast.officer)
    with CaptureQueriesContext(connection) as queries:
        closing.reckon_class(study_class=held.study_class)
    written = [one for one in queries if one["sql"].startswith('INSERT INTO "learning_absencerecord"')]
    assert len(written) == 4  # eight people, two at a time; none again within the transaction that freezes


def test_a_class_still_going_on_cannot_be_closed(cast: Cast, held: Held) -> None:
    held.study_class.sessions.filter(pk=held.afternoon.pk).update(ends_at=timezone.now() + timedelta(hours=1))
    with pytest.raises(AttendanceRefused):
        closing.close_roster(study_class=held.study_class, by=cast.officer)


def test_closing_twice_gives_the_same_job(cast: Cast, held: Held) -> None:
    first = closing.close_roster(study_class=held.study_class, by=cast.officer)
    assert closing.close_roster(study_class=held.study_class, by=cast.officer) == first


def test_a_closed_roster_takes_no_correction_until_it_is_reopened(cast: Cast, held: Held) -> None:
    held.close()
    day = timezone.localdate(held.morning.starts_at)
    span: dict[str, Any] = {
        "session": held.morning,
        "started_at": at(day, "7:30"),
        "ended_at": at(day, "11:30"),
        "by": cast.officer,
    }
    with pytest.raises(RosterFrozen):
        correct_presence(entry=held.entry(cast.member), reason="Ngồi hàng đầu", **span)
    assert closing.reopen_roster(study_class=held.study_class, reason="Quyết định 12-QĐ/ĐU", by=cast.officer)
    assert correct_presence(entry=held.entry(cast.member), reason="Ngồi hàng đầu", **span).source == Source.CORRECTION


def test_reopening_without_a_reason_is_refused(cast: Cast, held: Held) -> None:
    held.close()
    with pytest.raises(AttendanceRefused):
        closing.reopen_roster(study_class=held.study_class, reason=" ", by=cast.officer)


def test_closed_again_one_who_attended_after_all_owes_the_duty_anew(cast: Cast, held: Held) -> None:
    held.attend(cast.member)
    held.close()
    closing.reopen_roster(study_class=held.study_class, reason="Quyết định 12", by=cast.officer)
    for span in Presence.objects.filter(entry=held.entry(cast.member)):
        withdraw_presence(presence=span, reason="Nhầm người", by=cast.officer)
    held.close()
    assert held.duty(cast.member).state == DutyState.TODO
    assert held.enrolment(cast.member).duties_done == 0
    assert AuditEntry.objects.filter(verb="unsettle_duty", subject=cast.member.member.public_id).exists()


def test_closed_again_an_open_retake_that_is_no_longer_due_is_dismissed(cast: Cast, held: Held) -> None:
    held.close()
    retake = held.confirm(cast.member)
    assert held.duty(cast.member).state == DutyState.FAILED
    closing.reopen_roster(study_class=held.study_class, reason="Quyết định 12", by=cast.officer)
    held.attend(cast.member)
    held.close()
    retake.refresh_from_db()
    assert retake.state == RetakeState.DISMISSED
    assert retake.study_duty
    assert retake.study_duty.state == DutyState.WAIVED
    assert held.duty(cast.member).state == DutyState.DONE


def test_a_correction_tells_the_minutes_before_and_after(cast: Cast, held: Held) -> None:
    day = timezone.localdate(held.morning.starts_at)
    correct_presence(
        entry=held.entry(cast.member),
        session=held.morning,
        started_at=at(day, "7:30"),
        ended_at=at(day, "9:15"),
        reason="Có trong sơ đồ hội nghị",
        by=cast.secretary,
    )
    entry = AuditEntry.objects.get(verb="correct_presence")
    assert (entry.before["present"], entry.after["present"]) == (0, 105)


def test_nobody_corrects_their_own_presence(cast: Cast, held: Held) -> None:
    day = timezone.localdate(held.morning.starts_at)
    with pytest.raises(AttendanceRefused):
        correct_presence(
            entry=held.entry(cast.secretary),
            session=held.morning,
            started_at=at(day, "7:30"),
            ended_at=at(day, "9:15"),
            reason="Tôi có mặt",
            by=cast.secretary,
        )
