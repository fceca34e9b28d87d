"""A result is released by who is entitled, contested in time, and decided by someone who judged nothing of it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.essays.actions import (
    AppealRefused,
    NotEntitled,
    change_result,
    file_appeal,
    release_results,
    return_essay,
    submit_essay,
    uphold_result,
    withdraw_appeal,
)
from assessments.essays.choices import AppealState
from assessments.essays.models import Appeal, Essay, Grading
from assessments.essays.queries import appeals_decided_by
from assessments.essays.results import Results, spread
from foundation.audit.models import AuditEntry
from foundation.notifications.models import Notice
from foundation.reviews.actions import StepRefused
from learning.campaigns.models import Campaign
from tests.cast import Cast
from tests.factories.essays import (
    REASON,
    appealed,
    entries,
    essay_duty,
    fresh,
    graded,
    parts,
    released_essay,
    submitted_essay,
)

NOW = timezone.now()


@pytest.fixture
def released(cast: Cast, campaign: Campaign) -> Essay:
    return released_essay(cast.member, cast.secretary, cast.officer)


@pytest.fixture
def appeal(cast: Cast, released: Essay) -> Appeal:
    return appealed(released, cast.member)


def decide(appeal: Appeal, cast: Cast, levels: str = "") -> None:
    found = Appeal.objects.get(pk=appeal.pk)
    chosen = {"appeal": found, "seen": 0, "reason": "Đã đọc lại cả bài", "by": cast.commune_officer, "at": NOW}
    if levels:
        change_result(entries=entries(levels), **chosen)  # type: ignore[arg-type]
    else:
        uphold_result(**chosen)  # type: ignore[arg-type]


def test_only_an_officer_of_the_campaign_releases(cast: Cast, campaign: Campaign, essay: Essay) -> None:
    graded(essay, cast.secretary)
    for user in (cast.secretary, cast.commune_officer):
        with pytest.raises(NotEntitled):
            release_results(campaign=campaign, commended=[], by=user, at=NOW)


def test_releasing_again_releases_what_was_graded_since(cast: Cast, campaign: Campaign, released: Essay) -> None:
    assert release_results(campaign=campaign, commended=[], by=cast.officer, at=NOW) == 0
    graded(submitted_essay(cast.neighbour), cast.officer)
    assert release_results(campaign=campaign, commended=[], by=cast.officer, at=NOW) == 1


def test_commendations_are_named_to_all_marks_to_nobody(cast: Cast, campaign: Campaign, essay: Essay) -> None:
    graded(essay, cast.secretary, entries("333", commend="1"))
    address = f"/bai-thu-hoach/ket-qua/{campaign.public_id}/"
    client = cast.client("officer")
    assert "đề nghị biểu dương" in client.get(address).content.decode()
    client.post(f"{address}cong-bo/", {"commended": [essay.public_id]})
    page = cast.client("neighbour").get(address).content.decode()
    assert cast.member.get_full_name() in page
    assert "Chưa nêu phân bố điểm" in page
    assert "10/10" not in page


def test_before_anything_is_released_members_find_no_results(cast: Cast, campaign: Campaign) -> None:
    assert cast.client("neighbour").get(f"/bai-thu-hoach/ket-qua/{campaign.public_id}/").status_code == 404


@pytest.mark.rule
def test_small_groups_are_not_shown() -> None:
    assert spread([90] * 9) == []
    assert spread([90] * 20 + [10]) == []
    assert [band.count for band in spread([90] * 20 + [60] * 10)] == [20, 0, 10, 0]


def test_an_appeal_is_filed_once_and_told_to_those_right_above(cast: Cast, appeal: Appeal) -> None:
    assert file_appeal(essay=fresh(appeal.essay), reason=REASON, by=cast.member, at=NOW) == appeal
    told = set(Notice.objects.filter(cause=f"appeal:{appeal.public_id}:filed").values_list("recipient", flat=True))
    assert told == {cast.commune_officer.pk}


def test_nobody_appeals_for_another_or_before_release(cast: Cast, released: Essay, campaign: Campaign) -> None:
    other = submitted_essay(cast.neighbour)
    graded(other, cast.officer)
    for essay, user in ((released, cast.secretary), (other, cast.neighbour)):
        with pytest.raises(AppealRefused):
            file_appeal(essay=fresh(essay), reason=REASON, by=user, at=NOW)


@pytest.mark.parametrize(("days", "may"), [(10, True), (11, False)])
def test_the_last_day_counts(cast: Cast, released: Essay, days: int, may: bool) -> None:
    at = NOW + timedelta(days=days)
    if may:
        assert file_appeal(essay=fresh(released), reason=REASON, by=cast.member, at=at)
    else:
        with pytest.raises(AppealRefused, match="quá hạn"):
            file_appeal(essay=fresh(released), reason=REASON, by=cast.member, at=at)


def test_who_judged_anything_of_it_does_not_decide(cast: Cast, campaign: Campaign) -> None:
    essay = fresh(submitted_essay(cast.member))
    return_essay(essay=essay, seen=essay.steps_taken, reason="Bổ sung", by=cast.commune_officer, at=NOW)
    submit_essay(duty=essay_duty(cast.member), parts=parts(words=90), at=NOW)
    graded(essay, cast.secretary)
    release_results(campaign=campaign, commended=[], by=cast.officer, at=NOW)
    appeal = appealed(essay, cast.member)
    deciders = {name for name, user in cast.people.items() if appeals_decided_by(user).filter(pk=appeal.pk).exists()}
    assert deciders == {"officer", "administrator"}
    with pytest.raises(StepRefused):
        decide(appeal, cast)


def test_while_it_is_open_the_result_counts_in_nothing(cast: Cast, campaign: Campaign, appeal: Appeal) -> None:
    Essay.objects.update(commended=True)
    assert (Results(campaign).percents, Results(campaign).commended) == ([], [])
    board = f"/chi-bo/{cast.cell.public_id}/dang-vien/{cast.member.member.public_id}/"
    assert "đang phúc khảo" in cast.client("secretary").get(board).content.decode()
    decide(appeal, cast)
    assert (Results(campaign).percents, len(Results(campaign).commended)) == ([100], 1)
    assert "đang phúc khảo" not in cast.client("secretary").get(board).content.decode()


def test_an_upheld_result_stands_for_reasons_that_the_author_reads(cast: Cast, appeal: Appeal) -> None:
    decide(appeal, cast)
    assert fresh(appeal.essay).result == appeal.contested
    page = cast.client("member").get(f"/bai-thu-hoach/{appeal.essay.duty.public_id}/").content.decode()
    assert "Đã đọc lại cả bài" in page


def test_a_changed_result_is_recomputed_and_the_old_one_kept(cast: Cast, campaign: Campaign, appeal: Appeal) -> None:
    decide(appeal, cast, "222")
    result = fresh(appeal.essay).result
    assert result
    assert (result.tenths, result.appeal_id, Grading.objects.count()) == (75, appeal.pk, 2)
    assert Results(campaign).percents == [75]
    entry = AuditEntry.objects.get(verb="change_essay_result")
    assert (entry.before, entry.after) == ({"tenths": 100}, {"tenths": 75})


def test_it_is_decided_once(cast: Cast, appeal: Appeal) -> None:
    decide(appeal, cast)
    with pytest.raises(StepRefused):
        decide(appeal, cast, "222")
    assert Appeal.objects.get().state == AppealState.UPHELD


def test_the_author_takes_it_back_and_may_file_again(cast: Cast, appeal: Appeal) -> None:
    withdraw_appeal(appeal=appeal, by=cast.member, at=NOW)
    assert appealed(appeal.essay, cast.member).pk != appeal.pk


def test_the_officer_decides_on_the_screen(cast: Cast, appeal: Appeal) -> None:
    client, address = cast.client("commune_officer"), f"/bai-thu-hoach/phuc-khao/{appeal.public_id}/"
    assert REASON in client.get(address).content.decode()
    sent = {"seen": "0", "outcome": "change", "reason": "Bài có số liệu, mức khá là thấp"}
    levels = {"level.grasp": "3", "level.link_to_duty": "3", "level.proposals": "2"}
    client.post(address, sent | levels)
    assert Appeal.objects.get().state == AppealState.CHANGED
    assert "Thay đổi kết quả" in client.get(address).content.decode()


def test_a_change_without_all_levels_changes_nothing(cast: Cast, appeal: Appeal) -> None:
    client, address = cast.client("commune_officer"), f"/bai-thu-hoach/phuc-khao/{appeal.public_id}/"
    page = client.post(address, {"seen": "0", "outcome": "change", "reason": "Mức khá là thấp"}, follow=True)
    assert "Chưa chọn mức" in page.content.decode()
    assert Appeal.objects.get().state == AppealState.OPEN


def test_the_author_files_and_withdraws_on_the_screen(cast: Cast, released: Essay) -> None:
    client, address = cast.client("member"), f"/bai-thu-hoach/{released.duty.public_id}/phuc-khao/"
    client.post(address, {"reason": REASON})
    assert Appeal.objects.get().state == AppealState.OPEN
    client.post(f"{address}rut/")
    assert Appeal.objects.get().state == AppealState.WITHDRAWN


@pytest.mark.parametrize("people", [["member"], ["member", "rapporteur", "neighbour"]])
def test_queries_of_the_list_do_not_grow(
    cast: Cast, campaign: Campaign, people: list[str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for name in people:
        appealed(released_essay(cast.people[name], cast.officer, cast.officer), cast.people[name])
    client = cast.client("administrator")
    with django_assert_num_queries(5):
        client.get("/bai-thu-hoach/phuc-khao/")


@pytest.mark.parametrize("people", [["member"], ["member", "rapporteur", "neighbour"]])
def test_queries_of_the_results_do_not_grow(
    cast: Cast, campaign: Campaign, people: list[str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for name in people:
        released_essay(cast.people[name], cast.officer, cast.officer)
    Essay.objects.update(commended=True)
    client = cast.client("officer")
    with django_assert_num_queries(10):
        client.get(f"/bai-thu-hoach/ket-qua/{campaign.public_id}/")


@pytest.mark.parametrize("missing", ["reason", "level.grasp"])
def test_a_decision_that_cannot_be_taken_keeps_what_was_written(cast: Cast, appeal: Appeal, missing: str) -> None:
    sent = {"seen": "0", "outcome": "change", "reason": "Đã đọc lại cả bài", "remark": "Liên hệ sát việc của bản"}
    sent |= {name: part["text"] for name, part in entries("222").items()}
    del sent[missing]
    page = cast.client("commune_officer").post(f"/bai-thu-hoach/phuc-khao/{appeal.public_id}/", sent).content.decode()
    assert Appeal.objects.get(pk=appeal.pk).state == AppealState.OPEN
    assert "Liên hệ sát việc của bản" in page
    assert ("Đã đọc lại cả bài" in page) == (missing != "reason")
    assert page.count(" checked") >= sum(name.startswith("level.") for name in sent)
