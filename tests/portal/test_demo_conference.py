"""The demonstration's conferences hold what a newcomer is told they hold, reckoned by the rule from the rows."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from learning.attendance import lookup
from learning.attendance.answers import Outcome
from learning.attendance.choices import PetitionState, RetakeForm, RetakeState, Source
from learning.attendance.logs.choices import LogState
from learning.attendance.models import AbsenceRecord, ExcusedAbsence, MeetingLog, Presence, PresenceClaim, Retake
from learning.attendance.reckoning import Reckoned, Reckoner
from learning.conferences.choices import RosterState, Standing
from learning.conferences.models import Conference, Invitation, LineIncident, RosterEntry
from learning.conferences.plans import net_minutes_of, regular_class
from learning.rapporteurs.outlines.queries import offers_at, waiting_for
from learning.rapporteurs.queries import editable_by
from members.access.models import User
from portal.demo import accounts, loader
from portal.demo.conferences import session_on
from portal.demo.stage import minutes_ago

Demonstration = dict[str, Conference]


@pytest.mark.django_db
def test_before_the_demonstration_is_loaded_there_is_no_conference() -> None:
    """First, before the demonstration's transaction spans the other tests; its mark has the tables made."""
    assert not Conference.objects.exists()


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Demonstration]:
    """Loaded once for tests that only look, then rolled back: the conferences held, on now and to come."""
    with django_db_blocker.unblock(), transaction.atomic():
        loader.load()
        yield dict(zip(("held", "now", "coming"), Conference.objects.order_by("starts_on", "pk"), strict=True))
        transaction.set_rollback(True)


def account(role: str) -> User:
    """The demonstration's account of that role."""
    return User.objects.get(username=accounts.numbers()[role])


def reckoned(conference: Conference) -> list[Reckoned]:
    """Everyone who had to attend, by the rule, from spans and outages alone."""
    study_class = regular_class(conference)
    required = study_class.entries.filter(standing=Standing.REQUIRED).select_related("enrolment__member")
    return Reckoner(study_class).reckon(list(required))


def name_of(entry: RosterEntry) -> str:
    """Whose entry."""
    return entry.enrolment.member.full_name


def test_it_has_two_sessions_at_two_points_with_people_in_charge(demonstration: Demonstration) -> None:
    held = demonstration["held"]
    assert [net_minutes_of(session) for session in regular_class(held).sessions.order_by("starts_at")] == [210, 180]
    assert [bool(point.in_charge) for point in held.points.all()] == [True, True]
    assert held.points.filter(desk_staff__isnull=False).distinct().count() == 2
    assert {part.part for part in held.parts.all()} == {"CHAIRING", "OPENING", "PRESENTING", "CLOSING"}


def test_three_are_candidates_for_a_retake_one_of_them_by_a_single_minute(demonstration: Demonstration) -> None:
    candidates = {name_of(one.entry): one.absence for one in reckoned(demonstration["held"]) if one.candidate}
    assert {name: absence.absent for name, absence in candidates.items()} == {
        "Hoàng Văn Vinh": 270,
        "Bế Ích Lâm": 180,
        "Nông Văn Chiến": 157,
    }
    assert all(absence.scheduled == 390 for absence in candidates.values())
    assert 157 * 100 > 40 * 390 == 156 * 100


def test_one_at_exactly_forty_percent_need_not_study_again(demonstration: Demonstration) -> None:
    exactly = [one for one in reckoned(demonstration["held"]) if one.absence.absent * 100 == 40 * 390]
    assert [(name_of(one.entry), one.candidate) for one in exactly] == [("Lương Văn Phẩm", False)]


def test_the_closed_roster_says_what_the_rule_says(demonstration: Demonstration) -> None:
    held = demonstration["held"]
    assert regular_class(held).roster_state == RosterState.CLOSED
    written = AbsenceRecord.objects.filter(entry__study_class__conference=held)
    assert set(written.values_list("entry", "absent", "credited", "candidate")) == {
        (one.entry.pk, one.absence.absent, one.absence.credited, one.candidate) for one in reckoned(held)
    }


def test_some_came_late_and_some_left_early(demonstration: Demonstration) -> None:
    spans = Presence.objects.filter(session__study_class__conference=demonstration["held"]).select_related("session")
    late = {span.entry_id for span in spans if span.started_at > span.session.starts_at}
    early = {span.entry_id for span in spans if span.ended_at and span.ended_at < span.session.ends_at}
    assert len(late) >= 6
    assert len(early) >= 6


def test_one_outage_of_fifteen_minutes_is_credited_to_the_one_who_was_away(demonstration: Demonstration) -> None:
    [outage] = LineIncident.objects.all()
    assert outage.ended_at - outage.started_at == timedelta(minutes=15)
    credited = {name_of(one.entry): one.absence.credited for one in reckoned(demonstration["held"])}
    assert {name: minutes for name, minutes in credited.items() if minutes} == {"Hoàng Văn Vinh": 15}


def test_one_log_was_imported_for_part_of_the_second_point(demonstration: Demonstration) -> None:
    [log] = MeetingLog.objects.all()
    held = demonstration["held"]
    assert (log.state, log.point) == (LogState.APPLIED, held.points.all()[1])
    imported = Presence.objects.filter(source=Source.IMPORT)
    assert imported.values("entry").distinct().count() == 14
    assert set(imported.values_list("entry__enrolment__unit__short_name", flat=True)) == {"Thôn Kon Blong"}


def test_presence_comes_from_every_source_of_a_hall(demonstration: Demonstration) -> None:
    found = Counter(Presence.objects.values_list("source", flat=True))
    assert set(found) == {Source.QR, Source.CODE, Source.DESK, Source.SLIP, Source.IMPORT}


def test_one_is_excused_one_credited_and_the_exempt_stand_outside(demonstration: Demonstration) -> None:
    [excuse] = ExcusedAbsence.objects.filter(state=PetitionState.ACCEPTED)
    assert excuse.entry.enrolment.member_id == account("member").member_id
    standings = Counter(regular_class(demonstration["held"]).entries.values_list("standing", flat=True))
    assert standings == {Standing.REQUIRED: 146, Standing.EXEMPT: 3, Standing.CREDITED: 1}


def test_the_member_studies_alone_until_a_day_to_come(demonstration: Demonstration) -> None:
    [retake] = Retake.objects.all()
    assert retake.entry.enrolment.member_id == account("member").member_id
    assert (retake.state, retake.form) == (RetakeState.OPEN, RetakeForm.SELF_STUDY)
    assert retake.due_on
    assert retake.due_on > timezone.localdate()
    assert retake.study_duty


def test_the_secretary_has_a_claim_to_decide_and_a_candidate_who_waits(demonstration: Demonstration) -> None:
    [claim] = PresenceClaim.objects.filter(state=PetitionState.ASKED)
    waiting = RosterEntry.objects.filter(absence__candidate=True, retake__isnull=True, claims__isnull=True)
    cells = {entry.enrolment.unit.name for entry in [claim.entry, waiting.get()]}
    assert cells == {"Chi bộ Bản Chang"}


def test_the_checklist_has_one_step_done_late_and_one_overdue(demonstration: Demonstration) -> None:
    steps = list(demonstration["held"].checklist.all())
    late = [one.step for one in steps if one.done_at and one.due_on and timezone.localdate(one.done_at) > one.due_on]
    assert late == ["HEADCOUNT"]
    assert [one.step for one in steps if one.is_late(timezone.localdate())] == ["REPORT"]
    assert all(one.done_by for one in steps if one.done_at)


@pytest.mark.parametrize("which", ["held", "now", "coming"])
def test_everyone_who_must_attend_is_invited(demonstration: Demonstration, which: str) -> None:
    required = regular_class(demonstration[which]).entries.filter(standing=Standing.REQUIRED)
    invited = Invitation.objects.filter(entry__study_class__conference=demonstration[which])
    assert required.count() == invited.count() > 0


def test_the_member_and_the_secretary_can_check_in_at_once(demonstration: Demonstration) -> None:
    now = timezone.now()
    for role in ("member", "cell_secretary"):
        assert lookup.state_of(account(role).member_id, now).outcome == Outcome.TYPE
    assert regular_class(demonstration["now"]).roster_state == RosterState.OPEN


@pytest.mark.parametrize("hour", [0, 7, 12, 17])
@pytest.mark.parametrize("minute", [0, 5, 59])
def test_a_session_is_on_at_any_time_of_day(hour: int, minute: int) -> None:
    now = datetime(2026, 11, 24, hour, minute, 31, tzinfo=UTC)
    session = session_on(now, "Buổi sinh hoạt", 20, 3)
    assert session.starts_at <= now < session.ends_at
    assert timezone.localdate(session.starts_at) == timezone.localdate(now)
    assert minutes_ago(now, 26) <= session.starts_at


def test_who_comes_reads_the_approved_outline_and_the_board_has_one_to_review(demonstration: Demonstration) -> None:
    [offered] = offers_at(demonstration["coming"], account("cell_secretary"))
    [waiting] = waiting_for(account("propaganda_officer"))
    assert (offered.outline.state, offered.outline.versions.count()) == ("APPROVED", 2)
    assert [remark.closed_at for remark in waiting.versions.get().comments.all()] == [None, None]


def test_one_rapporteur_is_to_be_reviewed(demonstration: Demonstration) -> None:
    shown = editable_by(account("propaganda_officer"))
    assert (shown.count(), shown.filter(review_due_on__lt=timezone.localdate()).count()) == (6, 1)


def test_only_the_accounts_that_are_printed_can_sign_in(demonstration: Demonstration) -> None:
    able = {user.username for user in User.objects.all() if user.has_usable_password()}
    assert able == set(accounts.numbers().values())
