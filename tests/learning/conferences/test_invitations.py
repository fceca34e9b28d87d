"""Invitations are sent once to each, printed in parts, and taken back in words when the conference is off."""

import pytest
from django.urls import reverse

from foundation.jobs import actions as jobs
from foundation.jobs.models import Job
from foundation.notifications.models import Notice
from learning.campaigns import actions as campaigns
from learning.campaigns.choices import DutyState
from learning.conferences import actions
from learning.conferences.actions import ConferenceRefused
from learning.conferences.actions.duties import duties_of
from learning.conferences.choices import ChecklistStep, ConferenceState, Standing
from learning.conferences.invitation_data import invitation_data
from learning.conferences.models import Conference, Invitation, RosterEntry, StudyClass
from learning.conferences.plans import regular_class
from tests.cast import Cast, make_member
from tests.factories.conferences import entry_of, make_roster


def invited(conference: Conference, cast: Cast) -> None:
    job = actions.issue_invitations(conference=conference, by=cast.officer)
    assert jobs.run(job_id=job.pk)
    conference.refresh_from_db()


def test_everyone_required_is_invited_and_told_once(cast: Cast, conference: Conference) -> None:
    make_roster(conference)
    for _again in range(2):
        invited(conference, cast)
    told = Notice.objects.filter(cause=f"invite:{conference.public_id}")
    assert (Invitation.objects.count(), told.count()) == (8, 8)
    assert told.first().address == f"/hoi-nghi/{conference.public_id}/"  # type: ignore[union-attr]
    assert conference.state == ConferenceState.ANNOUNCED


def test_inviting_ticks_nothing(cast: Cast, conference: Conference) -> None:
    make_roster(conference)
    invited(conference, cast)
    assert conference.checklist.get(step=ChecklistStep.INVITATIONS).done_at is None


def test_the_exempt_are_not_invited(cast: Cast, conference: Conference) -> None:
    make_roster(conference)
    entry = entry_of(conference, cast.member)
    RosterEntry.objects.filter(pk=entry.pk).update(standing=Standing.EXEMPT, evidence="QĐ 15")
    invited(conference, cast)
    assert not Invitation.objects.filter(entry=entry).exists()


def test_who_has_no_account_is_invited_on_paper(cast: Cast, conference: Conference) -> None:
    entries = make_roster(conference)
    cast.member.is_active = False
    cast.member.save()
    invited(conference, cast)
    assert Invitation.objects.count() == len(entries)
    assert not Notice.objects.filter(recipient=cast.member, cause__startswith="invite:").exists()


def test_nobody_is_invited_without_a_roster(cast: Cast, conference: Conference) -> None:
    with pytest.raises(ConferenceRefused):
        actions.issue_invitations(conference=conference, by=cast.officer)


def test_calling_off_takes_back_the_duties_and_tells_those_invited(cast: Cast, study_class: StudyClass) -> None:
    conference = study_class.conference
    actions.make_roster(study_class=study_class, by=cast.officer)
    invited(conference, cast)
    actions.cancel_conference(conference=conference, reason="Mưa lũ", by=cast.officer)
    assert jobs.run(job_id=Job.objects.get(kind=actions.CALL_OFF_CONFERENCE).pk)
    assert not duties_of(conference).exclude(state=DutyState.WAIVED).exists()
    assert Notice.objects.filter(cause=f"cancel:{conference.public_id}", body="Mưa lũ").count() == 8


def test_an_invitation_names_ones_own_place_and_all_sessions(cast: Cast, conference: Conference) -> None:
    make_roster(conference)
    data = invitation_data(conference, [entry_of(conference, cast.member)])
    invitee = data["invitees"][0]
    assert (invitee["name"], invitee["place"]) == ("Nông Văn Thành", "Điểm cầu 1")
    assert invitee["sessions"][0].startswith("Buổi sáng: 7 giờ 30 – 11 giờ 30")


def test_a_member_downloads_their_own_invitation(cast: Cast, conference: Conference) -> None:
    make_roster(conference)
    answer = cast.client("member").get(reverse("conferences:own_invitation", args=[conference.public_id]))
    assert (answer.headers["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


@pytest.mark.parametrize("query", ["", "?don-vi={cell}", "?diem-cau={point}", "?nguoi={entry}", "?phan=1"])
def test_an_officer_prints_all_or_a_part(cast: Cast, conference: Conference, query: str) -> None:
    make_roster(conference)
    named = query.format(
        cell=cast.cell.public_id,
        point=conference.points.all()[0].public_id,
        entry=entry_of(conference, cast.member).public_id,
    )
    answer = cast.client("officer").get(reverse("conferences:print_invitations", args=[conference.public_id]) + named)
    assert answer.content[:5] == b"%PDF-"


def test_a_point_without_people_has_nothing_to_print(cast: Cast, conference: Conference) -> None:
    make_roster(conference)
    empty = conference.points.all()[1].public_id
    address = reverse("conferences:print_invitations", args=[conference.public_id])
    assert cast.client("officer").get(f"{address}?diem-cau={empty}").status_code == 404


def test_only_newcomers_wait_for_an_invitation(cast: Cast, study_class: StudyClass) -> None:
    conference = study_class.conference
    actions.make_roster(study_class=study_class, by=cast.officer)
    invited(conference, cast)
    make_member("77", "Mã Văn Mới", cast.cell)
    campaigns.enrol_members(campaign=conference.campaign)
    actions.make_roster(study_class=regular_class(conference), by=cast.officer)
    page = cast.client("officer").get(reverse("conferences:invitations", args=[conference.public_id]))
    assert page.context["waiting"] == 1
