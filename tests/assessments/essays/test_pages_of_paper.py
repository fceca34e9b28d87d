"""Sheets: photographed, chosen, moved, turned, removed; without script, and never more than allowed."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from assessments.essays.actions import NotWritable, TooManyPages, add_pages, submit_essay
from assessments.essays.choices import EssayState
from assessments.essays.models import Essay, EssayPage
from foundation.files.checks import check
from foundation.files.kinds import PAPERS
from foundation.files.models import StoredFile
from learning.campaigns.models import Duty
from tests.cast import Cast
from tests.factories.essays import essay_duty, parts, photo, submitted_essay
from tests.foundation.files import samples


def address(duty: Duty, verb: str) -> str:
    return f"/bai-thu-hoach/{duty.public_id}/{verb}/"


def add(cast: Cast, duty: Duty, *files: Any, **texts: str) -> str:
    answer = cast.client("member").post(address(duty, "them-trang"), {"papers": list(files), **texts}, follow=True)
    return answer.content.decode()


def names() -> list[str]:
    return [page.file.name for page in EssayPage.objects.order_by("position")]


def arrange(cast: Cast, duty: Duty, move: str, name: str) -> None:
    page = EssayPage.objects.get(file__name=name)
    cast.client("member").post(address(duty, "xep-trang"), {"move": f"{move}:{page.public_id}"})


def test_photographs_are_kept_without_what_they_told(cast: Cast, duty: Duty) -> None:
    add(cast, duty, photo())
    with Image.open(EssayPage.objects.get().file.file) as picture:
        assert not picture.getexif()


def test_what_was_typed_is_kept_when_a_sheet_is_added(cast: Cast, duty: Duty) -> None:
    add(cast, duty, photo(), grasp="Đang viết dở")
    assert Essay.objects.get().grasp == "Đang viết dở"


def test_a_file_with_a_macro_is_refused_with_its_name(cast: Cast, duty: Duty) -> None:
    text = add(cast, duty, SimpleUploadedFile("bai.docx", b"PK\x03\x04 hong"), photo("mot.jpg"))
    assert "bai.docx" in text
    assert names() == ["mot.jpg"]


def test_sheets_change_places_by_buttons(cast: Cast, duty: Duty) -> None:
    add(cast, duty, photo("mot.jpg"), photo("hai.jpg"), photo("ba.jpg"))
    arrange(cast, duty, "len", "ba.jpg")
    arrange(cast, duty, "xuong", "mot.jpg")
    assert names() == ["ba.jpg", "mot.jpg", "hai.jpg"]
    arrange(cast, duty, "xoa", "mot.jpg")
    assert names() == ["ba.jpg", "hai.jpg"]
    assert not StoredFile.objects.filter(name="mot.jpg").exists()


def test_sheets_change_places_by_dragging(cast: Cast, duty: Duty) -> None:
    add(cast, duty, photo("mot.jpg"), photo("hai.jpg"))
    order = ",".join(page.public_id for page in EssayPage.objects.order_by("-position"))
    cast.client("member").post(address(duty, "xep-trang"), {"order": order})
    assert names() == ["hai.jpg", "mot.jpg"]


def test_a_sheet_is_turned_to_the_right(cast: Cast, duty: Duty) -> None:
    add(cast, duty, photo(size=(60, 40)))
    arrange(cast, duty, "xoay", "trang.jpg")
    with Image.open(EssayPage.objects.get().file.file) as picture:
        assert picture.size == (40, 60)
    assert StoredFile.objects.count() == 1


def test_a_paper_is_handed_in_instead_of_the_parts(cast: Cast, duty: Duty) -> None:
    add(cast, duty, samples.upload(samples.PDF, "bai.pdf"))
    essay = submit_essay(duty=essay_duty(cast.member), parts={}, at=timezone.now())
    version = essay.versions.get()
    assert (essay.state, version.pages_total, version.pages.get().file.name) == (EssayState.SUBMITTED, 1, "bai.pdf")


def test_without_script_the_files_chosen_are_handed_in_too(cast: Cast, duty: Duty) -> None:
    cast.client("member").post(address(duty, "nop"), {"photos": [photo()]})
    assert Essay.objects.get().versions.get().pages_total == 1


def test_what_was_handed_in_keeps_its_sheets(cast: Cast, duty: Duty) -> None:
    add(cast, duty, photo())
    essay = submitted_essay(cast.member)
    Essay.objects.filter(pk=essay.pk).update(state=EssayState.RETURNED)
    arrange(cast, duty, "xoay", "trang.jpg")
    arrange(cast, duty, "xoa", "trang.jpg")
    with Image.open(essay.versions.get().pages.get().file.file) as picture:
        assert picture.size == (60, 40)


def test_more_sheets_than_allowed_are_refused_together(cast: Cast, duty: Duty) -> None:
    sheet = check(photo(), PAPERS)
    with pytest.raises(TooManyPages):
        add_pages(duty=duty, files=[sheet] * 21, by=cast.member, at=timezone.now())
    assert not EssayPage.objects.exists()


def test_nothing_is_added_to_what_is_handed_in(cast: Cast, essay: Essay) -> None:
    sheet = check(photo(), PAPERS)
    with pytest.raises(NotWritable):
        add_pages(duty=essay_duty(cast.member), files=[sheet], by=cast.member, at=timezone.now())


def test_the_receipt_tells_what_was_handed_in(cast: Cast, duty: Duty) -> None:
    add(cast, duty, photo(), photo())
    essay = submit_essay(duty=essay_duty(cast.member), parts=parts(), at=timezone.now())
    text = cast.client("member").get(f"/bai-thu-hoach/{duty.public_id}/lan-nop/1/").content.decode()
    version = essay.versions.get()
    assert version.receipt in text
    assert version.fingerprint in text
    assert "240 từ, 2 trang" in text
