"""Duties given to some people only: counted once, off the officer's form, shown to those concerned."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from foundation.audit.models import AuditEntry
from learning.campaigns import actions
from learning.campaigns.boards import Board
from learning.campaigns.cards import cards_of
from learning.campaigns.choices import DutyState
from learning.campaigns.forms import CampaignForm, OpenCampaignForm
from learning.campaigns.models import Campaign, Duty, Enrolment
from learning.campaigns.plans import forecast
from learning.campaigns.queries import enrolments_overseen_by, rates_by_requirement
from members.people.models import ActivityExemption
from tests.cast import BEGAN, Cast, make_member
from tests.factories.campaigns import KIND, close, duties_of, finish, make_draft, make_open

NOW = timezone.now()
TODAY = timezone.localdate()


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return make_open(cast.officer, cast.province)


def enrolment(cast: Cast, name: str = "member") -> Enrolment:
    return Enrolment.objects.get(member=cast.people[name].member)


def give(cast: Cast, campaign: Campaign, *names: str, own_due_on: date | None = None) -> int:
    chosen = Enrolment.objects.filter(campaign=campaign, member__user__in=[cast.people[name].pk for name in names])
    return actions.give_duties(
        campaign=campaign,
        enrolments=chosen,
        kind=KIND,
        target="hoi-nghi",
        title="Dự hội nghị",
        minutes=240,
        due_on=TODAY + timedelta(days=7),
        own_due_on=own_due_on,
        by=cast.officer,
    )


def given(cast: Cast, name: str = "member") -> Duty:
    return duties_of(cast.people[name].member)[-1]


def test_those_named_owe_one_duty_more(cast: Cast, campaign: Campaign) -> None:
    assert give(cast, campaign, "member", "neighbour") == 2
    totals = [enrolment(cast, name).duties_total for name in ("member", "neighbour", "secretary")]
    assert totals == [3, 3, 2]


def test_a_list_of_enrolments_is_as_good_as_a_queryset(cast: Cast, campaign: Campaign) -> None:
    plan: dict[str, Any] = {
        "kind": KIND,
        "target": "hoc-lai",
        "title": "Học lại",
        "minutes": 60,
        "due_on": TODAY,
        "by": None,
    }
    people = [enrolment(cast), enrolment(cast, "neighbour")]
    assert actions.give_duties(campaign=campaign, enrolments=people, **plan) == 2


def test_giving_again_gives_and_counts_nothing(cast: Cast, campaign: Campaign) -> None:
    assert [give(cast, campaign, "member") for _ in range(2)] == [1, 0]
    assert (enrolment(cast).duties_total, len(duties_of(cast.member.member))) == (3, 3)


def test_giving_again_reaches_only_who_was_added(cast: Cast, campaign: Campaign) -> None:
    give(cast, campaign, "member")
    assert give(cast, campaign, "member", "neighbour") == 1


def test_who_had_completed_the_campaign_has_not_any_more(cast: Cast, campaign: Campaign) -> None:
    finish(cast.member.member, campaign)
    give(cast, campaign, "member")
    assert enrolment(cast).completed_at is None


def test_the_exempt_are_given_nothing(cast: Cast) -> None:
    ActivityExemption.objects.create(member=cast.member.member, starts_on=BEGAN, decision="Quyết định 12")
    campaign = make_open(cast.officer, cast.province)
    assert give(cast, campaign, "member", "neighbour") == 1


def test_nothing_is_given_once_the_campaign_is_closed(cast: Cast, campaign: Campaign) -> None:
    close(campaign, cast.officer)
    assert give(cast, campaign, "member") == 0


def test_people_of_another_campaign_are_passed_over(cast: Cast, campaign: Campaign) -> None:
    other = make_open(cast.officer, cast.cell, title="Đợt hai")
    plan: dict[str, Any] = {
        "kind": KIND,
        "target": "hoc-lai",
        "title": "Học lại",
        "minutes": 60,
        "due_on": TODAY,
        "by": None,
    }
    assert actions.give_duties(campaign=campaign, enrolments=other.enrolments.all(), **plan) == 0


def test_giving_is_audited_once_with_how_many(cast: Cast, campaign: Campaign) -> None:
    for _ in range(2):
        give(cast, campaign, "member", "neighbour")
    assert AuditEntry.objects.get(verb="give_duties").after["people"] == 2


def test_who_is_enrolled_later_does_not_get_it(cast: Cast, campaign: Campaign) -> None:
    give(cast, campaign, "member")
    newcomer = make_member("98", "Lò Văn Mới", cast.cell)
    actions.enrol_members(campaign=campaign)
    assert (len(duties_of(newcomer)), Enrolment.objects.get(member=newcomer).duties_total) == (2, 2)


def test_a_redrafted_plan_leaves_it_alone(cast: Cast) -> None:
    draft = make_draft(cast.officer, cast.province)
    give(cast, draft, "member")
    form = CampaignForm(user=cast.officer, campaign=draft)
    actions.edit_draft(
        campaign=draft,
        title=draft.title,
        purpose="",
        audiences=draft.audiences,
        starts_on=draft.starts_on,
        ends_on=draft.ends_on,
        resolutions=[],
        units=[cast.province],
        requirements=[],
        by=cast.officer,
    )
    assert [item.target for item in draft.requirements.all()] == ["hoi-nghi"]
    assert "hoi-nghi" not in {offer.target for offer in form.offers}


def test_the_forms_of_the_plan_say_nothing_of_it(cast: Cast, campaign: Campaign) -> None:
    give(cast, campaign, "member")
    assert len(OpenCampaignForm(campaign=campaign).due_fields()) == len(forecast(campaign)["requirements"]) == 2


def test_a_cell_where_nobody_owes_it_has_no_column(cast: Cast, campaign: Campaign) -> None:
    give(cast, campaign, "member")
    columns = [
        [item.target for item in Board(cell, campaign, TODAY).requirements] for cell in (cast.cell, cast.far_cell)
    ]
    assert columns == [["mot", "hai", "hoi-nghi"], ["mot", "hai"]]


def test_on_the_board_those_without_it_need_not(cast: Cast, campaign: Campaign) -> None:
    give(cast, campaign, "member")
    page = cast.client("secretary").get("/chi-bo-toi/").content.decode()
    assert page.count("Không phải làm") == 3


def test_its_rate_is_of_those_who_owe_it(cast: Cast, campaign: Campaign) -> None:
    overseen = enrolments_overseen_by(cast.officer)
    assert len(rates_by_requirement(campaign, overseen)) == 2
    give(cast, campaign, "member", "neighbour")
    actions.settle_duty(duty=given(cast), evidence={}, at=NOW)
    item, rate = rates_by_requirement(campaign, overseen)[-1]
    assert (item.title, rate.done, rate.total) == ("Dự hội nghị", 1, 2)


def test_ones_own_last_day_stands_on_the_card(cast: Cast, campaign: Campaign) -> None:
    own = TODAY + timedelta(days=30)
    give(cast, campaign, "member", own_due_on=own)
    for duty in duties_of(cast.member.member)[:2]:
        actions.settle_duty(duty=duty, evidence={}, at=NOW)
    (card,) = cards_of(cast.member.member, TODAY)
    assert card.last_day == own
    assert f"Hạn {own:%d/%m}" in cast.client("member").get("/viec-cua-toi/").content.decode()


def test_of_what_was_given_the_first_due_stands_first(cast: Cast, campaign: Campaign) -> None:
    for target, days in (("sau", 4), ("truoc", 0)):
        plan: dict[str, Any] = {"kind": KIND, "target": target, "title": target, "minutes": 60, "by": None}
        actions.give_duties(campaign=campaign, enrolments=[enrolment(cast)], due_on=TODAY + timedelta(days), **plan)
    (card,) = cards_of(cast.member.member, TODAY)
    assert [step.duty.requirement.title for step in card.steps[-2:]] == ["truoc", "sau"]
    assert card.deadline == "Hạn cuối hôm nay"


def test_ones_own_last_day_decides_who_is_late(cast: Cast, campaign: Campaign) -> None:
    give(cast, campaign, "member", own_due_on=TODAY - timedelta(days=1))
    give(cast, campaign, "secretary")
    assert Board(cast.cell, campaign, TODAY).late == 1


def test_ones_own_last_day_stands_on_the_members_page(cast: Cast, campaign: Campaign) -> None:
    own = TODAY + timedelta(days=30)
    give(cast, campaign, "member", own_due_on=own)
    address = f"/chi-bo/{cast.cell.public_id}/dang-vien/{cast.member.member.public_id}/"
    assert f"{own:%d/%m/%Y}" in cast.client("secretary").get(address).content.decode()


def test_the_page_of_who_does_not_owe_it_says_nothing_of_it(cast: Cast, campaign: Campaign) -> None:
    give(cast, campaign, "member")
    address = f"/chi-bo/{cast.cell.public_id}/dang-vien/{cast.officer.member.public_id}/"
    assert "Dự hội nghị" not in cast.client("secretary").get(address).content.decode()


def test_what_is_taken_back_is_waived_with_its_reason(cast: Cast, campaign: Campaign) -> None:
    give(cast, campaign, "member", "neighbour")
    rows = Duty.objects.filter(requirement__target="hoi-nghi")
    taken = [actions.take_back_duties(duties=rows, reason="Hoãn hội nghị", by=cast.officer) for _ in range(2)]
    assert taken == [2, 0]
    assert (given(cast).state, given(cast).reason) == (DutyState.WAIVED, "Hoãn hội nghị")
    assert (enrolment(cast).duties_total, enrolment(cast).completed_at) == (2, None)
    entry = AuditEntry.objects.get(verb="waive_duty", subject=cast.member.member.public_id)
    assert (entry.before["state"], entry.reason, entry.actor_id) == ("TODO", "Hoãn hội nghị", cast.officer.pk)


def test_taking_back_the_last_owed_duty_completes(cast: Cast, campaign: Campaign) -> None:
    give(cast, campaign, "member")
    for duty in duties_of(cast.member.member)[:2]:
        actions.settle_duty(duty=duty, evidence={}, at=NOW)
    actions.take_back_duties(duties=[given(cast).pk], reason="Hoãn hội nghị", by=cast.officer, at=NOW)
    assert enrolment(cast).completed_at == NOW


def test_who_was_let_off_is_not_given_it_again(cast: Cast, campaign: Campaign) -> None:
    give(cast, campaign, "member")
    actions.take_back_duties(duties=[given(cast).pk], reason="Đã học theo ngành dọc", by=cast.officer)
    assert give(cast, campaign, "member") == 0
