"""What a member is told who checks in, and what is recorded."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from learning.attendance import lookup
from learning.attendance.actions.checking_in import check_in_scanned, check_in_typed, leave
from learning.attendance.answers import Answer, Outcome
from learning.attendance.models import Presence
from learning.attendance.tickets import Ticket
from learning.attendance.tries import MOST, WINDOW
from learning.conferences.choices import RosterState, Standing
from learning.conferences.models import Conference, RosterEntry, Session, StudyClass
from members.access.models import User
from tests.cast import Cast
from tests.factories.campaigns import make_open
from tests.factories.check_in import (
    arrive_at,
    conference_now,
    departures_of,
    hall,
    move_session,
    spans_of,
    typed_code,
)
from tests.factories.conferences import entry_of

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def scan(user: User, conference: Conference, number: int = 0, at: datetime | None = None) -> Answer:
    """Scan at that moment, press the button now."""
    now = timezone.now()
    ticket = Ticket(hall(conference, number).public_id, at or now)
    return check_in_scanned(user=user, ticket=ticket, now=now)


def type_code(user: User, text: str) -> Answer:
    return check_in_typed(user=user, text=text, now=timezone.now())


def set_state(conference: Conference, state: RosterState) -> None:
    StudyClass.objects.filter(conference=conference).update(roster_state=state)


def stand(conference: Conference, user: User, standing: Standing) -> None:
    RosterEntry.objects.filter(pk=entry_of(conference, user).pk).update(standing=standing, evidence="Quyết định")


def test_presence_begins_when_the_code_was_scanned(cast: Cast, conference: Conference) -> None:
    at = timezone.now() - 5 * MINUTE
    answer = scan(cast.member, conference, at=at)
    (span,) = spans_of(conference, cast.member)
    assert (answer.outcome, answer.at, span.started_at) == (Outcome.DONE, at, at)
    assert (span.source, span.point, span.recorded_by) == ("QR", hall(conference), cast.member)


@pytest.mark.parametrize("spelled", ["{0}{1}", "{0} {1}", " {0}-{1} "])
def test_a_typed_code_checks_in(cast: Cast, conference: Conference, spelled: str) -> None:
    code = typed_code(hall(conference))
    answer = type_code(cast.member, spelled.format(code[:3], code[3:]))
    assert answer.outcome == Outcome.DONE
    assert [span.source for span in spans_of(conference, cast.member)] == ["CODE"]


def test_checking_in_again_records_nothing_and_says_since_when(cast: Cast, conference: Conference) -> None:
    first, again = scan(cast.member, conference), type_code(cast.member, typed_code(hall(conference)))
    assert (again.outcome, again.at) == (Outcome.ALREADY, first.at)
    assert len(spans_of(conference, cast.member)) == 1


def test_a_typed_code_of_a_few_minutes_ago_is_called_old(cast: Cast, conference: Conference) -> None:
    now = timezone.now()
    answer = type_code(cast.member, typed_code(hall(conference), now - 5 * MINUTE))
    assert answer.outcome == Outcome.OLD_CODE
    assert answer.at is not None
    assert now - 5 * MINUTE < answer.at < now
    assert spans_of(conference, cast.member) == []


@pytest.mark.parametrize("how", ["scan", "type"])
def test_a_code_of_another_point_names_both(cast: Cast, conference: Conference, how: str) -> None:
    other = hall(conference, 1)
    answer = scan(cast.member, conference, 1) if how == "scan" else type_code(cast.member, typed_code(other))
    assert answer.hall
    assert answer.own
    assert (answer.outcome, answer.hall.name, answer.own.name) == (Outcome.OTHER_POINT, "Điểm cầu 2", "Điểm cầu 1")
    assert spans_of(conference, cast.member) == []


@pytest.mark.parametrize("how", ["scan", "type"])
def test_without_a_point_of_their_own_people_may_come_to_any(cast: Cast, conference: Conference, how: str) -> None:
    RosterEntry.objects.update(point=None)
    other = hall(conference, 1)
    answer = scan(cast.member, conference, 1) if how == "scan" else type_code(cast.member, typed_code(other))
    assert answer.outcome == Outcome.DONE
    assert [span.point for span in spans_of(conference, cast.member)] == [other]


def test_who_is_not_on_the_roster_is_told_at_once(cast: Cast) -> None:
    campaign = make_open(cast.officer, cast.province, units=[cast.cell])
    conference = conference_now(campaign, cast.officer)
    assert scan(cast.stranger, conference).outcome == Outcome.NOT_ON_ROSTER
    assert type_code(cast.stranger, typed_code(hall(conference))).outcome == Outcome.NO_SESSION


@pytest.mark.parametrize("standing", [Standing.EXEMPT, Standing.CREDITED])
def test_people_outside_the_roster_may_join_and_are_recorded(
    cast: Cast, conference: Conference, standing: Standing
) -> None:
    stand(conference, cast.member, standing)
    answer = scan(cast.member, conference)
    assert answer.turn
    assert (answer.outcome, answer.turn.counts) == (Outcome.DONE, False)
    assert len(spans_of(conference, cast.member)) == 1


def test_too_early_says_when_it_opens(cast: Cast, conference: Conference) -> None:
    session = move_session(conference, "Buổi sáng", timezone.now() + timedelta(hours=2))
    answer = type_code(cast.member, typed_code(hall(conference)))
    assert answer.turn
    assert (answer.outcome, answer.turn.session) == (Outcome.NO_SESSION, session.pk)
    assert answer.at == answer.turn.opens_at < session.starts_at


def test_after_the_last_session_nothing_is_open(cast: Cast, conference: Conference) -> None:
    for title in ("Buổi sáng", "Buổi chiều"):
        move_session(conference, title, timezone.now() - timedelta(hours=6))
    assert scan(cast.member, conference).outcome == Outcome.NO_SESSION


@pytest.mark.parametrize("state", [RosterState.CLOSING, RosterState.CLOSED])
def test_a_closed_roster_takes_nobody(cast: Cast, conference: Conference, state: RosterState) -> None:
    StudyClass.objects.update(closed_at=timezone.now(), policy=lookup_policy())
    set_state(conference, state)
    assert scan(cast.member, conference).outcome == Outcome.ROSTER_CLOSED
    assert type_code(cast.member, typed_code(hall(conference))).outcome == Outcome.ROSTER_CLOSED
    assert spans_of(conference, cast.member) == []


def lookup_policy() -> int:
    from foundation.policies.queries import in_force

    return in_force("attendance", timezone.localdate()).pk


def test_a_cancelled_conference_says_so(cast: Cast, conference: Conference) -> None:
    Conference.objects.update(state="CANCELLED")
    assert scan(cast.member, conference).outcome == Outcome.CANCELLED


def test_ten_wrong_codes_bar_even_the_right_one_for_ten_minutes(cast: Cast, conference: Conference) -> None:
    right, now = typed_code(hall(conference)), timezone.now()
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    outcomes = {type_code(cast.member, wrong).outcome for _ in range(MOST)}
    barred = type_code(cast.member, right)
    assert outcomes == {Outcome.UNKNOWN_CODE}
    assert barred.outcome == Outcome.TOO_MANY
    assert barred.at
    assert now < barred.at <= timezone.now() + WINDOW


def test_who_is_barred_may_still_scan(cast: Cast, conference: Conference) -> None:
    wrong = f"{(int(typed_code(hall(conference))) + 1) % 1_000_000:06d}"
    for _ in range(MOST):
        type_code(cast.member, wrong)
    assert scan(cast.member, conference).outcome == Outcome.DONE


def test_wrong_codes_of_one_member_bar_nobody_else(cast: Cast, conference: Conference) -> None:
    right = typed_code(hall(conference))
    for _ in range(MOST):
        type_code(cast.member, f"{(int(right) + 1) % 1_000_000:06d}")
    assert type_code(cast.neighbour, right).outcome == Outcome.DONE


def test_leaving_ends_the_span_and_a_new_code_begins_another(cast: Cast, conference: Conference) -> None:
    scan(cast.member, conference, at=timezone.now() - 9 * MINUTE)
    left = leave(user=cast.member, now=timezone.now() - MINUTE)
    back = scan(cast.member, conference)
    spans = spans_of(conference, cast.member)
    assert (left.outcome, back.outcome) == (Outcome.LEFT, Outcome.DONE)
    assert [span.ended_at for span in spans] == [left.at, None]


def test_leaving_twice_is_leaving_once(cast: Cast, conference: Conference) -> None:
    scan(cast.member, conference)
    outcomes = [leave(user=cast.member, now=timezone.now() + n * MINUTE).outcome for n in (1, 2)]
    assert outcomes == [Outcome.LEFT] * 2
    assert len(departures_of(conference, cast.member)) == 1


def test_a_scan_from_before_leaving_does_not_bring_one_back(cast: Cast, conference: Conference) -> None:
    before = timezone.now() - 5 * MINUTE
    scan(cast.member, conference, at=before)
    leave(user=cast.member, now=timezone.now() - MINUTE)
    assert scan(cast.member, conference, at=before).outcome == Outcome.LEFT
    assert len(spans_of(conference, cast.member)) == 1


def test_after_a_withdrawn_span_one_may_check_in(cast: Cast, conference: Conference) -> None:
    scan(cast.member, conference)
    Presence.objects.update(withdrawn_at=timezone.now())
    assert scan(cast.member, conference).outcome == Outcome.DONE
    assert len(spans_of(conference, cast.member)) == 2


def test_a_span_of_the_desk_counts_as_being_there(cast: Cast, conference: Conference) -> None:
    arrive_at(conference, cast.member, timezone.now() - MINUTE)
    assert scan(cast.member, conference).outcome == Outcome.ALREADY


def test_the_session_that_runs_comes_before_the_one_about_to_begin(cast: Cast, conference: Conference) -> None:
    move_session(conference, "Buổi chiều", timezone.now() + 10 * MINUTE)
    scan(cast.member, conference)
    again = scan(cast.member, conference)
    assert again.outcome == Outcome.ALREADY
    assert [span.session.title for span in spans_of(conference, cast.member)] == ["Buổi sáng"]


def test_of_two_conferences_at_once_the_code_tells_which(cast: Cast, conference: Conference) -> None:
    other = conference_now(make_open(cast.officer, cast.province), cast.officer)
    type_code(cast.member, typed_code(hall(other)))
    assert (len(spans_of(conference, cast.member)), len(spans_of(other, cast.member))) == (0, 1)


def test_present_at_one_conference_one_may_still_come_to_the_other(cast: Cast, conference: Conference) -> None:
    other = conference_now(make_open(cast.officer, cast.province), cast.officer)
    scan(cast.member, conference)
    assert type_code(cast.member, typed_code(hall(other))).outcome == Outcome.DONE


def test_the_page_tells_where_one_stands(cast: Cast, conference: Conference) -> None:
    outcomes = [lookup.state_of(cast.member.member_id, timezone.now()).outcome]
    scan(cast.member, conference)
    outcomes.append(lookup.state_of(cast.member.member_id, timezone.now()).outcome)
    leave(user=cast.member, now=timezone.now() + MINUTE)
    outcomes.append(lookup.state_of(cast.member.member_id, timezone.now()).outcome)
    assert outcomes == [Outcome.TYPE, Outcome.ALREADY, Outcome.LEFT]


def test_a_session_is_chosen_by_the_moment_of_scanning(cast: Cast, conference: Conference) -> None:
    now = timezone.now()
    session = move_session(conference, "Buổi sáng", now - timedelta(hours=3, minutes=1), hours=3)
    assert scan(cast.member, conference, at=now - 2 * MINUTE).outcome == Outcome.DONE
    assert [span.session for span in spans_of(conference, cast.member)] == [Session.objects.get(pk=session.pk)]
