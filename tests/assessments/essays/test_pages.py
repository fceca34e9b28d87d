"""The author's page works with and without script; those who judge read only what was handed in."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.essays.actions import return_essay, save_parts
from assessments.essays.choices import EssayState
from assessments.essays.models import Essay
from learning.attendance.actions.reminding import owed
from learning.campaigns.choices import DutyState
from learning.campaigns.kinds import self_study_kind
from learning.campaigns.models import Duty
from tests.cast import Cast
from tests.factories.essays import essay_duty, parts, submitted_essay

SCRIPT = {"HTTP_ACCEPT": "application/json", "content_type": "application/json"}
WAITING = "/bai-thu-hoach/cham/"


def address(duty: Duty, verb: str = "") -> str:
    return f"/bai-thu-hoach/{duty.public_id}/{verb}"


def send(client: Client, duty: Duty, verb: str, answers: Any) -> Any:
    return client.post(address(duty, verb), json.dumps({"answers": answers}), **SCRIPT)  # type: ignore[arg-type]


def fields(words: int = 80) -> dict[str, str]:
    return {name: part["text"] for name, part in parts(words).items()}


def test_the_page_asks_for_three_parts_and_says_how_long(cast: Cast, duty: Duty) -> None:
    text = cast.client("member").get(address(duty)).content.decode()
    assert text.count("<textarea") == 3
    assert text.count('maxlength="20000"') == 3
    assert "từ 200 đến 2.000 từ" in text
    assert not Essay.objects.exists()


def test_the_script_saves_and_is_told_when(cast: Cast, duty: Duty) -> None:
    answer = send(cast.client("member"), duty, "luu/", parts(grasp="Tôi nhận thức"))
    assert (answer.status_code, "saved_at" in answer.json(), Essay.objects.get().grasp) == (200, True, "Tôi nhận thức")


def test_what_is_no_essay_is_refused(cast: Cast, duty: Duty) -> None:
    assert send(cast.client("member"), duty, "luu/", {"mark": 10}).status_code == 400


def test_without_script_saving_keeps_what_was_typed(cast: Cast, duty: Duty) -> None:
    page = cast.client("member").post(address(duty, "luu/"), {"grasp": "Tôi\r\nnhận thức"}, follow=True)
    assert "Đã lưu" in page.content.decode()
    assert Essay.objects.get().grasp == "Tôi\nnhận thức"


def test_without_script_handing_in_leads_to_the_receipt(cast: Cast, duty: Duty) -> None:
    page = cast.client("member").post(address(duty, "nop/"), fields(), follow=True).content.decode()
    assert "Đã nộp lúc" in page
    assert "<textarea" not in page


def test_an_essay_too_short_comes_back_with_the_reason_and_the_text(cast: Cast, duty: Duty) -> None:
    page = cast.client("member").post(address(duty, "nop/"), fields(10), follow=True).content.decode()
    assert "bài có 30 từ" in page
    assert "chữ chữ" in page


def test_the_script_is_told_why_it_cannot_be_handed_in(cast: Cast, duty: Duty) -> None:
    answer = send(cast.client("member"), duty, "nop/", parts(grasp="chữ " * 300))
    assert answer.status_code == 400
    assert "“Đề xuất, kiến nghị”" in answer.json()["message"]


def test_a_late_save_is_told_that_it_is_handed_in(cast: Cast, duty: Duty, essay: Essay) -> None:
    answer = send(cast.client("member"), duty, "luu/", parts(grasp="Thêm"))
    assert (answer.status_code, answer.json()["state"]) == (409, "submitted")


def test_what_is_typed_is_shown_as_text(cast: Cast, duty: Duty) -> None:
    save_parts(duty=duty, parts=parts(grasp="</textarea><script>alert(1)</script>"), at=timezone.now())
    assert "<script>alert" not in cast.client("member").get(address(duty)).content.decode()


def test_a_returned_essay_shows_the_reason_and_can_be_written(cast: Cast, essay: Essay) -> None:
    now = timezone.now()
    return_essay(essay=essay, seen=essay.steps_taken, reason="Cần nêu <b>số liệu</b>", by=cast.secretary, at=now)
    text = cast.client("member").get(address(essay.duty)).content.decode()
    assert "Cần nêu &lt;b&gt;số liệu&lt;/b&gt;" in text
    assert f"{timezone.localtime(now):%d/%m/%Y}" in text
    assert text.count("<textarea") == 3


def grades(essay: Essay, **more: str) -> dict[str, str]:
    """The plain form, filled in."""
    levels = {"level.grasp": "3", "level.link_to_duty": "2", "level.proposals": "2", "remark": "Bài tốt"}
    return levels | {"seen": str(essay.steps_taken)} | more


def test_the_secretary_finds_it_waiting_and_accepts(cast: Cast, essay: Essay) -> None:
    client = cast.client("secretary")
    assert essay.author.full_name in client.get(WAITING).content.decode()
    page = client.get(f"{WAITING}{essay.public_id}/").content.decode()
    assert "chữ chữ" in page
    answer = client.post(f"{WAITING}{essay.public_id}/cong-nhan/", grades(essay), follow=True)
    assert "8,5 điểm" in answer.content.decode()
    assert Duty.objects.get(pk=essay.duty_id).state == DutyState.DONE
    assert "Bài được công nhận" in cast.client("member").get(address(essay.duty)).content.decode()


def test_a_criterion_without_a_level_is_asked_for(cast: Cast, essay: Essay) -> None:
    sent = {name: value for name, value in grades(essay).items() if name != "level.proposals"}
    page = cast.client("secretary").post(f"{WAITING}{essay.public_id}/cong-nhan/", sent, follow=True)
    assert "Chưa chọn mức cho tiêu chí “Đề xuất”" in page.content.decode()
    assert Essay.objects.get().state == EssayState.SUBMITTED


def test_returning_wants_a_reason(cast: Cast, essay: Essay) -> None:
    client, target = cast.client("secretary"), f"{WAITING}{essay.public_id}/tra-lai/"
    sent = {"seen": essay.steps_taken, "reason": "", "due_on": f"{timezone.localdate():%Y-%m-%d}"}
    assert client.post(target, sent).status_code == 200
    assert Essay.objects.get().state == EssayState.SUBMITTED
    client.post(target, sent | {"reason": "Thiếu phần liên hệ"})
    assert Essay.objects.get().state == EssayState.RETURNED


def test_accepting_what_was_not_read_says_so(cast: Cast, essay: Essay) -> None:
    sent = grades(essay, seen=str(10**20))
    page = cast.client("secretary").post(f"{WAITING}{essay.public_id}/cong-nhan/", sent, follow=True)
    assert "xem lại rồi quyết định" in page.content.decode()
    assert Essay.objects.get().state == EssayState.SUBMITTED


def test_what_is_still_written_is_read_by_nobody_else(cast: Cast, duty: Duty) -> None:
    draft = save_parts(duty=duty, parts=parts(grasp="Nháp"), at=timezone.now())
    assert cast.client("secretary").get(f"{WAITING}{draft.public_id}/").status_code == 404


def test_a_secretary_does_not_find_their_own(cast: Cast, duty: Duty) -> None:
    own = submitted_essay(cast.secretary)
    client = cast.client("secretary")
    assert "Không có bài nào chờ đọc" in client.get(WAITING).content.decode()
    assert client.post(f"{WAITING}{own.public_id}/cong-nhan/", grades(own)).status_code == 404


def test_the_members_page_leads_to_the_essay_that_waits(cast: Cast, essay: Essay) -> None:
    record = f"/chi-bo/{cast.cell.public_id}/dang-vien/{cast.member.member.public_id}/"
    assert f'href="{WAITING}{essay.public_id}/"' in cast.client("secretary").get(record).content.decode()


def test_it_can_be_required_of_one_who_missed_a_conference() -> None:
    kind = self_study_kind()
    assert kind
    assert kind.individual_target
    target = kind.individual_target("abcdefghjkmn", "Hội nghị " + "dài " * 60)
    assert (len(target.identifier) <= 40, len(target.title)) == (True, 200)


@pytest.mark.parametrize("essays", [["member"], ["member", "rapporteur", "neighbour"]])
def test_queries_of_the_list_do_not_grow(
    cast: Cast, duty: Duty, essays: list[str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for name in essays:
        submitted_essay(cast.people[name])
    client = cast.client("officer")
    with django_assert_num_queries(5):
        client.get(WAITING)


def test_the_page_takes_few_queries(
    cast: Cast, essay: Essay, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    duty, client = essay_duty(cast.member), cast.client("member")
    with django_assert_num_queries(8):
        client.get(address(duty))


def test_an_essay_that_waits_is_no_work_left(cast: Cast, essay: Essay) -> None:
    duties = cast.client("member").get("/viec-cua-toi/").content.decode()
    board = cast.client("secretary").get("/chi-bo-toi/").content.decode()
    assert "Có việc chờ chi bộ xem xét" in duties
    assert "Đã nộp, chờ chấm" in duties
    assert "Đã nộp, chờ chấm" in board


def test_an_essay_that_waits_is_never_late_nor_urged(cast: Cast, essay: Essay) -> None:
    Duty.objects.filter(pk=essay.duty_id).update(due_on=timezone.localdate() - timedelta(days=3))
    assert "Quá hạn" not in cast.client("member").get("/viec-cua-toi/").content.decode()
    assert not owed().filter(pk=essay.duty_id).exists()
    return_essay(essay=essay, seen=essay.steps_taken, reason="Còn ngắn", by=cast.secretary, at=timezone.now())
    assert owed().filter(pk=essay.duty_id).exists()


def test_a_returned_essay_is_told_in_words_until_it_is_handed_in_again(cast: Cast, essay: Essay) -> None:
    return_essay(essay=essay, seen=essay.steps_taken, reason="Còn ngắn", by=cast.secretary, at=timezone.now())
    for who, page in (("member", "/viec-cua-toi/"), ("secretary", "/chi-bo-toi/")):
        assert "Cần bổ sung" in cast.client(who).get(page).content.decode()
    submitted_essay(cast.member)
    assert "Cần bổ sung" not in cast.client("member").get("/viec-cua-toi/").content.decode()
