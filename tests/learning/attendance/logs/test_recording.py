"""Recording a log once, withdrawing it as a whole, and what stops either."""

import time as clock
from datetime import timedelta

import pytest
from django.utils import timezone

from foundation.audit.models import AuditEntry
from foundation.jobs import actions as jobs
from foundation.jobs.models import Job
from foundation.jobs.runs import Run
from learning.attendance.actions.log_picking import pick_person
from learning.attendance.actions.log_recording import apply_meeting_log, record_meeting_log, undo_meeting_log
from learning.attendance.actions.logs import discard_meeting_log, read_meeting_log
from learning.attendance.actions.recording import RosterFrozen
from learning.attendance.actions.refusal import AttendanceRefused
from learning.attendance.choices import Source
from learning.attendance.logs.choices import LogState
from learning.attendance.logs.minutes import minutes_of
from learning.attendance.logs.queries import people_of
from learning.attendance.models import MeetingLog, MeetingLogRow, Presence
from learning.conferences.models import BridgePoint, RosterEntry, StudyClass
from tests.cast import Cast, make_member
from tests.factories.conferences import be_present
from tests.factories.meeting_logs import HEADER, recorded, report, send, spans, text, worked, xlsx

pytestmark = pytest.mark.django_db
ROWS = (HEADER, ("Lý Thị Mai", "7:30", "9:00"), ("Lý Thị Mai", "8:30", "10:00"), ("Nông Văn Thành", "13:30", "16:30"))
SPANS = [("Lý Thị Mai", "07:30", "09:00"), ("Lý Thị Mai", "08:30", "10:00"), ("Nông Văn Thành", "13:30", "16:30")]


@pytest.fixture
def log(study_class: StudyClass, cast: Cast) -> MeetingLog:
    return send(study_class, xlsx(*ROWS), cast.officer)


def closed(study_class: StudyClass) -> None:
    StudyClass.objects.filter(pk=study_class.pk).update(roster_state="CLOSING")


def entry(study_class: StudyClass, number: str) -> RosterEntry:
    return RosterEntry.objects.get(study_class=study_class, enrolment__member__number=number)


def test_nothing_counts_before_someone_says_so(log: MeetingLog) -> None:
    assert spans(log) == []


def test_right_rows_become_spans_of_the_officers(log: MeetingLog, cast: Cast) -> None:
    assert spans(recorded(log, cast.officer)) == SPANS
    span = Presence.objects.first()
    assert span
    assert (span.source, span.recorded_by, span.point) == (Source.IMPORT, cast.officer, span.entry.point)
    assert span.key.startswith(f"log:{log.public_id}:1:")


def test_two_devices_at_once_count_once(log: MeetingLog) -> None:
    people = minutes_of(log, people_of(log))
    assert [(p.entry.enrolment.member.full_name, p.rows, p.logged) for p in people] == [
        ("Lý Thị Mai", 2, 120),  # 7:30–10:00 less the break of half an hour
        ("Nông Văn Thành", 1, 180),
    ]


def test_what_is_recorded_elsewhere_is_added_to_the_minutes(study_class: StudyClass, log: MeetingLog) -> None:
    be_present(entry(study_class, "02"), study_class.sessions.all()[0], "9:50", "10:30")
    (mai,) = [p for p in minutes_of(log, people_of(log)) if p.entry.enrolment.member.number == "02"]
    assert (mai.logged, mai.total.present, mai.total.scheduled) == (120, 150, 390)


def test_recording_twice_changes_nothing(log: MeetingLog, cast: Cast) -> None:
    recorded(log, cast.officer)
    assert not apply_meeting_log(log=log, by=cast.officer)
    jobs.run(job_id=log.job_id or 0)
    assert spans(log) == SPANS
    assert AuditEntry.objects.filter(verb="record_presence_from_log").count() == 2


def test_a_run_killed_before_its_end_is_done_again(log: MeetingLog, cast: Cast) -> None:
    apply_meeting_log(log=log, by=cast.officer)
    log.refresh_from_db()
    silent = timezone.now() - timedelta(minutes=5)
    Job.objects.filter(pk=log.job_id or 0).update(state="RUNNING", claim="lost", heartbeat_at=silent)
    jobs.sweep()
    assert worked(log).state == LogState.APPLIED
    assert spans(log) == SPANS


def test_spans_that_are_there_already_are_not_made_again(log: MeetingLog, cast: Cast) -> None:
    recorded(log, cast.officer)
    MeetingLog.objects.filter(pk=log.pk).update(state=LogState.APPLYING)
    Presence.objects.filter(key__endswith="zz").delete()
    record_meeting_log(Run(Job.objects.create(kind="x", state="RUNNING", arguments={"log": log.public_id})))
    assert spans(log) == SPANS


def test_reading_twice_keeps_the_first_report(log: MeetingLog) -> None:
    before = report(log)
    read_meeting_log(Run(Job.objects.create(kind="x", state="RUNNING", arguments={"log": log.public_id})))
    assert report(log) == before


def test_the_same_file_again_is_the_log_that_is_there(study_class: StudyClass, log: MeetingLog, cast: Cast) -> None:
    content = text(*[[str(v) for v in row] for row in ROWS])
    first = send(study_class, content, cast.officer, "a.csv")
    assert send(study_class, content, cast.officer, "b.csv") == first
    discard_meeting_log(log=first, by=cast.officer)
    assert send(study_class, content, cast.officer, "b.csv") != first


def test_two_people_never_share_a_row_by_picking(study_class: StudyClass, cast: Cast) -> None:
    rows = (HEADER, ("iPhone", "7:30", "8:30"), ("iPhone", "9:00", "9:10"), ("iPad", "7:30", "8:30"))
    log = send(study_class, xlsx(*rows), cast.officer)
    first, mai = log.rows.get(number=2), entry(study_class, "02")
    assert pick_person(row=first, entry=mai, alike=True, by=cast.officer) == 2
    assert report(log)[2] == (4, "UNKNOWN", "NOT_FOUND")
    assert [span[0] for span in spans(recorded(log, cast.officer))] == ["Lý Thị Mai", "Lý Thị Mai"]
    told = AuditEntry.objects.get(verb="pick_person_for_log_row")
    assert (told.subject, told.after["rows"]) == (cast.neighbour.member.public_id, 2)


def test_nobody_says_that_a_row_is_their_own(study_class: StudyClass, cast: Cast) -> None:
    log = send(study_class, xlsx(HEADER, ("iPhone", "7:30", "8:30")), cast.officer)
    with pytest.raises(AttendanceRefused):
        pick_person(row=log.rows.get(), entry=entry(study_class, "05"), alike=False, by=cast.officer)
    assert log.rows.get().entry is None


def test_a_choice_can_be_taken_back(study_class: StudyClass, cast: Cast) -> None:
    log = send(study_class, xlsx(HEADER, ("iPhone", "7:30", "8:30")), cast.officer)
    row = log.rows.get()
    pick_person(row=row, entry=entry(study_class, "02"), alike=False, by=cast.officer)
    row.refresh_from_db()
    pick_person(row=row, entry=None, alike=False, by=cast.officer)
    row.refresh_from_db()
    assert (row.outcome, row.entry, row.picked_by) == ("UNKNOWN", None, None)


def test_a_matched_row_cannot_be_given_to_another(study_class: StudyClass, log: MeetingLog, cast: Cast) -> None:
    row = log.rows.get(number=2)
    assert pick_person(row=row, entry=entry(study_class, "01"), alike=False, by=cast.officer) == 0
    with pytest.raises(ValueError, match="not of this class"):
        pick_person(row=row, entry=RosterEntry(study_class_id=0), alike=False, by=cast.officer)


def test_the_exempt_are_recorded_and_named_apart(study_class: StudyClass, cast: Cast) -> None:
    RosterEntry.objects.filter(pk=entry(study_class, "02").pk).update(standing="EXEMPT", evidence="Quyết định")
    log = send(study_class, xlsx(HEADER, ("Lý Thị Mai", "7:30", "9:00")), cast.officer)
    assert report(log) == [(2, "NOT_REQUIRED", "")]
    assert spans(recorded(log, cast.officer)) == SPANS[:1]


def test_namesakes_are_left_open_with_their_candidates(study_class: StudyClass, cast: Cast) -> None:
    from learning.campaigns.models import Enrolment

    other = make_member("22", "Lý Thị Mai", cast.far_cell)
    campaign = study_class.conference.campaign
    enrolled = Enrolment.objects.create(
        campaign=campaign, member=other, unit=cast.far_cell, unit_path=cast.far_cell.path
    )
    RosterEntry.objects.create(study_class=study_class, enrolment=enrolled, unit_path=cast.far_cell.path)
    rows = (HEADER, ("Lý Thị Mai", "7:30", "9:00"), ("Lý Thị Mai - CB Bản Xa", "7:30", "9:00"))
    log = send(study_class, xlsx(*rows), cast.officer)
    assert report(log) == [(2, "AMBIGUOUS", "NAMESAKES"), (3, "MATCHED", "")]
    row = log.rows.get(number=2)
    assert sorted(row.candidates) == sorted([entry(study_class, "02").pk, entry(study_class, "22").pk])


def test_who_has_no_point_is_placed_at_the_logs(study_class: StudyClass, log: MeetingLog, cast: Cast) -> None:
    RosterEntry.objects.update(point=None)
    point = BridgePoint.objects.last()
    MeetingLog.objects.filter(pk=log.pk).update(point=point)
    recorded(log, cast.officer)
    assert set(Presence.objects.values_list("point", flat=True)) == {point.pk if point else None}


def test_a_roster_not_open_takes_no_log(study_class: StudyClass, cast: Cast) -> None:
    closed(study_class)
    with pytest.raises(RosterFrozen):
        send(study_class, xlsx(*ROWS), cast.officer)


def test_a_roster_closed_before_the_job_ran_leaves_the_log_waiting(log: MeetingLog, cast: Cast) -> None:
    apply_meeting_log(log=log, by=cast.officer)
    closed(log.study_class)
    worked(log)
    assert (log.state, log.applied_by, spans(log)) == (LogState.READY, None, [])
    assert "không còn mở" in Job.objects.get(pk=log.job_id or 0).message


def test_undoing_withdraws_this_log_and_nothing_else(study_class: StudyClass, log: MeetingLog, cast: Cast) -> None:
    be_present(entry(study_class, "02"), study_class.sessions.all()[0], "7:30", "8:00")
    recorded(log, cast.officer)
    assert undo_meeting_log(log=log, reason="Tệp của lớp khác", by=cast.officer)
    assert spans(log) == [("Lý Thị Mai", "07:30", "08:00")]
    assert not undo_meeting_log(log=log, reason="Lần nữa", by=cast.officer)
    told = AuditEntry.objects.filter(verb="withdraw_presence_from_log", subject=cast.neighbour.member.public_id)
    assert [entry.reason for entry in told] == ["Tệp của lớp khác"]


def test_after_undoing_the_file_may_be_sent_in_anew(study_class: StudyClass, log: MeetingLog, cast: Cast) -> None:
    content = text(*[[str(v) for v in row] for row in ROWS])
    first = recorded(send(study_class, content, cast.officer, "a.csv"), cast.officer)
    undo_meeting_log(log=first, reason="Chọn nhầm người", by=cast.officer)
    assert spans(recorded(send(study_class, content, cast.officer, "a.csv"), cast.officer)) == SPANS


def test_undoing_wants_a_reason_and_an_open_roster(log: MeetingLog, cast: Cast) -> None:
    recorded(log, cast.officer)
    with pytest.raises(ValueError, match="reason"):
        undo_meeting_log(log=log, reason=" ", by=cast.officer)
    closed(log.study_class)
    with pytest.raises(RosterFrozen):
        undo_meeting_log(log=log, reason="Nhầm", by=cast.officer)


def test_a_discarded_log_cannot_be_recorded(log: MeetingLog, cast: Cast) -> None:
    assert discard_meeting_log(log=log, by=cast.officer)
    assert not apply_meeting_log(log=log, by=cast.officer)
    assert not discard_meeting_log(log=log, by=cast.officer)


def test_twenty_thousand_rows_are_read_and_recorded_in_bounded_time(study_class: StudyClass, cast: Cast) -> None:
    people = [user.member.full_name for user in cast.people.values()]
    lines = [(people[n % len(people)], f"7:{n % 60:02d}", f"10:{n % 60:02d}") for n in range(20_000)]
    content = text(HEADER, *lines)
    began = clock.monotonic()
    log = send(study_class, content, cast.officer, "a.csv")
    read = clock.monotonic() - began
    recorded(log, cast.officer)
    whole = clock.monotonic() - began
    print(f"\n20,000 rows: read in {read:.1f} s, recorded in {whole - read:.1f} s")
    assert MeetingLogRow.objects.filter(log=log, outcome="MATCHED").count() == 20_000
    assert Presence.objects.count() == 20_000
    assert whole < 120
