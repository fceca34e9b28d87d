"""The member's pages, and who sees them."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.attempts.actions import start_attempt
from assessments.attempts.models import Attempt, ExtraAttempt
from assessments.attempts.queries import versions_on
from assessments.attempts.rules import milliseconds
from learning.campaigns.models import Duty
from tests.cast import Cast
from tests.factories.assessments import make_draft, make_question, require_quiz, survey_duty
from tests.factories.library import make_resolution

pytestmark = pytest.mark.django_db
SCRIPT: Any = {"content_type": "application/json", "headers": {"accept": "application/json"}}


@pytest.fixture
def member(cast: Cast) -> Client:
    return cast.client("member")


@pytest.fixture
def attempt(duty: Duty, cast: Cast) -> Attempt:
    return start_attempt(duty=duty, member=cast.member.member, at=timezone.now())


def intro(duty: Duty, step: str = "") -> str:
    return f"/khao-sat/{duty.public_id}/{step}"


def paper(attempt: Attempt, step: str = "") -> str:
    return f"/khao-sat/lam-bai/{attempt.public_id}/{step}"


def send(client: Client, attempt: Attempt, step: str, answers: Any) -> Any:
    return client.post(paper(attempt, step), json.dumps({"answers": answers}), **SCRIPT)


def one(chosen: int = 0, at: int | None = None) -> dict[str, Any]:
    return {"0": {"chosen": [chosen], "at": milliseconds(timezone.now()) if at is None else at}}


def text_of(answer: Any) -> str:
    """What a reader sees."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def right_fields(attempt: Attempt) -> dict[str, list[str]]:
    """The form with every right option ticked."""
    versions = versions_on(attempt)
    fields = {}
    for place, item in enumerate(attempt.paper):
        right = versions[item["version"]].key
        fields[f"q{place}"] = [str(shown) for shown, index in enumerate(item["options"]) if index in right]
    return fields


def test_the_first_page_says_what_awaits_and_that_it_is_not_anonymous(member: Client, duty: Duty) -> None:
    text = text_of(member.get(intro(duty)))
    assert "đúng từ 2 câu (50%)" in text
    assert "2 trong 2" in text
    assert "Phiếu này có ghi tên đồng chí" in text


def test_starting_leads_to_the_paper_and_again_to_the_same(member: Client, duty: Duty) -> None:
    first, second = (member.post(intro(duty, "bat-dau/"))["Location"] for _ in range(2))
    assert first == second == paper(Attempt.objects.get())


def test_without_script_the_paper_is_one_form(member: Client, attempt: Attempt) -> None:
    page = member.get(paper(attempt)).content.decode()
    assert page.count("<fieldset") == 4
    assert page.count('type="radio"') + page.count('type="checkbox"') == 16
    assert member.post(paper(attempt, "nop/"), right_fields(attempt))["Location"] == paper(attempt, "ket-qua/")
    attempt.refresh_from_db()
    assert attempt.correct == 4


def test_the_paper_does_not_betray_the_authors_order(member: Client, attempt: Attempt) -> None:
    page = member.get(paper(attempt)).content.decode()
    values = re.findall(r'name="q0" value="(\d)"', page)
    assert values == ["0", "1", "2", "3"]


def test_what_was_saved_is_ticked_when_the_page_is_opened_again(member: Client, attempt: Attempt) -> None:
    send(member, attempt, "luu/", one(2))
    page = member.get(paper(attempt)).content.decode()
    assert re.findall(r'name="q0" value="(\d)" checked', page) == ["2"]


def test_texts_are_escaped(member: Client, cast: Cast) -> None:
    evil = "<script>alert('x')</script>"
    question = make_question(cast.cell, cast.officer, stem=evil, explanation=evil, clause="<q>")
    quiz = make_draft(cast.cell, cast.officer, 1, title="<i>Phiếu", pool=[question])
    quiz.state = "READY"
    quiz.save()
    require_quiz(quiz, cast.officer, cast.cell)
    duty = survey_duty(cast.member)
    pages = [member.get(intro(duty)), member.get(member.post(intro(duty, "bat-dau/"))["Location"])]
    pages.append(member.post(pages[1].request["PATH_INFO"] + "nop/", follow=True))
    assert all("<i>Phiếu" not in p.content.decode() for p in pages)
    assert all(evil not in p.content.decode() and "<q>" not in p.content.decode() for p in pages[1:])
    assert "&lt;script&gt;" in pages[2].content.decode()


def test_a_save_tells_when_and_how_many(member: Client, attempt: Attempt) -> None:
    answer = send(member, attempt, "luu/", one())
    assert (answer.status_code, answer.json()["revision"], answer.json()["answers"]) == (200, 1, 1)
    assert abs(answer.json()["saved_at"] - milliseconds(timezone.now())) < 60_000


BAD_BODIES = ["", "null", "[]", "{", '{"answers": []}', '{"answers": {"0": {"chosen": [9], "at": 1}}}', "[" * 60_000]


@pytest.mark.parametrize("body", BAD_BODIES, ids=lambda body: body[:20])
def test_a_body_of_no_use_is_refused_in_a_sentence_and_nothing_lost(
    member: Client, attempt: Attempt, body: str
) -> None:
    send(member, attempt, "luu/", one(1))
    answer = member.post(paper(attempt, "luu/"), body, **SCRIPT)
    attempt.refresh_from_db()
    assert (answer.status_code, attempt.revision, len(attempt.answers)) == (400, 1, 1)
    assert "đã lưu vẫn còn" in answer.json()["message"]


@pytest.mark.parametrize("size", [70_000, 6_000_000])
def test_a_huge_body_is_refused(member: Client, attempt: Attempt, size: int) -> None:
    assert member.post(paper(attempt, "luu/"), '{"x": "' + "x" * size + '"}', **SCRIPT).status_code == 400


def test_a_save_after_submitting_leads_to_the_result(member: Client, attempt: Attempt) -> None:
    send(member, attempt, "nop/", {})
    answer = send(member, attempt, "luu/", one())
    assert answer.status_code == 409
    assert answer.json() == {"state": "submitted", "result": paper(attempt, "ket-qua/")}


def test_submitting_by_script_twice_leads_to_the_same_result(member: Client, attempt: Attempt) -> None:
    first, second = (send(member, attempt, "nop/", one()) for _ in range(2))
    assert first.json() == second.json() == {"state": "submitted", "result": paper(attempt, "ket-qua/")}


def test_unusable_form_fields_lead_back_to_the_paper(member: Client, attempt: Attempt) -> None:
    assert member.post(paper(attempt, "nop/"), {"q0": "x"})["Location"] == paper(attempt)


def test_a_script_without_session_is_told_so(guest: Client, attempt: Attempt) -> None:
    answer: Any = send(guest, attempt, "luu/", one())
    assert (answer.status_code, answer.json()["error"]) == (401, "signed_out")


def test_the_result_explains_each_answer(member: Client, attempt: Attempt) -> None:
    text = text_of(member.post(paper(attempt, "nop/"), right_fields(attempt), follow=True))
    assert "Đồng chí đã đạt" in text
    assert "4/4" in text
    assert "100%" in text
    assert text.count("Đồng chí chọn đúng") == 5
    assert "Lời giải 0" in text


def test_an_open_attempt_has_no_result_yet(member: Client, attempt: Attempt) -> None:
    assert member.get(paper(attempt, "ket-qua/"))["Location"] == paper(attempt)


def test_a_submitted_paper_leads_to_its_result(member: Client, attempt: Attempt) -> None:
    send(member, attempt, "nop/", {})
    assert member.get(paper(attempt))["Location"] == paper(attempt, "ket-qua/")


def test_after_failing_the_result_offers_another_attempt(member: Client, attempt: Attempt) -> None:
    text = text_of(member.post(paper(attempt, "nop/"), follow=True))
    assert "Lần này chưa đạt" in text
    assert "Đồng chí còn 1 lượt" in text


def test_with_none_left_the_pages_say_whom_to_see(member: Client, duty: Duty, attempt: Attempt) -> None:
    member.post(paper(attempt, "nop/"))
    member.post(member.post(intro(duty, "bat-dau/"))["Location"] + "nop/")
    text = text_of(member.get(intro(duty)))
    assert "Đồng chí đã dùng hết lượt làm bài" in text
    assert "Lượt 2" in text
    assert member.post(intro(duty, "bat-dau/"))["Location"] == intro(duty)


def test_opening_an_attempt_long_over_submits_it(member: Client, duty: Duty, attempt: Attempt) -> None:
    Attempt.objects.update(expires_at=timezone.now() - timedelta(hours=1))
    assert member.get(intro(duty))["Location"] == paper(attempt, "ket-qua/")
    assert member.get(paper(attempt))["Location"] == paper(attempt, "ket-qua/")


def test_in_the_grace_the_paper_still_opens_so_that_the_device_can_send(member: Client, attempt: Attempt) -> None:
    Attempt.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert member.get(paper(attempt)).status_code == 200
    assert member.post(paper(attempt, "nop/"), right_fields(attempt)).status_code == 302
    attempt.refresh_from_db()
    assert attempt.correct == 4


OTHERS = ["neighbour", "secretary", "officer", "administrator", "stranger"]


@pytest.mark.parametrize("person", OTHERS)
def test_a_paper_is_the_members_own(cast: Cast, duty: Duty, attempt: Attempt, person: str) -> None:
    client = cast.client(person)
    gets = [intro(duty), paper(attempt), paper(attempt, "ket-qua/")]
    posts = [intro(duty, "bat-dau/"), paper(attempt, "nop/"), paper(attempt, "luu/")]
    assert {client.get(address).status_code for address in gets} == {404}
    assert {client.post(address).status_code for address in posts} == {404}


def test_the_secretary_grants_one_more_attempt(cast: Cast, duty: Duty, attempt: Attempt, member: Client) -> None:
    Attempt.objects.update(number=2)
    secretary = cast.client("secretary")
    assert "chưa cần thêm lượt" in text_of(secretary.get(intro(duty, "them-luot/")))
    Attempt.objects.update(number=1)
    member.post(paper(attempt, "nop/"))
    member.post(member.post(intro(duty, "bat-dau/"))["Location"] + "nop/")
    text = text_of(secretary.post(intro(duty, "them-luot/"), {"reason": "Mất điện giữa chừng"}, follow=True))
    assert "Đã thêm một lượt làm bài" in text
    assert ExtraAttempt.objects.get().granted_by == cast.secretary
    assert "1 trong 3" in text_of(member.get(intro(duty)))


def test_a_reason_is_asked_for(cast: Cast, duty: Duty, attempt: Attempt, member: Client) -> None:
    member.post(paper(attempt, "nop/"))
    member.post(member.post(intro(duty, "bat-dau/"))["Location"] + "nop/")
    cast.client("secretary").post(intro(duty, "them-luot/"), {"reason": ""})
    assert not ExtraAttempt.objects.exists()


@pytest.mark.parametrize("person", ["member", "neighbour", "other_secretary", "rapporteur", "stranger"])
def test_others_cannot_grant(cast: Cast, duty: Duty, person: str) -> None:
    assert cast.client(person).get(intro(duty, "them-luot/")).status_code == 404


def test_explanations_name_the_document(cast: Cast, member: Client) -> None:
    resolution = make_resolution(cast.officer, cast.province)
    quiz = make_draft(cast.province, cast.officer, 1, resolution=resolution)
    quiz.state = "READY"
    quiz.save()
    require_quiz(quiz, cast.officer, cast.province)
    page = member.post(member.post(intro(survey_duty(cast.member), "bat-dau/"))["Location"] + "nop/", follow=True)
    assert f"{resolution.short_title}, mục 3" in text_of(page)


def test_each_step_takes_few_queries(member: Client, duty: Duty, cast: Cast) -> None:
    """With the versions kept in the process; in earnest starting takes two less, its savepoint."""
    versions_on(start_attempt(duty=survey_duty(cast.neighbour), member=cast.neighbour.member, at=timezone.now()))
    counts: dict[str, int] = {}

    def count(step: str, act: Callable[[], Any]) -> Any:
        with CaptureQueriesContext(connection) as queries:
            answer = act()
        counts[step] = len(queries)
        return answer

    count("intro", lambda: member.get(intro(duty)))
    address = count("start", lambda: member.post(intro(duty, "bat-dau/")))["Location"]
    count("paper", lambda: member.get(address))
    body = json.dumps({"answers": one()})
    count("save", lambda: member.post(address + "luu/", body, **SCRIPT))
    count("submit", lambda: member.post(address + "nop/", {"q0": "1"}))
    count("result", lambda: member.get(address + "ket-qua/"))
    assert counts == {"intro": 5, "start": 9, "paper": 3, "save": 4, "submit": 4, "result": 4}
