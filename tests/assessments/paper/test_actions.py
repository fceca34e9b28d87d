"""Entered by one, compared by another, handed in for the author; nobody does both, nor their own."""

import pytest
from django.utils import timezone

from assessments.essays.actions import add_pages, save_parts, submit_essay
from assessments.essays.choices import EssayState
from assessments.essays.models import Essay
from assessments.essays.queries import waiting_for as waiting_to_grade
from assessments.paper.actions import ChangedSince, NothingEntered, confirm, refuse, send_to_compare, withdraw
from assessments.paper.choices import PaperState
from assessments.paper.models import PaperEntry
from assessments.paper.queries import enterable_by, sheets_seen_by, waiting_for
from foundation.audit.models import AuditEntry
from foundation.files.checks import check
from foundation.files.kinds import PAPERS
from foundation.notifications.models import Notice
from foundation.reviews.actions import StepRefused
from learning.campaigns.choices import DutyState
from learning.campaigns.models import Duty, Enrolment
from members.access.models import User
from tests.cast import Cast, make_member
from tests.factories.essays import essay_duty, graded, on_paper, parts, photo, sent_to_compare

pytestmark = pytest.mark.django_db


def confirmed(entry: PaperEntry, by: User) -> PaperEntry:
    return confirm(entry=PaperEntry.objects.get(pk=entry.pk), by=by, seen=0, at=timezone.now())


def test_it_is_handed_in_once_another_finds_it_to_be_the_paper(cast: Cast, duty: Duty) -> None:
    entry = confirmed(sent_to_compare(duty, cast.secretary), cast.officer)
    essay = Essay.objects.get()
    assert (essay.state, essay.author, essay.versions.get()) == (
        EssayState.SUBMITTED,
        cast.member.member,
        entry.version,
    )
    assert waiting_to_grade(cast.secretary).get() == essay


def test_the_same_click_again_hands_nothing_in_again(cast: Cast, duty: Duty) -> None:
    entry = sent_to_compare(duty, cast.secretary)
    assert confirmed(entry, cast.officer).version == confirmed(entry, cast.officer).version
    assert Essay.objects.get().versions.count() == 1


@pytest.mark.parametrize("who", ["secretary", "member", "other_secretary", "stranger"])
def test_who_entered_it_the_author_and_outsiders_cannot_compare(cast: Cast, duty: Duty, who: str) -> None:
    entry = sent_to_compare(duty, cast.secretary)
    with pytest.raises(StepRefused):
        confirmed(entry, cast.people[who])
    assert Essay.objects.get().state == EssayState.DRAFT


def test_sent_twice_is_sent_once(cast: Cast, duty: Duty) -> None:
    entry = sent_to_compare(duty, cast.secretary)
    assert send_to_compare(essay=entry.essay, by=cast.commune_officer, at=timezone.now()) == entry


def test_nothing_entered_is_not_sent(cast: Cast, duty: Duty) -> None:
    essay = on_paper(duty, cast.secretary)
    essay.pages.all().delete()
    with pytest.raises(NothingEntered):
        send_to_compare(essay=essay, by=cast.secretary, at=timezone.now())


def test_other_sheets_than_were_sent_are_not_handed_in(cast: Cast, duty: Duty) -> None:
    entry = sent_to_compare(duty, cast.secretary)
    add_pages(duty=duty, files=[check(photo("khac.jpg", (50, 50)), PAPERS)], by=cast.member, at=timezone.now())
    with pytest.raises(ChangedSince):
        confirmed(entry, cast.officer)
    assert PaperEntry.objects.get().state == PaperState.WAITING


def test_what_is_refused_tells_who_entered_it_why(cast: Cast, duty: Duty) -> None:
    entry = sent_to_compare(duty, cast.secretary)
    refuse(entry=entry, reason="Thiếu trang 2", by=cast.officer, seen=0, at=timezone.now())
    assert Notice.objects.filter(recipient=cast.secretary, title__contains="chưa đúng").count() == 1
    assert send_to_compare(essay=entry.essay, by=cast.secretary, at=timezone.now()) != entry


def test_only_who_entered_it_takes_it_back(cast: Cast, duty: Duty) -> None:
    entry = sent_to_compare(duty, cast.secretary)
    with pytest.raises(StepRefused):
        withdraw(entry=entry, by=cast.officer, at=timezone.now())
    withdraw(entry=entry, by=cast.secretary, at=timezone.now())
    assert not waiting_for(cast.officer).exists()


def test_those_nearest_who_did_not_enter_it_are_told(cast: Cast, duty: Duty) -> None:
    sent_to_compare(duty, cast.secretary)
    told = Notice.objects.filter(title__contains="chờ đồng chí đối chiếu")
    assert [notice.recipient for notice in told] == [cast.commune_officer]


def test_the_author_is_told_and_finds_who_did_it(cast: Cast, duty: Duty) -> None:
    confirmed(sent_to_compare(duty, cast.secretary), cast.officer)
    assert Notice.objects.filter(recipient=cast.member, title__contains="đã được nhập và nộp").count() == 1
    page = cast.client("member").get(f"/bai-thu-hoach/{duty.public_id}/").content.decode()
    assert "Hoàng Thị Bích nhập thay" in page
    assert "Bế Thị Lâm đối chiếu" in page
    verbs = set(AuditEntry.objects.filter(subject=cast.member.member.public_id).values_list("verb", flat=True))
    assert {"enter_paper_essay", "paper_essay_confirm", "essay_hand_in_paper"} <= verbs


def test_what_the_author_began_is_nobody_elses(cast: Cast, duty: Duty) -> None:
    save_parts(duty=duty, parts=parts(), at=timezone.now())
    assert duty not in enterable_by(cast.secretary)


def test_sheets_the_author_put_are_nobody_elses(cast: Cast, duty: Duty) -> None:
    on_paper(duty, cast.member)
    assert duty not in enterable_by(cast.secretary)
    assert not sheets_seen_by(cast.secretary).exists()


def test_an_author_without_an_account_is_graded_like_everybody(cast: Cast, duty: Duty) -> None:
    author = make_member("77", "Giàng Thị Sua", cast.cell)
    enrolment = Enrolment.objects.create(
        campaign=duty.enrolment.campaign, member=author, unit=cast.cell, unit_path=cast.cell.path, duties_total=1
    )
    owed = Duty.objects.create(enrolment=enrolment, requirement=duty.requirement)
    entry = confirmed(sent_to_compare(owed, cast.secretary), cast.officer)
    graded(entry.essay, cast.secretary)
    owed.refresh_from_db()
    assert owed.state == DutyState.DONE


def test_what_the_author_handed_in_meanwhile_waits_no_more(cast: Cast, duty: Duty) -> None:
    sent_to_compare(duty, cast.secretary)
    submit_essay(duty=essay_duty(cast.member), parts=parts(), at=timezone.now())
    assert not waiting_for(cast.officer).exists()
