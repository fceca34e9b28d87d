"""The screens of those who enter and of those who compare."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.essays.actions import save_parts
from assessments.essays.models import Essay, EssayPage
from assessments.paper.models import PaperEntry
from learning.campaigns.models import Duty
from tests.cast import Cast
from tests.factories.essays import essay_duty, on_paper, parts, photo, require_essay, sent_to_compare, submitted_essay

pytestmark = pytest.mark.django_db


def address(duty: Duty, verb: str = "") -> str:
    return f"/bai-viet-giay/{duty.public_id}/{verb}"


def test_from_the_members_page_to_the_grader(cast: Cast, duty: Duty) -> None:
    secretary, officer = cast.client("secretary"), cast.client("officer")
    record = duty.enrolment
    person = reverse("campaigns:member", args=[record.unit.public_id, record.member.public_id])
    assert address(duty) in secretary.get(person).content.decode()
    secretary.post(address(duty, "them-trang/"), {"photos": [photo("mot.jpg"), photo("hai.jpg")]})
    secretary.post(address(duty, "gui/"))
    assert "Đã gửi đối chiếu" in secretary.get(address(duty)).content.decode()
    comparing = f"/bai-viet-giay/doi-chieu/{PaperEntry.objects.get().public_id}/"
    assert comparing in officer.get("/bai-viet-giay/").content.decode()
    assert officer.post(comparing, {"outcome": "dung", "seen": 0}).status_code == 302
    assert (
        "Hoàng Thị Bích nhập thay"
        in secretary.get(f"/bai-thu-hoach/cham/{Essay.objects.get().public_id}/").content.decode()
    )


def test_sheets_are_moved_until_they_are_sent(cast: Cast, duty: Duty) -> None:
    on_paper(duty, cast.secretary, sheets=2)
    client, last = cast.client("secretary"), EssayPage.objects.get(file__name="trang-2.jpg")
    client.post(address(duty, "xep-trang/"), {"move": f"len:{last.public_id}"})
    assert list(EssayPage.objects.values_list("file__name", flat=True)) == ["trang-2.jpg", "trang-1.jpg"]
    client.post(address(duty, "gui/"))
    client.post(address(duty, "xep-trang/"), {"move": f"xoa:{last.public_id}"})
    assert EssayPage.objects.count() == 2


def test_what_differs_needs_words_and_they_reach_who_entered_it(cast: Cast, duty: Duty) -> None:
    entry = sent_to_compare(duty, cast.secretary)
    comparing, officer = f"/bai-viet-giay/doi-chieu/{entry.public_id}/", cast.client("officer")
    empty = officer.post(comparing, {"outcome": "chua-dung", "seen": 0})
    assert "Đồng chí ghi rõ trang nào" in empty.content.decode()
    officer.post(comparing, {"outcome": "chua-dung", "seen": 0, "reason": "Thiếu trang 2"})
    assert "Thiếu trang 2" in cast.client("secretary").get(address(duty)).content.decode()


def test_nothing_to_enter_once_the_author_handed_in(cast: Cast, duty: Duty) -> None:
    submitted_essay(cast.member)
    assert cast.client("secretary").get(address(duty)).status_code == 404


def test_a_returned_paper_is_entered_again(cast: Cast, duty: Duty) -> None:
    officer = cast.client("officer")
    entry = sent_to_compare(duty, cast.secretary)
    officer.post(f"/bai-viet-giay/doi-chieu/{entry.public_id}/", {"outcome": "dung", "seen": 0})
    essay = Essay.objects.get()
    sent_back = {"seen": essay.steps_taken, "reason": "Thiếu liên hệ", "due_on": f"{timezone.localdate():%Y-%m-%d}"}
    cast.client("secretary").post(f"/bai-thu-hoach/cham/{essay.public_id}/tra-lai/", sent_back)
    assert cast.client("secretary").get(address(duty)).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_for_one_and_three(cast: Cast, rows: int, django_assert_num_queries: Any) -> None:
    require_essay(cast.officer, cast.commune)
    for user in (cast.member, cast.neighbour, cast.other_secretary)[:rows]:
        sent_to_compare(essay_duty(user), cast.secretary if user == cast.member else cast.commune_officer)
    client = cast.client("officer")
    client.get("/bai-viet-giay/")
    with django_assert_num_queries(5):
        page = client.get("/bai-viet-giay/").content.decode()
    assert page.count("/bai-viet-giay/doi-chieu/") == rows


def test_taken_back_after_the_author_began_leads_to_the_list_with_a_word(cast: Cast, duty: Duty) -> None:
    entry = sent_to_compare(duty, cast.secretary)
    save_parts(duty=essay_duty(cast.member), parts=parts(), at=timezone.now())
    answer = cast.client("secretary").post(f"/bai-viet-giay/doi-chieu/{entry.public_id}/rut/", follow=True)
    assert "đã bắt đầu viết trên hệ thống" in answer.content.decode()
