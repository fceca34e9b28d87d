"""Nobody records, takes back or decides what counts for themselves, whatever desk or office they hold."""

import pytest
from django.utils import timezone

from learning.attendance.actions.checking_in import check_in_typed
from learning.attendance.answers import Outcome
from learning.attendance.choices import Source
from learning.attendance.models import Presence
from learning.conferences.actions import ConferenceRefused, put_back, take_off
from learning.conferences.choices import Standing
from learning.conferences.models import Conference, RosterEntry
from tests.cast import Cast
from tests.factories.check_in import hall, spans_of, typed_code
from tests.factories.conferences import entry_of
from tests.factories.desk import event_of, record, taken_back

pytestmark = pytest.mark.django_db


def test_whoever_keeps_the_desk_does_not_check_themselves_in(cast: Cast, conference: Conference) -> None:
    assert record(conference, cast.secretary, event_of(conference, cast.secretary)) == ["invalid"]
    assert spans_of(conference, cast.secretary) == []


def test_nor_is_a_colleagues_word_about_them_taken_back_by_them(cast: Cast, conference: Conference) -> None:
    event = event_of(conference, cast.secretary)
    record(conference, cast.officer, event)
    assert record(conference, cast.secretary, taken_back(event)) == ["invalid"]
    assert spans_of(conference, cast.secretary)[0].withdrawn_at is None


def test_others_told_of_in_the_same_breath_are_recorded(cast: Cast, conference: Conference) -> None:
    events = event_of(conference, cast.secretary), event_of(conference, cast.member)
    assert record(conference, cast.secretary, *events) == ["invalid", "recorded"]


def test_an_officer_does_not_take_themselves_off_the_class(cast: Cast, conference: Conference) -> None:
    entry = entry_of(conference, cast.officer)
    with pytest.raises(ConferenceRefused):
        take_off(entry=entry, reason="Bận việc", by=cast.officer)
    assert entry_of(conference, cast.officer).standing == Standing.REQUIRED


def test_nor_puts_themselves_back(cast: Cast, conference: Conference) -> None:
    RosterEntry.objects.filter(enrolment__member=cast.officer.member).update(standing=Standing.REMOVED, evidence="Nhầm")
    with pytest.raises(ConferenceRefused):
        put_back(entry=entry_of(conference, cast.officer), by=cast.officer)


def test_whoever_was_taken_off_the_class_is_not_recorded_at_a_desk(cast: Cast, conference: Conference) -> None:
    RosterEntry.objects.filter(enrolment__member=cast.member.member).update(standing=Standing.REMOVED, evidence="Nhầm")
    assert record(conference, cast.officer, event_of(conference, cast.member)) == ["unknown"]
    assert not Presence.objects.filter(source=Source.DESK).exists()


def test_nor_is_the_check_in_open_for_them(cast: Cast, conference: Conference) -> None:
    RosterEntry.objects.filter(enrolment__member=cast.member.member).update(standing=Standing.REMOVED, evidence="Nhầm")
    now = timezone.now()
    answer = check_in_typed(user=cast.member, text=typed_code(hall(conference), now), now=now)
    assert answer.outcome == Outcome.NO_SESSION
    assert not Presence.objects.exists()
