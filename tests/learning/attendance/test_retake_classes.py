"""A class in which something is studied again is opened once, however often the button is pressed."""

from typing import Any

import pytest
from django.urls import reverse

from learning.attendance.actions.classes import Repeat, create_retake_class
from learning.attendance.actions.refusal import AttendanceRefused
from learning.attendance.forms import RetakeClassForm
from learning.conferences.choices import ClassKind
from learning.conferences.models import StudyClass
from tests.cast import Cast
from tests.factories.attendance import Held
from tests.factories.conferences import at, in_days


def test_two_clicks_make_one_retake_class(cast: Cast, held: Held) -> None:
    held.close()
    assert held.retake_class() == held.retake_class()


def test_pressed_twice_the_form_leads_to_the_one_class(cast: Cast, held: Held) -> None:
    held.close()
    fields = RetakeClassForm(sessions=[held.morning]).fields
    values = {"title": "Lớp học lại", "day": f"{in_days(2):%Y-%m-%d}", "from": "7:30", "to": "11:30"}
    sent = {name: values[name.split("-")[0]] for name in fields}
    address = reverse("absence:retake_class", args=[held.conference.public_id])
    client = cast.client("commune_officer")
    answers = [client.post(address, sent).headers["Location"] for _press in range(2)]
    made = StudyClass.objects.get(kind=ClassKind.RETAKE)
    assert answers == [f"{reverse('absence:list', args=[held.conference.public_id])}?lop={made.public_id}"] * 2
    assert made.title in client.get(answers[0]).content.decode()


def test_another_class_needs_another_title(cast: Cast, held: Held) -> None:
    held.close()
    held.retake_class()
    other = Repeat(held.morning, at(in_days(5), "7:30"), at(in_days(5), "11:30"))
    plan: dict[str, Any] = {"study_class": held.study_class, "sessions": [other], "by": held.officer}
    with pytest.raises(AttendanceRefused, match="tên khác"):
        create_retake_class(title="Lớp học lại", **plan)
    assert create_retake_class(title="Lớp học lại đợt hai", **plan)


def test_the_form_proposes_a_title_that_is_free(cast: Cast, held: Held) -> None:
    address = reverse("absence:retake_class", args=[held.conference.public_id])
    assert 'value="Lớp học lại"' in cast.client("commune_officer").get(address).content.decode()
    held.retake_class()
    assert 'value="Lớp học lại 2"' in cast.client("commune_officer").get(address).content.decode()
