"""From a cell's record of a member to the screen that grants one more attempt."""

import pytest
from django.utils import timezone

from learning.campaigns.actions import fail_duty
from learning.campaigns.models import Duty
from tests.cast import Cast
from tests.factories.assessments import survey_duty

pytestmark = pytest.mark.django_db


def record_page(cast: Cast, duty: Duty) -> str:
    member = cast.member.member
    return cast.client("secretary").get(f"/chi-bo/{cast.cell.public_id}/dang-vien/{member.public_id}/").content.decode()


def test_a_failed_survey_leads_the_secretary_to_one_more_attempt(cast: Cast, duty: Duty) -> None:
    fail_duty(duty=duty, reason="Đã dùng hết lượt.", evidence={}, at=timezone.now())
    text = record_page(cast, duty)
    assert f'href="/khao-sat/{duty.public_id}/them-luot/"' in text
    assert "Cho làm thêm lượt" in text


def test_nothing_is_offered_while_the_survey_is_still_to_do(cast: Cast, duty: Duty) -> None:
    assert "Cho làm thêm lượt" not in record_page(cast, duty)


def test_a_secretary_is_not_offered_it_for_herself(cast: Cast, duty: Duty) -> None:
    own = survey_duty(cast.secretary)
    fail_duty(duty=own, reason="Đã dùng hết lượt.", evidence={}, at=timezone.now())
    address = f"/chi-bo/{cast.cell.public_id}/dang-vien/{cast.secretary.member.public_id}/"
    assert "them-luot" not in cast.client("secretary").get(address).content.decode()
