"""Rosters are made from the campaign's enrolments; who is outside the class stays outside, on evidence."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from foundation.audit.models import AuditEntry
from foundation.jobs import actions as jobs
from foundation.jobs.choices import JobState
from learning.campaigns import actions as campaigns
from learning.campaigns.choices import DutyState
from learning.campaigns.models import Campaign, CampaignResolution, Duty, Enrolment
from learning.conferences import actions
from learning.conferences.actions import ConferenceRefused
from learning.conferences.actions.duties import duties_of
from learning.conferences.choices import RosterState, Standing
from learning.conferences.models import Conference, RosterEntry, StudyClass
from learning.conferences.plans import plan_of, regular_class
from learning.conferences.queries import sessions_of
from learning.conferences.rules import SessionPlan
from learning.library.models import ResolutionPage
from members.access.models import User
from members.people.models import ActivityExemption
from tests.cast import Cast, make_member
from tests.factories.campaigns import make_draft
from tests.factories.conferences import be_present, entry_of, make_conference
from tests.factories.library import make_resolution


def made(study_class: StudyClass, by: User) -> Conference:
    """The roster, made by its job."""
    job = actions.open_roster(study_class=study_class, by=by)
    assert jobs.run(job_id=job.pk)
    job.refresh_from_db()
    assert job.state == JobState.DONE, job.message
    study_class.refresh_from_db()
    return study_class.conference


def duty_of(conference: Conference, user: User) -> Duty | None:
    return duties_of(conference).filter(enrolment__member=user.member).first()


def credited(cast: Cast, resolution: ResolutionPage, user: User | None = None) -> int:
    return actions.record_sector_credit(
        member=(user or cast.member).member,
        resolutions=[resolution],
        held_by="Đảng ủy Công an tỉnh",
        studied_on=date(2026, 11, 5),
        evidence="Giấy xác nhận số 12",
        by=cast.secretary,
    )


@pytest.fixture
def resolution(cast: Cast, campaign: Campaign) -> ResolutionPage:
    """What the campaign studies."""
    resolution = make_resolution(cast.officer, cast.commune)
    CampaignResolution.objects.create(campaign=campaign, resolution=resolution)
    return resolution


def test_everyone_enrolled_is_listed_and_given_the_duty(cast: Cast, study_class: StudyClass) -> None:
    conference = made(study_class, cast.officer)
    assert study_class.roster_state == RosterState.OPEN
    assert study_class.entries.filter(standing=Standing.REQUIRED).count() == 8
    duty = duty_of(conference, cast.member)
    assert duty
    assert (duty.state, duty.requirement.minutes, duty.requirement.due_on) == ("TODO", 390, timezone.localdate())


def test_making_it_again_adds_newcomers_and_loses_nothing(cast: Cast, study_class: StudyClass) -> None:
    conference = made(study_class, cast.officer)
    before = set(study_class.entries.values_list("pk", flat=True))
    newcomer = make_member("77", "Mã Văn Mới", cast.cell)
    campaigns.enrol_members(campaign=conference.campaign)
    made(study_class, cast.officer)
    assert before < set(study_class.entries.values_list("pk", flat=True))
    assert study_class.entries.get(enrolment__member=newcomer).standing == Standing.REQUIRED
    assert duties_of(conference).count() == 9


def test_people_are_placed_at_the_point_of_the_nearest_unit(cast: Cast, study_class: StudyClass) -> None:
    first, second = study_class.conference.points.all()
    first.units.set([cast.commune])
    second.units.set([cast.other_cell])
    conference = made(study_class, cast.officer)
    assert entry_of(conference, cast.member).point == first
    assert entry_of(conference, cast.neighbour).point == second


def test_one_point_takes_everybody(cast: Cast, campaign: Campaign) -> None:
    conference = make_conference(campaign, cast.officer, points=1)
    made(regular_class(conference), cast.officer)
    assert RosterEntry.objects.exclude(point__name="Điểm cầu 1").count() == 0


def test_only_people_of_the_named_units_are_listed(cast: Cast, study_class: StudyClass) -> None:
    study_class.conference.units.set([cast.other_cell])
    made(study_class, cast.officer)
    assert set(study_class.entries.values_list("enrolment__unit", flat=True)) == {cast.other_cell.pk}


def test_the_exempt_are_outside_with_the_decision_and_without_duty(cast: Cast, study_class: StudyClass) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    ActivityExemption.objects.create(member=cast.member.member, starts_on=yesterday, decision="QĐ 15-QĐ/ĐU")
    conference = made(study_class, cast.officer)
    entry = entry_of(conference, cast.member)
    assert (entry.standing, entry.evidence) == (Standing.EXEMPT, "QĐ 15-QĐ/ĐU")
    assert duty_of(conference, cast.member) is None


def test_the_credited_are_outside_and_count_as_having_studied(
    cast: Cast, study_class: StudyClass, resolution: ResolutionPage
) -> None:
    credited(cast, resolution)
    conference = made(study_class, cast.officer)
    duty = duty_of(conference, cast.member)
    assert entry_of(conference, cast.member).standing == Standing.CREDITED
    assert duty
    assert (duty.state, duty.evidence["credit"]) == (
        DutyState.DONE,
        "Đảng ủy Công an tỉnh, 05/11/2026: Giấy xác nhận số 12",
    )


def test_credit_for_one_of_two_texts_is_not_enough(
    cast: Cast, study_class: StudyClass, campaign: Campaign, resolution: ResolutionPage
) -> None:
    other = make_resolution(cast.officer, cast.commune, "27-HD/BTGTU", number="27")
    CampaignResolution.objects.create(campaign=campaign, resolution=other)
    credited(cast, resolution)
    conference = made(study_class, cast.officer)
    assert entry_of(conference, cast.member).standing == Standing.REQUIRED


def test_a_credit_recorded_later_reaches_the_open_roster(
    cast: Cast, study_class: StudyClass, resolution: ResolutionPage
) -> None:
    conference = made(study_class, cast.officer)
    assert credited(cast, resolution) == 1
    assert credited(cast, resolution) == 0
    duty = duty_of(conference, cast.member)
    assert entry_of(conference, cast.member).standing == Standing.CREDITED
    assert duty
    assert duty.state == DutyState.DONE
    assert AuditEntry.objects.filter(verb="credit_entry", subject=cast.member.member.public_id).count() == 1


def test_nobody_credits_themselves(cast: Cast, resolution: ResolutionPage) -> None:
    with pytest.raises(ConferenceRefused):
        credited(cast, resolution, cast.secretary)


def test_a_draft_campaign_has_no_roster(cast: Cast) -> None:
    conference = make_conference(make_draft(cast.officer, cast.commune), cast.officer)
    with pytest.raises(ConferenceRefused):
        actions.open_roster(study_class=regular_class(conference), by=cast.officer)


def test_a_conference_without_points_has_no_roster(cast: Cast, campaign: Campaign) -> None:
    conference = make_conference(campaign, cast.officer, points=0)
    with pytest.raises(ConferenceRefused, match="điểm cầu"):
        actions.open_roster(study_class=regular_class(conference), by=cast.officer)


def test_a_run_that_died_midway_is_continued(cast: Cast, study_class: StudyClass) -> None:
    def die(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        actions.make_roster(study_class=study_class, by=cast.officer, report=die)
    assert not duties_of(study_class.conference).exists()
    conference = made(study_class, cast.officer)
    assert (study_class.entries.count(), duties_of(conference).count()) == (8, 8)


def test_while_a_job_is_under_way_it_is_returned(cast: Cast, study_class: StudyClass) -> None:
    first = actions.open_roster(study_class=study_class, by=cast.officer)
    assert actions.open_roster(study_class=study_class, by=cast.administrator) == first


def test_someone_moves_to_another_point(cast: Cast, study_class: StudyClass) -> None:
    entry = entry_of(made(study_class, cast.officer), cast.member)
    point = study_class.conference.points.all()[1]
    actions.move_entry(entry=entry, point=point, by=cast.officer)
    assert entry_of(study_class.conference, cast.member).point == point


def test_someone_taken_off_stays_listed_with_the_reason_and_owes_nothing(cast: Cast, study_class: StudyClass) -> None:
    conference = made(study_class, cast.officer)
    entry = entry_of(conference, cast.member)
    assert actions.take_off(entry=entry, reason="Chuyển đảng bộ khác", by=cast.officer)
    duty = duty_of(conference, cast.member)
    made(study_class, cast.officer)
    entry.refresh_from_db()
    assert (entry.standing, entry.evidence) == (Standing.REMOVED, "Chuyển đảng bộ khác")
    assert duty
    assert duty.state == DutyState.WAIVED
    assert AuditEntry.objects.get(verb="take_off_roster").reason == "Chuyển đảng bộ khác"


def test_someone_put_back_owes_the_duty_again(cast: Cast, study_class: StudyClass) -> None:
    conference = made(study_class, cast.officer)
    entry = entry_of(conference, cast.member)
    owed = Enrolment.objects.get(pk=entry.enrolment_id).duties_total
    actions.take_off(entry=entry, reason="Nhầm", by=cast.officer)
    assert actions.put_back(entry=entry, by=cast.officer)
    duty = duty_of(conference, cast.member)
    assert duty
    assert (duty.state, Enrolment.objects.get(pk=entry.enrolment_id).duties_total) == (DutyState.TODO, owed)
    assert entry_of(conference, cast.member).standing == Standing.REQUIRED


def test_nobody_who_was_present_is_taken_off(cast: Cast, study_class: StudyClass) -> None:
    entry = entry_of(made(study_class, cast.officer), cast.member)
    be_present(entry, study_class.sessions.all()[0], "7:30")
    with pytest.raises(ConferenceRefused):
        actions.take_off(entry=entry, reason="Nhầm", by=cast.officer)


def test_someone_enrolled_elsewhere_joins_once(cast: Cast, study_class: StudyClass) -> None:
    study_class.conference.units.set([cast.cell])
    conference = made(study_class, cast.officer)
    enrolment = Enrolment.objects.get(campaign=conference.campaign, member=cast.neighbour.member)
    for _again in range(2):
        actions.add_person(study_class=study_class, enrolment=enrolment, by=cast.officer)
    assert study_class.entries.filter(enrolment=enrolment).count() == 1
    assert duty_of(conference, cast.neighbour)
    assert AuditEntry.objects.filter(verb="add_to_roster").count() == 1


def test_a_closed_roster_is_not_edited(cast: Cast, study_class: StudyClass) -> None:
    entry = entry_of(made(study_class, cast.officer), cast.member)
    StudyClass.objects.filter(pk=study_class.pk).update(roster_state=RosterState.CLOSING)
    with pytest.raises(ConferenceRefused):
        actions.take_off(entry=entry, reason="Nhầm", by=cast.officer)
    assert entry_of(study_class.conference, cast.member).standing == Standing.REQUIRED


def test_new_sessions_move_the_dutys_minutes_and_last_day(cast: Cast, study_class: StudyClass) -> None:
    conference = made(study_class, cast.officer)
    tomorrow = timezone.now() + timedelta(days=1)
    before = sessions_of(study_class)[0].starts_at - timedelta(minutes=1)
    more = SessionPlan("Thảo luận", tomorrow, tomorrow + timedelta(minutes=60))
    plans = [*(plan_of(session) for session in sessions_of(study_class)), more]
    actions.set_sessions(study_class=study_class, plans=plans, by=cast.officer, at=before)
    duty = duty_of(conference, cast.member)
    assert duty
    assert duty.requirement.due_on == timezone.localdate(tomorrow)
    assert duty.requirement.minutes >= 450
