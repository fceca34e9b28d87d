"""What is recorded after a roster was made: an open roster follows, a closed one waits for a decision (`R15`)."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from foundation.audit.models import AuditEntry
from learning.attendance.actions.closing import reopen_roster
from learning.attendance.actions.retaking import confirm_retakes
from learning.campaigns.choices import DutyState
from learning.campaigns.models import CampaignResolution, Duty, Enrolment
from learning.conferences import actions
from learning.conferences.actions import ConferenceRefused
from learning.conferences.choices import Standing
from learning.conferences.models import RosterEntry, SectorCredit
from learning.library.models import ResolutionPage
from members.people.models import ActivityExemption
from tests.cast import Cast
from tests.factories.attendance import Held, hold
from tests.factories.conferences import be_present, in_days
from tests.factories.library import make_resolution

DECISION = "QĐ 15-QĐ/ĐU"


@pytest.fixture
def held(cast: Cast) -> Held:
    """Yesterday's conference of the commune, its roster open."""
    return hold(cast)


@pytest.fixture
def resolution(cast: Cast, held: Held) -> ResolutionPage:
    """What its campaign studies."""
    resolution = make_resolution(cast.officer, cast.commune)
    CampaignResolution.objects.create(campaign=held.campaign, resolution=resolution)
    return resolution


def exempted(cast: Cast) -> ActivityExemption:
    began = timezone.localdate() - timedelta(days=30)
    return actions.record_exemption(member=cast.member.member, starts_on=began, decision=DECISION, by=cast.secretary)


def credited(cast: Cast, resolution: ResolutionPage) -> SectorCredit:
    facts: dict[str, Any] = {"held_by": "Đảng ủy Công an tỉnh", "evidence": "Giấy xác nhận số 12"}
    day = timezone.localdate() - timedelta(days=3)
    member = cast.member.member
    actions.record_sector_credit(member=member, resolutions=[resolution], studied_on=day, by=cast.secretary, **facts)
    return SectorCredit.objects.get(member=member)


def stand(held: Held, cast: Cast) -> tuple[str, str]:
    """Standing and the duty's state."""
    return held.entry(cast.member).standing, held.duty(cast.member).state


def owed(held: Held, cast: Cast) -> tuple[int, int]:
    enrolment: Enrolment = held.enrolment(cast.member)
    return enrolment.duties_total, enrolment.duties_done


def verbs(cast: Cast) -> list[str]:
    told = AuditEntry.objects.filter(subject=cast.member.member.public_id, object_type="learning.RosterEntry")
    return list(told.order_by("pk").values_list("verb", flat=True))


def test_an_exemption_recorded_later_reaches_the_open_roster_and_is_restored(cast: Cast, held: Held) -> None:
    before = owed(held, cast)
    exemption = exempted(cast)
    assert exempted(cast) == exemption
    assert stand(held, cast) == (Standing.EXEMPT, DutyState.WAIVED)
    assert held.entry(cast.member).evidence == DECISION
    assert owed(held, cast) == (before[0] - 1, before[1])
    actions.take_back_exemption(exemption=exemption, reason="Ghi nhầm người", by=cast.secretary)
    assert stand(held, cast) == (Standing.REQUIRED, DutyState.TODO)
    assert owed(held, cast) == before
    assert verbs(cast) == ["exempt_entry", "require_entry"]
    assert AuditEntry.objects.get(verb="take_back_exemption").reason == "Ghi nhầm người"


def test_a_credit_taken_back_is_owed_again(cast: Cast, held: Held, resolution: ResolutionPage) -> None:
    before = owed(held, cast)
    credit = credited(cast, resolution)
    assert stand(held, cast) == (Standing.CREDITED, DutyState.DONE)
    actions.take_back_sector_credit(credit=credit, reason="Ghi nhầm người", by=cast.secretary)
    assert stand(held, cast) == (Standing.REQUIRED, DutyState.TODO)
    assert held.entry(cast.member).evidence == ""
    assert owed(held, cast) == before
    assert verbs(cast) == ["credit_entry", "require_entry"]
    assert AuditEntry.objects.get(verb="take_back_sector_credit").before["evidence"] == "Giấy xác nhận số 12"


def test_whoever_came_all_the_same_is_credited_too(cast: Cast, held: Held, resolution: ResolutionPage) -> None:
    be_present(held.entry(cast.member), held.morning, "7:30", "9:00")
    credited(cast, resolution)
    assert stand(held, cast) == (Standing.CREDITED, DutyState.DONE)
    assert held.entry(cast.member).presences.count() == 1


def test_an_exemption_goes_before_a_credit_and_leaves_it_standing(
    cast: Cast, held: Held, resolution: ResolutionPage
) -> None:
    credited(cast, resolution)
    exemption = exempted(cast)
    assert stand(held, cast) == (Standing.EXEMPT, DutyState.DONE)
    actions.take_back_exemption(exemption=exemption, reason="Nhầm", by=cast.secretary)
    assert stand(held, cast) == (Standing.CREDITED, DutyState.DONE)


def test_nobody_takes_back_or_exempts_their_own(cast: Cast, held: Held, resolution: ResolutionPage) -> None:
    credit = credited(cast, resolution)
    with pytest.raises(ConferenceRefused):
        actions.take_back_sector_credit(credit=credit, reason="Nhầm", by=cast.member)
    with pytest.raises(ConferenceRefused):
        actions.record_exemption(
            member=cast.member.member, starts_on=timezone.localdate(), decision=DECISION, by=cast.member
        )


def test_what_was_recorded_elsewhere_reaches_the_roster_when_it_is_filled_up(cast: Cast, held: Held) -> None:
    began = timezone.localdate() - timedelta(days=30)
    ActivityExemption.objects.create(member=cast.member.member, starts_on=began, decision=DECISION)
    actions.make_roster(study_class=held.study_class, by=held.officer)
    assert stand(held, cast) == (Standing.EXEMPT, DutyState.WAIVED)


def test_who_was_taken_off_stays_off(cast: Cast, held: Held) -> None:
    actions.take_off(entry=held.entry(cast.member), reason="Chuyển sinh hoạt", by=held.officer)
    exempted(cast)
    assert held.entry(cast.member).standing == Standing.REMOVED


def test_a_closed_roster_stays_and_its_pages_say_so(cast: Cast, held: Held, resolution: ResolutionPage) -> None:
    held.close()
    before = stand(held, cast)
    exempted(cast)
    credited(cast, resolution)
    assert stand(held, cast) == before
    entry = held.entry(cast.member)
    pages = {
        "commune_officer": reverse("conferences:entry", args=[held.conference.public_id, entry.public_id]),
        "secretary": reverse("conferences:sector_credit", args=[cast.member.member.public_id]),
    }
    for name, address in pages.items():
        text = cast.client(name).get(address).content.decode()
        assert f"nay ghi: Miễn sinh hoạt. {DECISION}." in text
        assert "mở lại danh sách bằng quyết định" in text


def test_reopened_it_follows_and_the_open_retake_is_let_go(cast: Cast, held: Held) -> None:
    held.close()
    retake = held.confirm(cast.member)
    exempted(cast)
    assert reopen_roster(study_class=held.study_class, reason="QĐ 16-QĐ/ĐU", by=held.officer)
    assert stand(held, cast) == (Standing.EXEMPT, DutyState.WAIVED)
    held.close()
    retake.refresh_from_db()
    assert (retake.state, retake.was_corrected) == ("DISMISSED", True)
    assert retake.study_duty
    assert Duty.objects.get(pk=retake.study_duty.pk).state == DutyState.WAIVED
    [result] = confirm_retakes(
        entries=[held.entry(cast.member)], form="SELF_STUDY", due_on=in_days(9), reason="Vắng", by=held.officer
    )
    assert result.retake is None


def test_the_secretary_takes_a_credit_back_on_its_page(cast: Cast, held: Held, resolution: ResolutionPage) -> None:
    credit = credited(cast, resolution)
    where = reverse("conferences:sector_credit", args=[cast.member.member.public_id])
    client, back = cast.client("secretary"), f"{where}{credit.public_id}/rut/"
    assert "Rút lại vì ghi nhầm" in client.get(where).content.decode()
    assert "Đồng chí ghi lý do rút." in client.post(back, follow=True).content.decode()
    assert cast.client("member").post(back, {"reason": "x"}).status_code == 404
    answer = client.post(back, {"reason": "Ghi nhầm người"}, follow=True)
    assert "Đã rút kết quả học theo ngành dọc" in answer.content.decode()
    assert not SectorCredit.objects.exists()
    assert stand(held, cast) == (Standing.REQUIRED, DutyState.TODO)


def test_filling_up_costs_the_same_however_many_stand_outside(
    cast: Cast, held: Held, django_assert_num_queries: Any
) -> None:
    users = [cast.member, cast.neighbour, cast.secretary]
    began = timezone.localdate() - timedelta(days=30)
    for outside in (users[:1], users[1:]):
        for user in outside:
            ActivityExemption.objects.create(member=user.member, starts_on=began, decision=DECISION)
        actions.follow_roster(study_class=held.study_class, by=None)
        assert RosterEntry.objects.filter(standing=Standing.EXEMPT).exists()
        with django_assert_num_queries(QUERIES_OF_FOLLOWING):
            actions.follow_roster(study_class=held.study_class, by=None)


QUERIES_OF_FOLLOWING = 4
