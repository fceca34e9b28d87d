"""Incidents of lines: recorded, confirmed by an officer when the point's own people recorded them, corrected."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from foundation.audit.models import AuditEntry
from learning.attendance.queries import outages_of
from learning.conferences import actions
from learning.conferences.actions import ConferenceRefused
from learning.conferences.choices import RosterState
from learning.conferences.deciding import incidents_waiting
from learning.conferences.models import BridgePoint, Conference, LineIncident, StudyClass
from members.access.models import User
from tests.cast import Cast


@pytest.fixture
def point(cast: Cast, conference: Conference) -> BridgePoint:
    """The first, of which the secretary is in charge."""
    first = conference.points.all()[0]
    actions.put_in_charge(point=first, member=cast.secretary.member, by=cast.officer)
    return first


def incident_at(point: BridgePoint, by: User, minutes: int = 12) -> LineIncident:
    start = timezone.now()
    end = start + timedelta(minutes=minutes)
    return actions.record_incident(point=point, started_at=start, ended_at=end, cause="Đứt cáp", by=by)


def counted(point: BridgePoint) -> bool:
    return bool(outages_of([point.pk]))


def longer(incident: LineIncident, by: User) -> None:
    actions.correct_incident(
        incident=incident,
        started_at=incident.started_at,
        ended_at=incident.started_at + timedelta(minutes=20),
        cause="Đứt cáp",
        reason="Biên bản điểm cầu",
        by=by,
    )


def points_page(cast: Cast, conference: Conference, who: str) -> str:
    return cast.client(who).get(reverse("conferences:points", args=[conference.public_id])).content.decode()


def test_an_incident_backwards_is_refused(cast: Cast, point: BridgePoint) -> None:
    with pytest.raises(ConferenceRefused):
        incident_at(point, cast.officer, -5)


def test_a_closed_roster_takes_no_incident_and_no_word_about_one(
    cast: Cast, conference: Conference, point: BridgePoint
) -> None:
    waiting = incident_at(point, cast.secretary)
    StudyClass.objects.filter(conference=conference).update(roster_state=RosterState.CLOSING)
    with pytest.raises(ConferenceRefused, match="mở lại"):
        incident_at(point, cast.officer)
    with pytest.raises(ConferenceRefused, match="mở lại"):
        longer(waiting, cast.officer)
    with pytest.raises(ConferenceRefused, match="mở lại"):
        actions.confirm_incident(incident=waiting, by=cast.officer)
    assert incidents_waiting(cast.officer) is None


def test_what_an_officer_records_counts_at_once(cast: Cast, point: BridgePoint) -> None:
    incident_at(point, cast.officer)
    assert counted(point)


def test_what_the_point_records_counts_once_an_officer_confirms(cast: Cast, point: BridgePoint) -> None:
    incident = incident_at(point, cast.secretary)
    assert not counted(point)
    assert incidents_waiting(cast.officer).count == 1  # type: ignore[union-attr]
    assert actions.confirm_incident(incident=incident, by=cast.officer)
    assert not actions.confirm_incident(incident=incident, by=cast.administrator)
    assert (counted(point), incidents_waiting(cast.officer)) == (True, None)
    assert AuditEntry.objects.get(verb="confirm_incident").after["confirmed_by"] == "Bế Thị Lâm"


@pytest.mark.parametrize("who", ["secretary", "member", "stranger", "rapporteur"])
def test_only_officers_of_the_conference_confirm(cast: Cast, point: BridgePoint, who: str) -> None:
    incident = incident_at(point, cast.secretary)
    with pytest.raises(ConferenceRefused, match="cán bộ phụ trách"):
        actions.confirm_incident(incident=incident, by=cast.people[who])
    assert not counted(point)


def test_an_officer_who_corrects_it_confirms_it(cast: Cast, point: BridgePoint) -> None:
    incident = incident_at(point, cast.secretary)
    longer(incident, cast.secretary)
    assert not counted(point)
    longer(incident, cast.officer)
    assert counted(point)


def test_the_point_changes_nothing_that_was_confirmed(cast: Cast, point: BridgePoint) -> None:
    incident = incident_at(point, cast.officer)
    with pytest.raises(ConferenceRefused, match="đã được xác nhận"):
        longer(incident, cast.secretary)
    address = reverse("conferences:correct_incident", args=[point.conference.public_id, incident.public_id])
    assert cast.client("secretary").get(address).status_code == 404
    assert cast.client("officer").get(address).status_code == 200


def test_a_corrected_incident_keeps_in_the_audit_what_stood_and_why(cast: Cast, point: BridgePoint) -> None:
    incident = incident_at(point, cast.officer)
    longer(incident, cast.administrator)
    entry, end = AuditEntry.objects.get(verb="correct_incident"), incident.started_at + timedelta(minutes=20)
    assert (entry.after["ended_at"], entry.reason) == (end.isoformat(), "Biên bản điểm cầu")
    assert LineIncident.objects.get().ended_at == end


def test_the_page_says_that_it_waits_and_lets_the_officer_confirm(
    cast: Cast, conference: Conference, point: BridgePoint
) -> None:
    incident = incident_at(point, cast.secretary)
    address = reverse("conferences:confirm_incident", args=[conference.public_id, incident.public_id])
    seen = points_page(cast, conference, "secretary")
    assert ("Chờ xác nhận" in seen, "mất 12 phút" in seen, address in seen) == (True, False, False)
    assert address in points_page(cast, conference, "officer")
    answer = cast.client("officer").post(address, follow=True).content.decode()
    assert "Đã ghi nhận sự cố" in answer
    assert ("Chờ xác nhận" in answer, "phút" in answer) == (False, True)


def test_the_form_tells_the_point_s_people_that_it_must_be_confirmed(cast: Cast, point: BridgePoint) -> None:
    address = reverse("conferences:incident", args=[point.conference.public_id, point.public_id])
    told = "chỉ được tính khi cán bộ phụ trách hội nghị xác nhận"
    assert told in cast.client("secretary").get(address).content.decode()
    assert told not in cast.client("officer").get(address).content.decode()
