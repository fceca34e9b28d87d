"""Held by one, noted on, finished once; secretaries are graded by the level above; drafts survive."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.essays.actions import (
    BeingGraded,
    NotGraded,
    claim_essay,
    let_go,
    release_results,
    return_essay,
)
from assessments.essays.actions.grading import rules_on
from assessments.essays.actions.releasing import TELL_RESULTS, tell_results
from assessments.essays.models import Essay, Grading, Rubric
from assessments.essays.queries import essays_graded_by, essays_read_by
from foundation.jobs.models import Job
from foundation.jobs.runs import Run
from foundation.notifications.models import Notice
from foundation.reviews.actions import StepRefused
from learning.campaigns.models import Campaign
from members.access.actions import grant_role
from members.access.choices import Role
from tests.cast import BEGAN, Cast
from tests.factories.campaigns import close
from tests.factories.essays import entries, fresh, graded, submitted_essay

NOW = timezone.now()
CHAM = "/bai-thu-hoach/cham/"


def send(cast: Cast, who: str, essay: Essay, verb: str, answers: Any) -> Any:
    address = f"{CHAM}{essay.public_id}/{verb}/?seen={essay.steps_taken}"
    body = json.dumps({"answers": answers})
    return cast.client(who).post(address, body, content_type="application/json", HTTP_ACCEPT="application/json")


def test_one_holds_it_and_others_are_told_who(cast: Cast, essay: Essay) -> None:
    claim_essay(essay=fresh(essay), by=cast.secretary, at=NOW)
    with pytest.raises(BeingGraded) as held:
        claim_essay(essay=fresh(essay), by=cast.officer, at=NOW)
    assert held.value.by == cast.secretary
    page = cast.client("officer").get(f"{CHAM}{essay.public_id}/").content.decode()
    assert f"Đồng chí {cast.secretary.get_full_name()} đang chấm bài này" in page


def test_who_works_on_holds_it_longer_and_who_stops_loses_it(cast: Cast, essay: Essay) -> None:
    lease = timedelta(minutes=rules_on(NOW).claim_minutes)
    claim_essay(essay=fresh(essay), by=cast.secretary, at=NOW)
    assert claim_essay(essay=fresh(essay), by=cast.secretary, at=NOW + timedelta(minutes=9)) == NOW + lease + timedelta(
        minutes=9
    )
    claim_essay(essay=fresh(essay), by=cast.officer, at=NOW + lease + timedelta(minutes=9))


def test_who_lets_go_leaves_it_to_others(cast: Cast, essay: Essay) -> None:
    claim_essay(essay=fresh(essay), by=cast.secretary, at=NOW)
    cast.client("secretary").post(f"{CHAM}{essay.public_id}/giu/?tha=1")
    assert not let_go(essay=essay, by=cast.secretary)
    claim_essay(essay=fresh(essay), by=cast.officer, at=NOW)


def test_nobody_finishes_what_another_holds(cast: Cast, essay: Essay) -> None:
    claim_essay(essay=fresh(essay), by=cast.secretary, at=NOW)
    with pytest.raises(BeingGraded):
        graded(essay, cast.officer, at=NOW)


def test_a_draft_is_kept_and_shown_again(cast: Cast, essay: Essay) -> None:
    answer = send(cast, "secretary", essay, "luu", entries("2", remark="Cần số liệu"))
    assert answer.status_code == 200
    page = cast.client("secretary").get(f"{CHAM}{essay.public_id}/").content.decode()
    assert "Cần số liệu" in page
    assert Grading.objects.get().entries["level.grasp"]["text"] == "2"
    assert fresh(essay).claimed_by == cast.secretary


def test_a_draft_of_what_another_holds_is_refused(cast: Cast, essay: Essay) -> None:
    claim_essay(essay=fresh(essay), by=cast.secretary, at=timezone.now())
    answer = send(cast, "officer", essay, "luu", entries("2"))
    assert (answer.status_code, "đang chấm" in answer.json()["message"]) == (409, True)
    assert send(cast, "officer", essay, "giu", {}).status_code == 409


def test_notes_on_nothing_of_the_essay_are_refused(cast: Cast, essay: Essay) -> None:
    assert send(cast, "secretary", essay, "luu", {"grasp": {"text": "x", "at": 1}}).status_code == 400


def test_finishing_leads_to_the_next_and_a_late_draft_is_told(cast: Cast, essay: Essay) -> None:
    answer = send(cast, "secretary", essay, "cong-nhan", entries("321"))
    assert answer.json()["result"].startswith(f"{CHAM}tiep/")
    assert Grading.objects.get().tenths == 40 + 30 + 10
    late = send(cast, "secretary", essay, "luu", entries("000", at=99))
    assert (late.status_code, late.json()["state"]) == (409, "submitted")


def test_a_grading_without_every_level_is_not_finished(cast: Cast, essay: Essay) -> None:
    with pytest.raises(NotGraded) as missing:
        graded(essay, cast.secretary, entries("33"))
    assert missing.value.titles == ["Đề xuất"]


def test_the_next_is_the_one_behind_that_nobody_holds(cast: Cast, campaign: Campaign) -> None:
    first, second, third = (submitted_essay(user) for user in (cast.member, cast.rapporteur, cast.neighbour))
    claim_essay(essay=fresh(second), by=cast.administrator, at=timezone.now())
    answer = cast.client("officer").get(f"{CHAM}tiep/?sau={first.public_id}")
    assert answer.headers["Location"] == f"{CHAM}{third.public_id}/"
    last = cast.client("officer").get(f"{CHAM}tiep/?sau={third.public_id}")
    assert last.headers["Location"] == f"{CHAM}{first.public_id}/"


def test_secretaries_are_graded_by_the_level_above(cast: Cast, campaign: Campaign) -> None:
    grant_role(member=cast.member.member, role=Role.CELL_SECRETARY, unit=cast.cell, starts_on=BEGAN, by=None)
    essay = submitted_essay(cast.secretary)
    graders = {name for name, user in cast.people.items() if essays_read_by(user).filter(pk=essay.pk).exists()}
    assert graders == {"officer", "commune_officer", "administrator"}


def test_a_secretary_no_longer_in_office_is_graded_in_the_cell(cast: Cast, campaign: Campaign) -> None:
    former = cast.member.member
    grant_role(member=former, role=Role.CELL_SECRETARY, unit=cast.cell, starts_on=BEGAN, by=None)
    former.grants.update(ends_on=BEGAN)
    assert essays_graded_by(cast.secretary).filter(pk=submitted_essay(cast.member).pk).exists()


def test_the_author_sees_nothing_of_the_mark_before_release(cast: Cast, essay: Essay) -> None:
    graded(essay, cast.secretary, entries("321", remark="Lời riêng"))
    page = cast.client("member").get(f"/bai-thu-hoach/{essay.duty.public_id}/").content.decode()
    assert "Lời riêng" not in page
    assert "công bố" in page


def test_after_release_the_author_reads_levels_and_comments(cast: Cast, essay: Essay, campaign: Campaign) -> None:
    says = json.dumps({"part": "grasp", "start": 0, "end": 3, "says": "Từ này lặp lại"})
    graded(essay, cast.secretary, entries("321", remark="Bài gọn") | {"comment.a1": {"text": says, "at": 1}})
    assert release_results(campaign=campaign, commended=[], by=cast.officer, at=NOW) == 1
    page = cast.client("member").get(f"/bai-thu-hoach/{essay.duty.public_id}/").content.decode()
    for shown in ("8</b><span>/10", "Bài gọn", "Từ này lặp lại", "<mark>chữ</mark>", "chưa rõ thời hạn"):
        assert shown in page


def test_every_author_is_told_of_the_release_once(cast: Cast, essay: Essay, campaign: Campaign) -> None:
    graded(essay, cast.secretary)
    release_results(campaign=campaign, commended=[], by=cast.officer, at=NOW)
    job = Job.objects.get(kind=TELL_RESULTS)
    job.state, job.claim = "RUNNING", "x"
    job.save()
    for _again in range(2):
        tell_results(Run(job))
    assert "Đã có kết quả" in cast.client("member").get("/viec-cua-toi/").content.decode()
    told = Notice.objects.filter(cause__startswith=f"essay-results:{campaign.public_id}")
    assert [notice.recipient_id for notice in told] == [cast.member.pk]


def test_what_was_graded_is_read_again_by_its_grader(cast: Cast, essay: Essay) -> None:
    graded(essay, cast.secretary)
    client = cast.client("secretary")
    assert essay.author.full_name in client.get(f"{CHAM}?xem=da-cham").content.decode()
    assert "Chưa công bố." in client.get(f"{CHAM}{essay.public_id}/").content.decode()


@pytest.mark.parametrize("people", [["member"], ["member", "rapporteur", "neighbour"]])
def test_queries_of_what_was_graded_do_not_grow(
    cast: Cast, campaign: Campaign, people: list[str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for name in people:
        graded(submitted_essay(cast.people[name]), cast.officer)
    client = cast.client("officer")
    with django_assert_num_queries(5):
        client.get(f"{CHAM}?xem=da-cham")


def test_the_grading_page_takes_few_queries(
    cast: Cast, essay: Essay, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = cast.client("secretary")
    with django_assert_num_queries(11):
        client.get(f"{CHAM}{essay.public_id}/")


def test_a_mark_is_read_by_its_grader_and_by_no_other_overseer(cast: Cast, essay: Essay) -> None:
    graded(essay, cast.secretary, entries("321", remark="Lời cho người viết"))
    page = cast.client("officer").get(f"{CHAM}{essay.public_id}/").content.decode()
    assert "Lời cho người viết" not in page
    assert "chỉ người viết và người chấm xem được" in page
    assert "Lời cho người viết" in cast.client("secretary").get(f"{CHAM}{essay.public_id}/").content.decode()


def test_nothing_is_returned_that_could_not_come_back(cast: Cast, essay: Essay, campaign: Campaign) -> None:
    close(campaign, cast.officer)
    read = fresh(essay)
    with pytest.raises(StepRefused, match="kết thúc"):
        return_essay(essay=read, seen=read.steps_taken, reason="Bổ sung", by=cast.secretary, at=NOW)
    graded(essay, cast.secretary)


@pytest.mark.parametrize("more", [0, 2])
def test_queries_of_the_rubrics_do_not_grow(
    cast: Cast, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(more):
        criteria = Rubric.objects.get(unit=None).criteria
        Rubric.objects.create(unit=cast.commune, number=number, title="Của xã", criteria=criteria, state="RETIRED")
    client = cast.client("officer")
    with django_assert_num_queries(5):
        client.get("/bai-thu-hoach/phieu-cham/")


def test_whoever_is_overtaken_by_other_windows_is_told_to_wait_and_keeps_the_draft(
    cast: Cast, essay: Essay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessments.essays.actions.grading.TRIES", 0)
    for verb, status in (("luu", 503), ("cong-nhan", 400)):
        answer = send(cast, "secretary", essay, verb, entries())
        assert (answer.status_code, "state" in answer.json()) == (status, False)
        assert "Hệ thống đang bận" in answer.json()["message"]
    assert fresh(essay).state == "SUBMITTED"
