"""Recording, answering, contesting, deciding, withdrawing."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from foundation.audit.models import AuditEntry
from foundation.notifications.models import Notice
from learning.attendance.models import ExcusedAbsence, PresenceClaim
from learning.conferences.models import Conference, StudyClass
from learning.remarks.actions import RemarkRefused, answer_remark, decide_dispute, withdraw_remark
from learning.remarks.models import Remark
from learning.remarks.queries import decidable_by, deciders_for, enrolments_remarkable_by, remarks_in_effect
from members.access.models import User
from tests.cast import Cast
from tests.factories.conferences import entry_of
from tests.factories.remarks import enrolment_of, make_absent, make_remark

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def remark(cast: Cast, conference: Conference) -> Remark:
    """Of the member, by the secretary."""
    return make_remark(cast.member, cast.secretary, conference=conference)


def dispute(remark: Remark, by: User) -> None:
    answer_remark(remark=remark, text="Tôi ngồi ghi chép, không nói chuyện", disputes=True, by=by, at=NOW)


def decide(remark: Remark, by: User, upheld: bool) -> None:
    decide_dispute(remark=remark, upheld=upheld, decision="Đã nghe hai bên", by=by, at=NOW)


def in_effect(user: User) -> list[Remark]:
    return list(remarks_in_effect(user.member, timezone.localdate().year))


def titles(user: User) -> list[str]:
    return list(Notice.objects.filter(recipient=user).order_by("pk").values_list("title", flat=True))


def test_it_is_told_to_the_member_and_audited(cast: Cast, remark: Remark) -> None:
    assert titles(cast.member) == ["Đồng chí có một phê bình trong học tập nghị quyết"]
    told = AuditEntry.objects.get(verb="record_remark")
    assert (told.subject, told.actor) == (cast.member.member.public_id, cast.secretary)
    assert remark.statement not in str(list(Notice.objects.values()))


def test_sent_again_it_is_recorded_once(cast: Cast, remark: Remark) -> None:
    key = remark.key.split(":")[1]
    assert make_remark(cast.member, cast.secretary, key=key, statement="Khác") == remark
    assert make_remark(cast.member, cast.officer, key=key) != remark


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("secretary", {"member", "officer", "rapporteur"}),
        ("other_secretary", {"neighbour", "commune_officer", "administrator"}),
        ("member", set()),
        ("rapporteur", set()),
        ("stranger", set()),
    ],
)
def test_secretaries_record_of_their_own_cell(cast: Cast, conference: Conference, who: str, may: set[str]) -> None:
    found = set(enrolments_remarkable_by(cast.people[who]).values_list("member__user__username", flat=True))
    assert found == {cast.people[name].username for name in may}


@pytest.mark.parametrize("who", ["officer", "commune_officer", "administrator", "secretary"])
def test_nobody_records_of_themselves(cast: Cast, conference: Conference, who: str) -> None:
    user = cast.people[who]
    assert not enrolments_remarkable_by(user).filter(member=user.member).exists()
    with pytest.raises(RemarkRefused, match="chính mình"):
        make_remark(user, user)


def test_officers_of_the_conference_record_of_all_who_attend(cast: Cast, conference: Conference) -> None:
    far = enrolments_remarkable_by(cast.commune_officer).filter(member=cast.stranger.member)
    assert not far.exists()
    Conference.objects.update(unit=cast.commune)
    assert far.exists()


def test_an_absence_while_the_roster_is_open_is_refused(cast: Cast, conference: Conference) -> None:
    with pytest.raises(RemarkRefused, match="chưa chốt"):
        make_remark(cast.member, cast.officer, cause="ABSENCE", conference=conference)


def test_an_unexcused_absence_may_be_named(cast: Cast, conference: Conference) -> None:
    make_absent(conference, cast.member)
    made = make_remark(cast.member, cast.officer, cause="ABSENCE", kind="PROPOSAL", conference=conference)
    assert in_effect(cast.member) == [made]


def excuse(conference: Conference, user: User, state: str) -> None:
    ExcusedAbsence.objects.create(
        entry=entry_of(conference, user), statement="Ốm", cause="ILLNESS", state=state, asked_by=user
    )


@pytest.mark.parametrize(("state", "told"), [("ACCEPTED", "có lý do"), ("ASKED", "đang chờ xem xét")])
def test_an_excused_absence_is_refused(cast: Cast, conference: Conference, state: str, told: str) -> None:
    make_absent(conference, cast.member)
    excuse(conference, cast.member, state)
    with pytest.raises(RemarkRefused, match=told):
        make_remark(cast.member, cast.officer, cause="ABSENCE", conference=conference)


def test_an_excuse_refused_or_withdrawn_does_not_protect(cast: Cast, conference: Conference) -> None:
    make_absent(conference, cast.member)
    excuse(conference, cast.member, "REFUSED")
    assert make_remark(cast.member, cast.officer, cause="ABSENCE", conference=conference)


@pytest.mark.parametrize("later", ["excused", "contested", "reopened", "corrected"])
def test_what_is_learnt_later_takes_the_effect_away(cast: Cast, conference: Conference, later: str) -> None:
    make_absent(conference, cast.member)
    make_remark(cast.member, cast.officer, cause="ABSENCE", conference=conference)
    entry = entry_of(conference, cast.member)
    if later == "excused":
        excuse(conference, cast.member, "ACCEPTED")
    elif later == "contested":
        PresenceClaim.objects.create(entry=entry, statement="Tôi có mặt", asked_by=cast.member)
    elif later == "reopened":
        StudyClass.objects.update(roster_state="OPEN")
    else:
        entry.absence.delete()
    assert in_effect(cast.member) == []


def test_a_remark_counts_in_its_own_year(cast: Cast, remark: Remark) -> None:
    last_moment = timezone.make_aware(datetime(2025, 12, 31, 23, 59))
    Remark.objects.update(recorded_at=last_moment)
    counts = {year: remarks_in_effect(cast.member.member, year).count() for year in (2024, 2025, 2026)}
    assert counts == {2024: 0, 2025: 1, 2026: 0}


def test_an_answer_alone_changes_no_effect(cast: Cast, remark: Remark) -> None:
    answer_remark(remark=remark, text="Tôi xin rút kinh nghiệm", disputes=False, by=cast.member, at=NOW)
    assert (remark.answer, in_effect(cast.member)) == ("Tôi xin rút kinh nghiệm", [remark])
    with pytest.raises(ValueError, match="person"):
        answer_remark(remark=remark, text="x", disputes=False, by=cast.neighbour, at=NOW)


def test_a_contested_remark_has_no_effect_meanwhile(cast: Cast, remark: Remark) -> None:
    dispute(remark, cast.member)
    assert (remark.is_frozen, in_effect(cast.member)) == (True, [])
    assert "đề nghị xem xét lại" in titles(cast.commune_officer)[-1]
    assert titles(cast.officer) == []  # the nearest decide first


def test_contesting_twice_tells_once(cast: Cast, remark: Remark) -> None:
    dispute(remark, cast.member)
    dispute(remark, cast.member)
    assert len(titles(cast.commune_officer)) == 1


def test_the_recorder_never_decides(cast: Cast, conference: Conference) -> None:
    remark = make_remark(cast.member, cast.commune_officer)
    dispute(remark, cast.member)
    assert deciders_for(remark) == [cast.officer.pk]
    assert not decidable_by(cast.commune_officer).exists()
    with pytest.raises(RemarkRefused):
        decide(remark, cast.commune_officer, upheld=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Remark.objects.update(decided_by=cast.commune_officer, decided_at=NOW, decision="x")


def test_where_no_officer_is_left_above_the_administrator_decides(cast: Cast, conference: Conference) -> None:
    remark = make_remark(cast.member, cast.commune_officer)
    cast.officer.member.grants.all().delete()
    dispute(remark, cast.member)
    assert deciders_for(remark) == [cast.administrator.pk]
    assert decidable_by(cast.administrator).exists()


@pytest.mark.parametrize("who", ["member", "secretary", "other_secretary", "rapporteur", "stranger"])
def test_only_officers_over_the_person_decide(cast: Cast, remark: Remark, who: str) -> None:
    dispute(remark, cast.member)
    with pytest.raises(RemarkRefused):
        decide(remark, cast.people[who], upheld=True)


def test_upheld_it_is_in_effect_again_and_contested_no_more(cast: Cast, remark: Remark) -> None:
    dispute(remark, cast.member)
    decide(remark, cast.commune_officer, upheld=True)
    assert (in_effect(cast.member), remark.is_frozen) == ([remark], False)
    with pytest.raises(RemarkRefused, match="đã được xem xét"):
        dispute(remark, cast.member)
    with pytest.raises(RemarkRefused):
        decide(remark, cast.officer, upheld=False)


def test_decided_against_it_is_withdrawn_with_the_reasons(cast: Cast, remark: Remark) -> None:
    dispute(remark, cast.member)
    decide(remark, cast.commune_officer, upheld=False)
    assert (remark.stands, remark.withdrawn_because, in_effect(cast.member)) == (False, "Đã nghe hai bên", [])
    assert titles(cast.member)[-1] == "Đã có kết luận về ý kiến của đồng chí"
    assert titles(cast.secretary)[-1].startswith("Ý kiến không đồng ý")
    assert AuditEntry.objects.get(verb="decide_remark").reason == "Đã nghe hai bên"


@pytest.mark.parametrize(("who", "may"), [("secretary", True), ("officer", True), ("other_secretary", False)])
def test_recorder_and_officers_withdraw(cast: Cast, remark: Remark, who: str, may: bool) -> None:
    withdraw: dict[str, Any] = {"remark": remark, "reason": "Ghi nhầm người", "by": cast.people[who], "at": NOW}
    if not may:
        with pytest.raises(RemarkRefused):
            withdraw_remark(**withdraw)
        return
    withdraw_remark(**withdraw)
    assert in_effect(cast.member) == []
    with pytest.raises(RemarkRefused):
        withdraw_remark(**withdraw)


def test_a_secretary_does_not_withdraw_what_an_officer_recorded(cast: Cast, conference: Conference) -> None:
    with pytest.raises(RemarkRefused):
        withdraw_remark(remark=make_remark(cast.member, cast.officer), reason="x", by=cast.secretary, at=NOW)


def test_a_withdrawn_remark_takes_no_answer(cast: Cast, remark: Remark) -> None:
    withdraw_remark(remark=remark, reason="Nhầm", by=cast.secretary, at=NOW)
    with pytest.raises(RemarkRefused):
        answer_remark(remark=remark, text="x", disputes=False, by=cast.member, at=NOW)


def test_reasons_are_never_empty(cast: Cast, remark: Remark) -> None:
    with pytest.raises(ValueError, match="reason"):
        withdraw_remark(remark=remark, reason=" ", by=cast.secretary, at=NOW)
    with pytest.raises(ValueError, match="reasons"):
        decide_dispute(remark=remark, upheld=True, decision="", by=cast.officer, at=NOW)


def test_who_has_no_account_is_recorded_without_a_notice(cast: Cast, conference: Conference) -> None:
    User.objects.filter(pk=cast.member.pk).update(is_active=False)
    assert enrolment_of(cast.member)
    make_remark(cast.member, cast.secretary, kind="COMMENDATION")
    assert not Notice.objects.exists()
