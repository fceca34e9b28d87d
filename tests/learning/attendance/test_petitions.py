"""Excuses and contested records: asked, decided by another, told; what an accepted claim changes."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from foundation.audit.models import AuditEntry
from foundation.notifications.models import Notice
from learning.attendance.actions import petitions
from learning.attendance.actions.closing import reopen_roster
from learning.attendance.actions.correcting import enter_slips, withdraw_presence
from learning.attendance.actions.refusal import AttendanceRefused
from learning.attendance.actions.retaking import finish_by_decision
from learning.attendance.choices import ExcuseCause, PetitionState, RetakeState, Source
from learning.attendance.evidence import in_words
from learning.attendance.models import ExcusedAbsence, Presence, PresenceClaim, Retake
from learning.attendance.queries import deciders_for, excuses_overseen_by
from learning.attendance.queries import waiting as waiting_for_decision
from learning.campaigns.choices import DutyState
from learning.campaigns.troubles import trouble_of
from members.access.actions import grant_role
from members.access.choices import Role
from members.access.models import RoleGrant, User
from tests.cast import BEGAN, Cast
from tests.factories.attendance import Held
from tests.factories.conferences import at


def ask(held: Held, user: User, by: User | None = None) -> ExcusedAbsence:
    return petitions.ask_excuse(
        entry=held.entry(user), cause=ExcuseCause.ILLNESS, statement="Nằm viện huyện", document=None, by=by or user
    )


def claim(held: Held, user: User, by: User | None = None) -> PresenceClaim:
    return petitions.claim_presence(
        entry=held.entry(user), statement="Tôi ngồi hàng cuối", document=None, by=by or user
    )


def granted(held: Held, start: str = "7:30", end: str = "11:30") -> list[petitions.Granted]:
    day = timezone.localdate(held.morning.starts_at)
    return [petitions.Granted(held.morning, at(day, start), at(day, end))]


def test_asked_again_it_is_the_one_that_waits(cast: Cast, held: Held) -> None:
    assert ask(held, cast.member) == ask(held, cast.member)


def test_the_secretary_may_enter_it_and_it_says_so(cast: Cast, held: Held) -> None:
    assert ask(held, cast.member, by=cast.secretary).asked_by == cast.secretary


def test_a_stranger_may_not_ask_for_another(cast: Cast, held: Held) -> None:
    with pytest.raises(AttendanceRefused):
        ask(held, cast.member, by=cast.neighbour)


def test_nobody_decides_their_own(cast: Cast, held: Held) -> None:
    excuse = ask(held, cast.secretary)
    with pytest.raises(AttendanceRefused):
        petitions.decide_excuse(excuse=excuse, accepted=True, reason="Được", by=cast.secretary)


def test_who_entered_an_excuse_does_not_decide_it(cast: Cast, held: Held) -> None:
    excuse = ask(held, cast.member, by=cast.secretary)
    with pytest.raises(AttendanceRefused, match="ghi thay"):
        petitions.decide_excuse(excuse=excuse, accepted=True, reason="Được", by=cast.secretary)
    assert petitions.decide_excuse(excuse=excuse, accepted=True, reason="Được", by=cast.commune_officer)


def test_who_entered_a_claim_does_not_decide_it(cast: Cast, held: Held) -> None:
    waiting = claim(held, cast.member, by=cast.secretary)
    with pytest.raises(AttendanceRefused, match="ghi thay"):
        petitions.decide_claim(claim=waiting, granted=granted(held), reason="Có", by=cast.secretary)
    assert petitions.decide_claim(claim=waiting, granted=granted(held), reason="Có", by=cast.commune_officer)


def test_what_one_entered_waits_for_others_alone(cast: Cast, held: Held) -> None:
    ask(held, cast.member, by=cast.secretary)
    assert not waiting_for_decision(excuses_overseen_by(cast.secretary), cast.secretary).exists()
    assert waiting_for_decision(excuses_overseen_by(cast.commune_officer), cast.commune_officer).exists()


def deciders(held: Held, user: User, by: User) -> list[str]:
    return [grant.member.number for grant in deciders_for(held.entry(user), asked_by=by)]


def test_the_nearest_decide_and_the_unit_above_stands_in(cast: Cast, held: Held) -> None:
    assert deciders(held, cast.member, by=cast.member) == ["03"]
    assert deciders(held, cast.member, by=cast.secretary) == ["06"]
    cast.commune_officer.member.grants.all().delete()
    assert set(deciders(held, cast.member, by=cast.secretary)) == {"05", "08"}
    type(cast.officer).objects.filter(pk=cast.officer.pk).update(is_active=False)
    assert deciders(held, cast.member, by=cast.secretary) == ["08"]


def test_where_no_unit_above_has_anybody_the_officers_of_the_conference_decide(cast: Cast, held: Held) -> None:
    RoleGrant.objects.exclude(member=cast.secretary.member).delete()
    assert deciders(held, cast.member, by=cast.secretary) == []
    grant_role(
        member=cast.stranger.member, role=Role.PROPAGANDA_OFFICER, unit=cast.other_commune, starts_on=BEGAN, by=None
    )
    held.conference.unit = cast.other_commune
    held.conference.save()
    assert deciders(held, cast.member, by=cast.secretary) == ["09"]


def test_the_page_says_why_and_who_decides(cast: Cast, held: Held) -> None:
    excuse = ask(held, cast.member, by=cast.secretary)
    address = reverse("absence:decide", args=[excuse.public_id])
    page = cast.client("secretary").get(address).content.decode()
    assert "Đồng chí đã ghi thay nên không tự kết luận" in page
    assert "Hứa Văn Quân, Cán bộ tuyên giáo, Đảng bộ xã Một" in page
    assert "Ghi kết luận" not in page
    assert "Ghi kết luận" in cast.client("commune_officer").get(address).content.decode()


def test_decided_once_and_told(cast: Cast, held: Held) -> None:
    excuse = ask(held, cast.member)
    assert petitions.decide_excuse(excuse=excuse, accepted=True, reason="Có giấy ra viện", by=cast.secretary)
    assert not petitions.decide_excuse(excuse=excuse, accepted=False, reason="Không", by=cast.officer)
    assert ExcusedAbsence.objects.get().state == PetitionState.ACCEPTED
    assert Notice.objects.filter(recipient=cast.member, body__contains="Có giấy ra viện").exists()


def test_an_excuse_changes_nothing_about_the_retake(cast: Cast, held: Held) -> None:
    petitions.decide_excuse(excuse=ask(held, cast.member), accepted=True, reason="Ốm", by=cast.secretary)
    held.close()
    assert held.entry(cast.member).absence.candidate


def test_an_accepted_claim_counts_on_a_closed_roster_at_once(cast: Cast, held: Held) -> None:
    held.close()
    retake = held.confirm(cast.member)
    waiting = claim(held, cast.member)
    duty = held.duty(cast.member)
    assert trouble_of(duty).state == "waiting"  # type: ignore[union-attr]
    day = timezone.localdate(held.afternoon.starts_at)
    both = [*granted(held), petitions.Granted(held.afternoon, at(day, "13:30"), at(day, "16:30"))]
    petitions.decide_claim(claim=waiting, granted=both, reason="Có trong ảnh", by=cast.commune_officer)
    retake.refresh_from_db()
    assert retake.state == RetakeState.DISMISSED
    assert held.duty(cast.member).state == DutyState.DONE
    assert Presence.objects.filter(source=Source.CLAIM).count() == 2


def all_day(held: Held) -> list[petitions.Granted]:
    day = timezone.localdate(held.afternoon.starts_at)
    return [*granted(held), petitions.Granted(held.afternoon, at(day, "13:30"), at(day, "16:30"))]


def accepted_after_the_retake(held: Held, cast: Cast) -> Retake:
    """Studied again, then found to have been there all along."""
    held.close()
    retake = held.confirm(cast.member)
    waiting = claim(held, cast.member)
    finish_by_decision(retake=retake, reason="Đã học ở lớp khác", by=cast.commune_officer)
    petitions.decide_claim(claim=waiting, granted=all_day(held), reason="Có trong ảnh", by=cast.commune_officer)
    retake.refresh_from_db()
    return retake


def test_accepted_after_the_retake_the_duty_says_present_and_the_retake_is_withdrawn(cast: Cast, held: Held) -> None:
    retake = accepted_after_the_retake(held, cast)
    duty = held.duty(cast.member)
    assert (retake.state, retake.was_corrected, bool(retake.finished_at)) == (RetakeState.DISMISSED, True, True)
    assert duty.state == DutyState.DONE
    assert (duty.evidence["absent"], duty.evidence["corrected"]) == (0, retake.public_id)
    assert "retake" not in duty.evidence
    assert in_words(duty) == "Có mặt 390/390 phút, theo hồ sơ đã sửa; không phải học lại"
    assert AuditEntry.objects.get(verb="dismiss_retake").before == {"state": RetakeState.DONE}
    page = cast.client("member").get(f"/hoi-nghi/{held.conference.public_id}/vang-mat/").content.decode()
    assert "không còn cần" in page


def test_when_that_presence_is_withdrawn_again_the_retake_done_counts(cast: Cast, held: Held) -> None:
    retake = accepted_after_the_retake(held, cast)
    reopen_roster(study_class=held.study_class, reason="QĐ 2", by=held.officer)
    for span in Presence.objects.filter(source=Source.CLAIM):
        withdraw_presence(presence=span, reason="Ảnh của người khác", by=held.officer)
    held.close()
    retake.refresh_from_db()
    duty = held.duty(cast.member)
    assert (retake.state, duty.state, duty.evidence["retake"]) == ("DONE", "DONE", retake.public_id)


def test_a_refused_claim_lets_the_deadline_run_again(cast: Cast, held: Held) -> None:
    held.close()
    held.confirm(cast.member)
    waiting = claim(held, cast.member)
    petitions.decide_claim(claim=waiting, granted=[], reason="Không có trong ảnh", by=cast.secretary)
    assert trouble_of(held.duty(cast.member)).state == "retake"  # type: ignore[union-attr]


def test_a_candidate_who_contests_sees_that_it_is_looked_at(cast: Cast, held: Held) -> None:
    held.close()
    waiting = claim(held, cast.member)
    assert held.duty(cast.member).evidence["claimed"]
    petitions.withdraw_petition(petition=waiting, by=cast.member)
    assert "claimed" not in held.duty(cast.member).evidence


def test_a_granted_span_must_lie_within_the_session(cast: Cast, held: Held) -> None:
    waiting = claim(held, cast.member)
    with pytest.raises(AttendanceRefused):
        petitions.decide_claim(claim=waiting, granted=granted(held, "6:30"), reason="Có", by=cast.secretary)
    waiting.refresh_from_db()
    assert waiting.state == PetitionState.ASKED


def test_slips_count_a_whole_session_once_and_never_ones_own(cast: Cast, held: Held) -> None:
    people = [held.entry(user) for user in (cast.member, cast.secretary)]
    chosen: dict[str, Any] = {"session": held.morning, "entries": people, "by": cast.secretary}
    assert enter_slips(**chosen) == 1
    assert enter_slips(**chosen) == 0
    span = Presence.objects.get()
    assert (span.entry, span.source) == (people[0], Source.SLIP)
    withdraw_presence(presence=span, reason="Nhầm phiếu", by=cast.secretary)
    assert enter_slips(**chosen) == 1
