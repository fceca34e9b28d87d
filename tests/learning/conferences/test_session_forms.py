"""The form of sessions says what is wrong, and takes what is right."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from learning.campaigns.models import Campaign
from learning.conferences import actions
from learning.conferences.forms import sessions as session_forms
from learning.conferences.models import Conference
from learning.conferences.plans import regular_class
from learning.conferences.queries import sessions_of
from tests.cast import Cast
from tests.factories.conferences import address, in_days


def row(number: int, **values: str) -> dict[str, str]:
    return {f"buoi-{number}-{name}": value for name, value in values.items()}


def sent(conference: Conference, *rows: dict[str, str]) -> dict[str, str]:
    """The form of sessions as the browser sends it."""
    known = sessions_of(regular_class(conference))
    data = {"buoi-TOTAL_FORMS": str(len(known) + 2), "buoi-INITIAL_FORMS": str(len(known))}
    for part in rows:
        data |= part
    return data


def morning(**changes: str) -> dict[str, str]:
    day = {"title": "Buổi sáng", "day": str(in_days(4)), "starts": "7:30", "ends": "11:30"}
    return day | {"break_1_from": "9:15", "break_1_to": "9:45"} | changes


def errors(answer: Any) -> str:
    return " ".join(str(form.errors) for form in answer.context["form"])


@pytest.fixture
def empty(cast: Cast, campaign: Campaign) -> Conference:
    """Without sessions and points."""
    return actions.create_conference(
        campaign=campaign, unit=cast.commune, units=[], facts={"title": "Hội nghị"}, by=cast.officer
    )


def test_sessions_are_saved_with_their_breaks(empty: Conference, officer: Client) -> None:
    rows = [row(0, **morning()), row(1, **morning(title="Buổi chiều", starts="13:30", ends="16:30"))]
    rows[1] |= {"buoi-1-break_1_from": "", "buoi-1-break_1_to": ""}
    officer.post(address("sessions", empty), sent(empty, *rows))
    page = officer.get(address("detail", empty))
    assert page.context["net_minutes"] == 210 + 180


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"ends": "7:00"}, session_forms.END_FIRST),
        ({"break_1_to": ""}, session_forms.BREAK_HALF),
        ({"break_1_to": "12:00"}, session_forms.BREAK_OUTSIDE),
        ({"day": "2019-01-01"}, "Ngày phải nằm trong thời gian của đợt học tập"),
        ({"title": ""}, "Đồng chí đặt tên buổi."),
    ],
)
def test_what_is_wrong_with_a_session_is_said(
    empty: Conference, officer: Client, changes: dict[str, str], said: str
) -> None:
    answer = officer.post(address("sessions", empty), sent(empty, row(0, **morning(**changes))))
    assert str(said) in errors(answer)
    assert not regular_class(empty).sessions.exists()


def test_sessions_that_overlap_are_pointed_out(empty: Conference, officer: Client) -> None:
    again = morning(title="Buổi hai", starts="11:00", ends="12:00", break_1_from="", break_1_to="")
    answer = officer.post(address("sessions", empty), sent(empty, row(0, **morning()), row(1, **again)))
    assert "trùng giờ với buổi “Buổi sáng”" in errors(answer)


def test_no_session_at_all_is_refused(empty: Conference, officer: Client) -> None:
    page = officer.post(address("sessions", empty), sent(empty)).content.decode()
    assert str(session_forms.NO_SESSION) in page


def test_a_row_of_another_session_is_not_taken_for_this_one(conference: Conference, officer: Client) -> None:
    wrong = row(0, identifier="zzzzzzzzzzzz", **morning())
    answer = officer.post(address("sessions", conference), sent(conference, wrong, row(1, **morning())))
    assert "vừa được người khác sửa" in errors(answer)


def test_a_session_is_taken_out_with_its_box(conference: Conference, officer: Client) -> None:
    known = sessions_of(regular_class(conference))
    kept = morning(identifier=known[0].public_id, day=str(timezone.localdate()))
    gone = morning(identifier=known[1].public_id, DELETE="on")
    officer.post(address("sessions", conference), sent(conference, row(0, **kept), row(1, **gone)))
    assert [session.public_id for session in sessions_of(regular_class(conference))] == [known[0].public_id]
