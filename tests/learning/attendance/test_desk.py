"""What a desk records: in any order, twice, by two at once, days later."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foundation.audit.models import AuditEntry
from foundation.policies.queries import in_force
from learning.attendance.actions.checking_in import check_in_typed
from learning.attendance.actions.desk import record_events
from learning.attendance.actions.recording import Whereabouts, arrive, depart
from learning.attendance.choices import Source
from learning.attendance.desk_events import Event
from learning.attendance.models import Presence
from learning.attendance.queries import presence_of
from learning.attendance.rules import Span, union
from learning.conferences.models import Conference, RosterEntry, StudyClass
from tests.cast import Cast
from tests.factories.campaigns import make_open
from tests.factories.check_in import conference_now, departures_of, hall, spans_of, typed_code
from tests.factories.conferences import entry_of
from tests.factories.desk import MINUTE, event_of, morning_of, record, taken_back, verdicts

pytestmark = pytest.mark.django_db


def close(conference: Conference) -> None:
    policy = in_force("attendance", timezone.localdate())
    StudyClass.objects.filter(conference=conference).update(
        roster_state="CLOSED", closed_at=timezone.now(), policy=policy
    )


def minutes_of(conference: Conference, entry: RosterEntry) -> list[Span]:
    """The union of the minutes recorded in the morning."""
    return union(presence_of([entry.pk], [morning_of(conference)])[entry.pk])


def test_an_arrival_is_marked_as_the_desks_with_its_author(cast: Cast, conference: Conference) -> None:
    assert record(conference, cast.officer, event_of(conference, cast.member)) == ["recorded"]
    span = spans_of(conference, cast.member)[0]
    assert (span.source, span.recorded_by, span.point) == (Source.DESK, cast.officer, hall(conference))


def test_sent_again_it_is_recorded_once(cast: Cast, conference: Conference) -> None:
    event = event_of(conference, cast.member)
    told = [record(conference, cast.officer, event), record(conference, cast.officer, event, event)]
    assert told == [["recorded"], ["repeated", "repeated"]]
    assert len(spans_of(conference, cast.member)) == 1


def test_a_departure_told_before_the_arrival_ends_it(cast: Cast, conference: Conference) -> None:
    now = timezone.now()
    record(conference, cast.officer, event_of(conference, cast.member, "out", now - 5 * MINUTE))
    record(conference, cast.officer, event_of(conference, cast.member, "in", now - 20 * MINUTE))
    span = spans_of(conference, cast.member)[0]
    assert span.ended_at
    assert abs(span.ended_at - (now - 5 * MINUTE)) < timedelta(seconds=1)


def test_an_arrival_by_mistake_is_withdrawn_with_its_reason(cast: Cast, conference: Conference) -> None:
    event = event_of(conference, cast.member)
    record(conference, cast.officer, event)
    assert record(conference, cast.officer, taken_back(event)) == ["recorded"]
    assert spans_of(conference, cast.member)[0].withdrawn_at
    trail = AuditEntry.objects.get(verb="withdraw_arrival")
    assert (trail.reason, trail.subject) == ("ghi nhầm", cast.member.member.public_id)


def test_taken_back_before_it_was_told_it_stays_taken_back(cast: Cast, conference: Conference) -> None:
    event = event_of(conference, cast.member)
    record(conference, cast.officer, taken_back(event))
    assert record(conference, cast.officer, event) == ["repeated"]
    assert minutes_of(conference, entry_of(conference, cast.member)) == []


def test_a_departure_by_mistake_lets_the_span_last_on(cast: Cast, conference: Conference) -> None:
    now = timezone.now()
    leaving = event_of(conference, cast.member, "out", now - 5 * MINUTE)
    record(conference, cast.officer, event_of(conference, cast.member, "in", now - 20 * MINUTE), leaving)
    record(conference, cast.officer, taken_back(leaving))
    assert [span.ended_at for span in spans_of(conference, cast.member)] == [None]
    assert AuditEntry.objects.filter(verb="withdraw_departure").count() == 1


def test_who_is_placed_elsewhere_is_moved_here_and_back_when_it_was_a_mistake(
    cast: Cast, conference: Conference
) -> None:
    event, entry = event_of(conference, cast.member), entry_of(conference, cast.member)
    record(conference, cast.officer, event, number=1)
    entry.refresh_from_db()
    moved = entry.point
    record(conference, cast.officer, taken_back(event), number=1)
    entry.refresh_from_db()
    assert (moved, entry.point) == (hall(conference, 1), hall(conference))
    assert AuditEntry.objects.filter(verb="move_entry").count() == 2


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_latest_arrival_says_where_one_is_placed(
    cast: Cast, conference: Conference, order: tuple[int, int]
) -> None:
    now = timezone.now()
    events = [event_of(conference, cast.member, at=now - minutes * MINUTE) for minutes in (9, 3)]
    for number in order:
        record(conference, cast.officer, events[number], number=number)
    assert entry_of(conference, cast.member).point == hall(conference, 1)


def test_an_exempt_guest_is_recorded_too(cast: Cast, conference: Conference) -> None:
    RosterEntry.objects.update(standing="EXEMPT", evidence="Quyết định miễn sinh hoạt")
    assert record(conference, cast.officer, event_of(conference, cast.member)) == ["recorded"]


def test_a_closed_roster_takes_nothing_and_says_whom_to_ask(cast: Cast, conference: Conference) -> None:
    Conference.objects.update(contact_name="Nông Văn Tình", contact_phone="0510000001")
    before = event_of(conference, cast.member)
    record(conference, cast.officer, before)
    close(conference)
    told = verdicts(hall(conference), cast.officer, before, event_of(conference, cast.neighbour))
    assert [verdict.status for verdict in told] == ["repeated", "closed"]
    assert "Danh sách đã chốt lúc" in told[1].message
    assert "Nông Văn Tình 0510000001" in told[1].message
    assert Presence.objects.count() == 1


def test_a_closed_roster_moves_nobody(cast: Cast, conference: Conference) -> None:
    event = event_of(conference, cast.member)
    close(conference)
    assert record(conference, cast.officer, event, number=1) == ["closed"]
    assert entry_of(conference, cast.member).point == hall(conference)


def test_people_of_another_conference_are_unknown(cast: Cast, conference: Conference) -> None:
    other = conference_now(make_open(cast.officer, cast.province), cast.officer)
    assert record(conference, cast.officer, event_of(other, cast.member)) == ["unknown"]
    assert Presence.objects.count() == 0


def test_a_session_of_another_class_is_unknown(cast: Cast, conference: Conference) -> None:
    other = conference_now(make_open(cast.officer, cast.province), cast.officer)
    mixed = Event("a" * 32, event_of(other, cast.member).kind, entry_of(conference, cast.member).public_id,
                  morning_of(other).public_id, timezone.now())  # fmt: skip
    assert record(conference, cast.officer, mixed) == ["unknown"]


@pytest.mark.parametrize("shift", [timedelta(minutes=3), timedelta(days=-2)])
def test_times_that_cannot_be_are_refused_with_a_sentence(cast: Cast, conference: Conference, shift: timedelta) -> None:
    event = event_of(conference, cast.member, at=timezone.now() + shift)
    told = verdicts(hall(conference), cast.officer, event)[0]
    assert (told.status, bool(told.message)) == ("invalid", True)


def test_told_days_later_it_is_recorded_as_it_was(cast: Cast, conference: Conference) -> None:
    event, later = event_of(conference, cast.member), timezone.now() + timedelta(days=5)
    told = record_events(point=hall(conference), events=[event], by=cast.officer, now=later)
    assert told[0].status == "recorded"
    assert spans_of(conference, cast.member)[0].started_at == event.at


def test_one_bad_event_keeps_no_other_back(cast: Cast, conference: Conference) -> None:
    told = record(conference, cast.officer, None, event_of(conference, cast.member))
    assert told == ["invalid", "recorded"]


def test_a_key_of_someone_else_is_not_taken_for_ones_own(cast: Cast, conference: Conference) -> None:
    event = event_of(conference, cast.member)
    record(conference, cast.officer, event)
    other = event_of(conference, cast.neighbour, key=event.key)
    assert record(conference, cast.officer, other, taken_back(other)) == ["invalid", "invalid"]
    assert spans_of(conference, cast.member)[0].withdrawn_at is None


def test_after_the_desk_recorded_them_the_phone_says_so(cast: Cast, conference: Conference) -> None:
    record(conference, cast.officer, event_of(conference, cast.member))
    answer = check_in_typed(user=cast.member, text=typed_code(hall(conference)), now=timezone.now())
    assert answer.outcome == "ALREADY"


def test_minutes_follow_the_departures_even_where_a_list_is_behind(cast: Cast, conference: Conference) -> None:
    now = timezone.now()
    arrival, leaving = event_of(conference, cast.member, at=now - 20 * MINUTE), event_of(conference, cast.member, "out")
    record(conference, cast.officer, arrival, leaving)
    expected = minutes_of(conference, entry_of(conference, cast.member))
    Presence.objects.update(ended_at=None)
    assert minutes_of(conference, entry_of(conference, cast.member)) == expected


def test_queries_do_not_grow_with_the_events(
    cast: Cast, conference: Conference, django_assert_max_num_queries: object
) -> None:
    people = list(cast.people.values())[:9]
    some = [event_of(conference, user, kind) for user in people for kind in ("in", "out")]
    for events in ([some[0]], some):
        with django_assert_max_num_queries(18):  # type: ignore[operator]
            record(conference, cast.officer, *events)


STEPS = st.lists(st.tuples(st.sampled_from(["in", "out"]), st.integers(1, 25), st.booleans()), min_size=1, max_size=6)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, data=st.data())
def test_whatever_order_and_however_often_the_minutes_are_the_same(
    cast: Cast, conference: Conference, steps: list[tuple[str, int, bool]], data: st.DataObject
) -> None:
    now = timezone.now().replace(microsecond=0)
    events = [event_of(conference, cast.member, kind, now - ago * MINUTE) for kind, ago, _ in steps]
    undone = [taken_back(event) for event, (_, _, void) in zip(events, steps, strict=True) if void]
    everything = events + undone
    mixed = data.draw(st.permutations(everything + data.draw(st.lists(st.sampled_from(everything), max_size=4))))
    cuts = sorted({0, len(mixed), *data.draw(st.lists(st.integers(0, len(mixed)), max_size=4))})
    by_two_desks = [mixed[a:b] for a, b in pairwise(cuts)]
    assert outcome(cast, conference, [everything]) == outcome(cast, conference, by_two_desks)


def outcome(cast: Cast, conference: Conference, batches: Sequence[Sequence[Event]]) -> list[object]:
    """Minutes, spans and placement after batches told by two desks in turn, and a phone's arrival; then undone."""
    entry, now = entry_of(conference, cast.member), timezone.now()
    who = Whereabouts(entry.pk, morning_of(conference).pk, hall(conference).pk)
    early = morning_of(conference).starts_at
    with transaction.atomic():
        phone = list(range(len(batches)))[len(batches) // 2]
        for number, batch in enumerate(batches):
            if number == phone:
                arrive(who=who, at=early, source=Source.QR, key="phone", by=cast.member)
                depart(who=who, at=early + MINUTE, source=Source.QR, key="phone-out", by=cast.member)
            record_events(point=hall(conference), events=batch, by=cast.officer, now=now)
        spans = [
            (span.started_at, span.ended_at, span.withdrawn_at is None) for span in spans_of(conference, cast.member)
        ]
        found = [minutes_of(conference, entry), sorted(spans, key=str), len(departures_of(conference, cast.member))]
        transaction.set_rollback(True)
    return found
