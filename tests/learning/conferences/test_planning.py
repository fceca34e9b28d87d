"""Conferences are planned, changed and called off; sessions and the checklist follow one another."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from foundation.audit.models import AuditEntry
from foundation.policies.kinds import ConferenceChecklist
from foundation.policies.queries import values_in_force
from learning.attendance.models import Departure
from learning.campaigns.models import Campaign
from learning.conferences import actions
from learning.conferences.actions import ConferenceRefused
from learning.conferences.choices import ChecklistStep, ConferenceMode, ConferenceState, Part, RosterState
from learning.conferences.models import Conference, StudyClass
from learning.conferences.plans import plan_of, regular_class
from learning.conferences.queries import sessions_of
from learning.conferences.rules import BreakPlan, SessionPlan
from tests.cast import Cast
from tests.factories.conferences import at, be_present, entry_of, in_days, make_roster


def plan(day: date, start: str = "7:30", end: str = "11:30", **changes: Any) -> SessionPlan:
    return SessionPlan(changes.pop("title", "Buổi sáng"), at(day, start), at(day, end), **changes)


def planned(cast: Cast, campaign: Campaign, **facts: Any) -> Conference:
    given = {"title": "Hội nghị quán triệt", "mode": ConferenceMode.ONLINE} | facts
    return actions.create_conference(campaign=campaign, unit=cast.commune, units=[], facts=given, by=cast.officer)


def due(conference: Conference, step: ChecklistStep) -> date | None:
    return conference.checklist.get(step=step).due_on


def test_a_new_conference_has_its_class_and_its_checklist(cast: Cast, campaign: Campaign) -> None:
    conference = planned(cast, campaign)
    assert regular_class(conference).roster_state == RosterState.NONE
    assert set(conference.checklist.values_list("step", flat=True)) == set(ChecklistStep.values)
    assert due(conference, ChecklistStep.HALL) is None


def test_the_checklists_days_follow_the_first_session(cast: Cast, campaign: Campaign) -> None:
    conference, policy = planned(cast, campaign), values_in_force(ConferenceChecklist, timezone.localdate())
    for day in (in_days(4), in_days(7)):
        actions.set_sessions(study_class=regular_class(conference), plans=[plan(day)], by=cast.officer)
        before = timedelta(days=policy.invitations_latest_days)
        assert due(conference, ChecklistStep.INVITATIONS) == day - before
        assert Conference.objects.get(pk=conference.pk).starts_on == day


def test_what_was_ticked_keeps_its_day(cast: Cast, conference: Conference) -> None:
    item = conference.checklist.get(step=ChecklistStep.HALL)
    actions.tick(item=item, note="Đã trang trí", by=cast.officer)
    actions.set_sessions(study_class=regular_class(conference), plans=[plan(in_days(5))], by=cast.officer)
    assert due(conference, ChecklistStep.HALL) == item.due_on


def test_a_step_is_ticked_once_by_the_first_person(cast: Cast, conference: Conference) -> None:
    item = conference.checklist.all()[0]
    assert actions.tick(item=item, note="", by=cast.officer)
    assert not actions.tick(item=item, note="", by=cast.administrator)
    item.refresh_from_db()
    assert item.done_by == cast.officer


def test_taking_a_tick_back_keeps_in_the_audit_who_had_ticked(cast: Cast, conference: Conference) -> None:
    item = conference.checklist.all()[0]
    actions.tick(item=item, note="Xong", by=cast.officer)
    assert actions.untick(item=item, reason="Nhầm hội nghị", by=cast.administrator)
    entry = AuditEntry.objects.get(verb="untick_checklist")
    assert (entry.before["done_by"], entry.reason) == (cast.officer.pk, "Nhầm hội nghị")


def test_a_conference_held_in_a_hall_needs_no_line_test(cast: Cast, campaign: Campaign) -> None:
    conference = planned(cast, campaign)
    facts = {"title": conference.title, "mode": ConferenceMode.IN_PERSON}
    actions.edit_conference(conference=conference, units=[], facts=facts, by=cast.officer)
    assert not conference.checklist.filter(step=ChecklistStep.LINE_TEST).exists()


def test_units_stay_once_the_roster_is_made(cast: Cast, conference: Conference) -> None:
    make_roster(conference)
    with pytest.raises(ConferenceRefused):
        actions.edit_conference(conference=conference, units=[cast.cell], facts={"title": "Mới"}, by=cast.officer)


def test_saving_the_same_sessions_changes_nothing(cast: Cast, study_class: StudyClass) -> None:
    same = [plan_of(session) for session in sessions_of(study_class)]
    actions.set_sessions(study_class=study_class, plans=same, by=cast.officer)
    assert not AuditEntry.objects.filter(verb="set_sessions").exists()


def test_sessions_left_out_are_removed_and_new_ones_added(cast: Cast, study_class: StudyClass) -> None:
    morning = plan_of(sessions_of(study_class)[0])
    evening = plan(in_days(1), "19:00", "21:00", title="Buổi tối", breaks=(rest(in_days(1)),))
    actions.set_sessions(study_class=study_class, plans=[morning, evening], by=cast.officer)
    assert [session.title for session in sessions_of(study_class)] == ["Buổi sáng", "Buổi tối"]
    assert plan_of(sessions_of(study_class)[1]).breaks == evening.breaks


def rest(day: date) -> BreakPlan:
    return BreakPlan(at(day, "20:00"), at(day, "20:10"))


def test_overlapping_sessions_are_refused(cast: Cast, study_class: StudyClass) -> None:
    twice = [plan(in_days(1)), plan(in_days(1), "11:00", "12:00", title="Buổi hai")]
    with pytest.raises(ConferenceRefused, match="Buổi hai"):
        actions.set_sessions(study_class=study_class, plans=twice, by=cast.officer)


def test_a_session_in_which_someone_was_present_stays(cast: Cast, conference: Conference) -> None:
    make_roster(conference)
    study_class = regular_class(conference)
    morning = sessions_of(study_class)[0]
    be_present(entry_of(conference, cast.member), morning, "7:30")
    with pytest.raises(ConferenceRefused):
        actions.set_sessions(study_class=study_class, plans=[plan(in_days(3))], by=cast.officer)


def test_once_the_roster_is_open_only_sessions_to_come_change(cast: Cast, conference: Conference) -> None:
    make_roster(conference)
    study_class = regular_class(conference)
    kept = [plan_of(session) for session in sessions_of(study_class)]
    noon = at(timezone.localdate(), "12:00")
    moved = [kept[0], SessionPlan("Buổi chiều", at(in_days(1), "8:00"), at(in_days(1), "11:00"), (), kept[1].public_id)]
    actions.set_sessions(study_class=study_class, plans=moved, by=cast.officer, at=noon)
    with pytest.raises(ConferenceRefused):
        actions.set_sessions(study_class=study_class, plans=moved[1:], by=cast.officer, at=noon)


def test_a_session_is_not_added_in_the_past_of_an_open_roster(cast: Cast, conference: Conference) -> None:
    make_roster(conference)
    study_class = regular_class(conference)
    kept = [plan_of(session) for session in sessions_of(study_class)]
    with pytest.raises(ConferenceRefused):
        actions.set_sessions(study_class=study_class, plans=[*kept, plan(in_days(-1))], by=cast.officer)


def test_a_closed_rosters_sessions_stay(cast: Cast, study_class: StudyClass) -> None:
    StudyClass.objects.filter(pk=study_class.pk).update(roster_state=RosterState.CLOSING)
    with pytest.raises(ConferenceRefused):
        actions.set_sessions(study_class=study_class, plans=[plan(in_days(2))], by=cast.officer)


def test_a_cancelled_conference_is_changed_no_more(cast: Cast, conference: Conference) -> None:
    assert actions.cancel_conference(conference=conference, reason="Mưa lũ", by=cast.officer)
    assert not actions.cancel_conference(conference=conference, reason="Mưa lũ", by=cast.officer)
    assert conference.state == ConferenceState.CANCELLED
    with pytest.raises(ConferenceRefused):
        actions.edit_conference(conference=conference, units=[], facts={"title": "Mới"}, by=cast.officer)


def test_someone_of_the_roll_opens_and_a_named_guest_presents(cast: Cast, conference: Conference) -> None:
    common: dict[str, Any] = {"conference": conference, "position": "Bí thư", "topic": "", "by": cast.officer}
    actions.add_part(part=Part.OPENING, member=cast.secretary.member, name="", **common)
    guest = actions.add_part(part=Part.PRESENTING, member=None, name="Nông Văn Hòa", **common)
    assert [row.name for row in conference.parts.all()] == ["Hoàng Thị Bích", "Nông Văn Hòa"]
    actions.remove_part(part=guest, by=cast.officer)
    assert conference.parts.count() == 1


def test_a_session_of_which_a_desk_told_a_departure_stays(cast: Cast, conference: Conference) -> None:
    study_class = regular_class(conference)
    make_roster(conference)
    morning, afternoon = sessions_of(study_class)
    before = morning.starts_at - timedelta(hours=2)
    Departure.objects.create(entry=entry_of(conference, cast.member), session=afternoon, at=before, source="DESK")
    with pytest.raises(ConferenceRefused):
        actions.set_sessions(study_class=study_class, plans=[plan_of(morning)], by=cast.officer, at=before)


def test_a_step_is_given_to_someone_and_taken_from_them_again(cast: Cast, conference: Conference) -> None:
    item = conference.checklist.all()[0]
    actions.assign(item=item, member=cast.member.member, by=cast.officer)
    actions.assign(item=item, member=None, by=cast.officer)
    item.refresh_from_db()
    told = [(entry.before, entry.after) for entry in AuditEntry.objects.filter(verb="assign_checklist").order_by("pk")]
    name = str(cast.member.member)
    assert item.responsible is None
    assert told == [({"responsible": ""}, {"responsible": name}), ({"responsible": name}, {"responsible": ""})]


def test_nobody_is_given_a_step_of_a_conference_called_off(cast: Cast, conference: Conference) -> None:
    actions.cancel_conference(conference=conference, reason="Bão", by=cast.officer)
    item = conference.checklist.select_related("conference").all()[0]
    with pytest.raises(ConferenceRefused):
        actions.assign(item=item, member=cast.member.member, by=cast.officer)
