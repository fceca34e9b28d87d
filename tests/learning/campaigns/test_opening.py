"""Opening enrols everyone reached, once, however often it is interrupted and run again."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from foundation.jobs import actions as jobs
from foundation.jobs.choices import JobState
from learning.campaigns import actions
from learning.campaigns.choices import CampaignState, DutyState
from learning.campaigns.models import Campaign, Duty, Enrolment
from learning.library.choices import Audience
from members.people.choices import MemberKind
from members.people.models import ActivityExemption, Membership
from tests.cast import BEGAN, Cast, make_member
from tests.factories.campaigns import make_draft, make_open


class Killed(Exception):
    """The worker is gone."""


def dying_after(chunks: int) -> Callable[[int, int], None]:
    heard: list[int] = []

    def report(done: int, total: int) -> None:
        heard.append(done)
        if len(heard) == chunks:
            raise Killed

    return report


@pytest.fixture
def draft(cast: Cast) -> Campaign:
    return make_draft(cast.officer, cast.province)


def opened(draft: Campaign, cast: Cast) -> Campaign:
    return actions.open_campaign(campaign=draft, by=cast.officer)


def names(campaign: Campaign) -> set[str]:
    return set(campaign.enrolments.values_list("member__full_name", flat=True))


def test_opening_enqueues_the_job_that_enrols(cast: Cast, draft: Campaign) -> None:
    campaign = opened(draft, cast)
    assert campaign.opening is not None
    assert jobs.run(job_id=campaign.opening.pk)
    campaign.opening.refresh_from_db()
    assert (campaign.opening.state, campaign.opening.done, campaign.enrolments.count()) == (JobState.DONE, 9, 9)


def test_opening_twice_is_opening_once(cast: Cast, draft: Campaign) -> None:
    first = opened(draft, cast).opening
    assert opened(draft, cast).opening == first


def test_a_run_killed_between_chunks_is_continued_by_the_next(cast: Cast, draft: Campaign) -> None:
    campaign = opened(draft, cast)
    with pytest.raises(Killed):
        actions.enrol_members(campaign=campaign, report=dying_after(2), chunk=2)
    assert campaign.enrolments.count() == 4
    assert actions.enrol_members(campaign=campaign, chunk=2) == 5
    assert (campaign.enrolments.count(), Duty.objects.count()) == (9, 18)


def test_running_again_adds_nobody(cast: Cast, draft: Campaign) -> None:
    campaign = opened(draft, cast)
    assert [actions.enrol_members(campaign=campaign) for _ in range(2)] == [9, 0]
    assert Duty.objects.count() == 18


def test_a_chunk_stands_or_falls_whole(cast: Cast, draft: Campaign, monkeypatch: pytest.MonkeyPatch) -> None:
    campaign = opened(draft, cast)

    def cut(*args: object, **options: object) -> None:
        raise Killed

    monkeypatch.setattr(Duty.objects, "bulk_create", cut)
    with pytest.raises(Killed):
        actions.enrol_members(campaign=campaign)
    assert campaign.enrolments.count() == 0


def test_only_the_chosen_subtree_is_enrolled(cast: Cast) -> None:
    campaign = make_open(cast.officer, cast.province, [cast.other_commune])
    assert names(campaign) == {"Vàng A Páo"}


def test_those_who_left_are_not_enrolled(cast: Cast, draft: Campaign) -> None:
    Membership.objects.filter(member=cast.stranger.member).update(left_on=timezone.localdate())
    actions.enrol_members(campaign=opened(draft, cast))
    assert "Vàng A Páo" not in names(draft)


def test_each_is_enrolled_in_the_unit_of_the_day(cast: Cast, draft: Campaign) -> None:
    actions.enrol_members(campaign=opened(draft, cast))
    enrolment = Enrolment.objects.get(member=cast.member.member)
    assert (enrolment.unit, enrolment.unit_path, enrolment.duties_total) == (cast.cell, cast.cell.path, 2)


def test_the_exempt_are_enrolled_outside_the_count(cast: Cast, draft: Campaign) -> None:
    member = cast.member.member
    ActivityExemption.objects.create(member=member, starts_on=BEGAN, decision="Quyết định 12")
    actions.enrol_members(campaign=opened(draft, cast))
    enrolment = Enrolment.objects.get(member=member)
    duties = set(enrolment.duties.values_list("state", "reason"))
    assert (enrolment.exempt, enrolment.duties_total, duties) == (True, 0, {(DutyState.WAIVED, "Miễn sinh hoạt")})


def test_an_exemption_that_ended_yesterday_does_not_count(cast: Cast, draft: Campaign) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    ActivityExemption.objects.create(
        member=cast.member.member, starts_on=BEGAN, ends_on=yesterday, decision="Quyết định 12"
    )
    actions.enrol_members(campaign=opened(draft, cast))
    assert not Enrolment.objects.get(member=cast.member.member).exempt


@pytest.mark.parametrize(("audience", "enrolled"), [(Audience.GRASSROOTS_MEMBER, False), (Audience.PUBLIC, True)])
def test_non_members_take_part_when_the_public_does(cast: Cast, audience: Audience, enrolled: bool) -> None:
    make_member("99", "Lò Thị Quần Chúng", cast.cell, MemberKind.NON_MEMBER)
    campaign = make_open(cast.officer, cast.province, audiences=[audience])
    assert ("Lò Thị Quần Chúng" in names(campaign)) == enrolled


def test_refreshing_enrols_those_who_joined_later(cast: Cast, draft: Campaign) -> None:
    campaign = opened(draft, cast)
    jobs.run(job_id=campaign.opening.pk)  # type: ignore[union-attr]
    make_member("98", "Lò Văn Mới", cast.far_cell)
    jobs.run(job_id=actions.refresh_roster(campaign=campaign, by=cast.officer).pk)
    assert "Lò Văn Mới" in names(campaign)


def test_refreshing_during_a_run_returns_that_run(cast: Cast, draft: Campaign) -> None:
    campaign = opened(draft, cast)
    assert actions.refresh_roster(campaign=campaign, by=cast.officer) == campaign.opening


def test_an_empty_draft_is_not_opened(cast: Cast) -> None:
    draft = make_draft(cast.officer, cast.province, requirements=[])
    with pytest.raises(actions.CampaignRefused):
        actions.open_campaign(campaign=draft, by=cast.officer)


def test_closing_twice_is_closing_once(cast: Cast, draft: Campaign) -> None:
    campaign = opened(draft, cast)
    states = [actions.close_campaign(campaign=campaign, by=cast.officer).state for _ in range(2)]
    assert states == [CampaignState.CLOSED] * 2


def test_the_job_of_a_closed_campaign_enrols_nobody(cast: Cast, draft: Campaign) -> None:
    campaign = opened(draft, cast)
    actions.close_campaign(campaign=campaign, by=cast.officer)
    jobs.run(job_id=campaign.opening.pk)  # type: ignore[union-attr]
    assert campaign.enrolments.count() == 0


def test_of_nested_units_the_outermost_is_kept(cast: Cast) -> None:
    draft = make_draft(cast.officer, cast.province, [cast.cell, cast.commune, cast.grassroots, cast.far_cell])
    assert {chosen.unit for chosen in draft.campaign_units.all()} == {cast.commune, cast.far_cell}


def test_a_campaign_closed_while_enrolling_takes_in_nobody_more(cast: Cast, draft: Campaign) -> None:
    campaign = opened(draft, cast)

    def close_it(done: int, total: int) -> None:
        actions.close_campaign(campaign=Campaign.objects.get(pk=campaign.pk), by=cast.officer)

    assert actions.enrol_members(campaign=campaign, report=close_it, chunk=4) == 4
