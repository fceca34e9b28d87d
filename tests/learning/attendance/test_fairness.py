"""What is contested stands still, what was reversed is reckoned anew, and lists say what is not decided yet."""

from datetime import timedelta

import pytest
from django.utils import timezone

from foundation.documents.spreadsheet import read_sheets
from learning.attendance.actions import petitions
from learning.attendance.actions.refusal import AttendanceRefused
from learning.attendance.actions.reminding import remind_owing, remind_retakes
from learning.attendance.actions.retaking import change_retake, dismiss_candidate
from learning.attendance.choices import ExcuseCause, RetakeForm
from learning.attendance.exports import as_xlsx
from learning.attendance.forms import RetakePlanForm
from learning.attendance.models import PresenceClaim, Retake
from learning.attendance.presenting import state_in_short
from learning.attendance.queries import is_contested
from learning.attendance.rules import Span
from learning.campaigns.models import Requirement
from learning.conferences.choices import ATTEND_CONFERENCE
from learning.conferences.models import RosterEntry
from members.access.models import User
from tests.cast import Cast
from tests.factories.attendance import Held
from tests.factories.conferences import at, be_present, in_days

pytestmark = pytest.mark.django_db


def claim(held: Held, user: User, days_ago: int = 0) -> PresenceClaim:
    found = petitions.claim_presence(entry=held.entry(user), statement="Tôi ngồi hàng cuối", document=None, by=user)
    PresenceClaim.objects.filter(pk=found.pk).update(asked_at=timezone.now() - timedelta(days=days_ago))
    return PresenceClaim.objects.get(pk=found.pk)


def refuse(held: Held, waiting: PresenceClaim) -> None:
    petitions.decide_claim(claim=waiting, granted=[], reason="Không có trong ảnh", by=held.officer)


def granted(held: Held, start: str, end: str) -> list[petitions.Granted]:
    day = timezone.localdate(held.morning.starts_at)
    return [petitions.Granted(held.morning, at(day, start), at(day, end))]


def listed(held: Held, user: User) -> list[object]:
    """The person's row in the workbook."""
    entries = RosterEntry.objects.filter(study_class=held.study_class)
    sheets = read_sheets(as_xlsx(held.study_class, entries, None), ".xlsx")
    rows: list[list[object]] = [[*row] for _title, sheet in sheets for row in sheet]
    return next(row for row in rows if user.member.full_name in row)


def test_days_spent_waiting_for_a_decision_are_given_back(cast: Cast, held: Held) -> None:
    held.close()
    held.confirm(cast.member, due_on=in_days(5))
    Retake.objects.update(decided_at=timezone.now() - timedelta(days=6))
    refuse(held, claim(held, cast.member, days_ago=4))
    retake = Retake.objects.get()
    assert retake.due_on == in_days(9)
    assert retake.study_duty
    assert retake.study_duty.last_day == in_days(9)
    assert held.duty(cast.member).evidence["due_on"] == in_days(9).isoformat()


def test_days_before_the_retake_was_confirmed_are_none_of_them(cast: Cast, held: Held) -> None:
    held.close()
    waiting = claim(held, cast.member, days_ago=4)
    PresenceClaim.objects.filter(pk=waiting.pk).update(state="WITHDRAWN")
    held.confirm(cast.member, due_on=in_days(5))
    PresenceClaim.objects.filter(pk=waiting.pk).update(state="ASKED")
    refuse(held, PresenceClaim.objects.get(pk=waiting.pk))
    assert Retake.objects.get().due_on == in_days(5)


def test_taking_ones_claim_back_gains_no_days(cast: Cast, held: Held) -> None:
    held.close()
    held.confirm(cast.member, due_on=in_days(5))
    petitions.withdraw_petition(petition=claim(held, cast.member, days_ago=4), by=cast.member)
    assert Retake.objects.get().due_on == in_days(5)


def test_a_retake_follows_the_minutes_that_a_claim_won_back(cast: Cast, held: Held) -> None:
    held.close()
    held.confirm(cast.member)
    petitions.decide_claim(
        claim=claim(held, cast.member), granted=granted(held, "7:30", "8:30"), reason="Có ảnh", by=held.officer
    )
    retake = Retake.objects.get()
    day = timezone.localdate(held.morning.starts_at)
    assert (retake.absent, retake.scheduled) == (330, 390)
    assert Span(*retake.missed[0]).start == int(at(day, "8:30").timestamp()) // 60
    assert held.duty(cast.member).evidence["absent"] == 330
    assert held.duty(cast.member).evidence["retake"] == retake.public_id


def test_a_retake_follows_what_a_reopened_roster_says(cast: Cast, held: Held) -> None:
    held.close()
    held.confirm(cast.member, form=RetakeForm.SELF_STUDY)
    held.study_class.roster_state = "OPEN"
    held.study_class.save()
    be_present(held.entry(cast.member), held.morning, "7:30", "9:15")
    held.close()
    assert Retake.objects.get().absent == 390 - 105


def test_nobody_who_contests_is_reminded_of_attending(cast: Cast, held: Held) -> None:
    held.close()
    claim(held, cast.member)
    requirement = Requirement.objects.get(kind=ATTEND_CONFERENCE)
    told = remind_owing(requirement=requirement, last_day=requirement.due_on)
    assert told == 0  # the conference is over: about everyone a person has to decide


def test_the_list_says_of_whom_nothing_is_decided_yet(cast: Cast, held: Held) -> None:
    held.close()
    petitions.ask_excuse(
        entry=held.entry(cast.member), cause=ExcuseCause.ILLNESS, statement="Nằm viện", document=None, by=cast.member
    )
    claim(held, cast.neighbour)
    assert "đang chờ xem xét lý do vắng" in listed(held, cast.member)
    assert "đang xem xét minh chứng có mặt" in listed(held, cast.neighbour)
    assert "Ốm đau, nằm viện" not in listed(held, cast.member)


def test_whoever_need_not_study_again_is_not_listed_as_one_who_must(cast: Cast, held: Held) -> None:
    held.close()
    assert listed(held, cast.member)[-1] == "có"
    dismiss_candidate(entry=held.entry(cast.member), reason="Trực cấp cứu theo lệnh", by=held.officer)
    assert listed(held, cast.member)[-1] is None


def test_the_conference_says_that_the_record_is_contested(cast: Cast, held: Held) -> None:
    held.close()
    held.confirm(cast.member)
    claim(held, cast.member)
    assert state_in_short(held.entry(cast.member)).endswith("; minh chứng đang được xem xét.")


def test_no_other_day_is_set_while_the_record_is_contested(cast: Cast, held: Held) -> None:
    held.close()
    retake = held.confirm(cast.member)
    claim(held, cast.member)
    with pytest.raises(AttendanceRefused):
        change_retake(retake=retake, form=retake.form, due_on=in_days(1), reason="Sớm hơn", by=held.officer)
    assert Retake.objects.get().due_on == in_days(10)


def test_the_record_of_a_retake_class_is_contested_by_the_member_and_stays_its_day(cast: Cast, held: Held) -> None:
    be_present(held.entry(cast.member), held.afternoon, "13:30", "16:30")
    held.close()
    again = held.retake_class()
    retake = held.confirm(cast.member, form=RetakeForm.CLASS, study_class=again)
    address = f"/hoi-nghi/{held.conference.public_id}/vang-mat/minh-chung/?lop={again.public_id}"
    client = cast.client("member")
    assert client.get(address).status_code == 200
    client.post(address, {"statement": "Tôi có dự lớp học lại"})
    assert PresenceClaim.objects.get().entry.study_class == again
    assert is_contested(retake)
    assert remind_retakes(today=in_days(11)) == 0


def test_no_class_but_ones_own_can_be_named_in_a_claim(cast: Cast, held: Held) -> None:
    held.close()
    again = held.retake_class()
    address = f"/hoi-nghi/{held.conference.public_id}/vang-mat/minh-chung/?lop={again.public_id}"
    assert cast.client("member").get(address).status_code == 404


def test_help_texts_name_no_clause_by_its_code(cast: Cast) -> None:
    form = RetakePlanForm(classes=[])
    assert "KT3" not in str(form.fields["reason"].help_text)
