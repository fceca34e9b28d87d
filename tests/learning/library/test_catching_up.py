"""What was read without a line counts once, for its reader alone, whatever comes first."""

import itertools
import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from learning.campaigns.choices import DutyState
from learning.library.models import CondensedTextPage, ReadingPlace
from tests.cast import Cast
from tests.factories.library import make_resolution, make_text
from tests.learning.library.test_reading import owe_reading


@pytest.fixture
def text(cast: Cast) -> CondensedTextPage:
    return make_text(cast.officer, make_resolution(cast.officer, cast.province))


def tell(cast: Cast, text: CondensedTextPage, who: str = "member", client: Client | None = None, **said: Any) -> Any:
    told = {"account": str(cast.people[who].member.pk), "left": [], "section": 1, "finished": False, "age": 0, **said}
    where = f"/thu-vien/tai-lieu/{text.translation_key}/cho-doc/"
    return (client or cast.client(who)).post(where, json.dumps(told), content_type="application/json")


def place_of(cast: Cast) -> ReadingPlace:
    return ReadingPlace.objects.get(member=cast.member.member)


def test_read_to_the_end_settles_the_duty_once(cast: Cast, text: CondensedTextPage) -> None:
    duty = owe_reading(cast, text)
    answers = [tell(cast, text, left=[1, 2], section=3, finished=True).json() for _again in range(2)]
    assert answers[0] == answers[1] == {"section": 3, "furthest": 3, "finished": True, "unread": []}
    duty.refresh_from_db()
    assert (duty.state, duty.enrolment.duties_done) == (DutyState.DONE, 1)


@pytest.mark.parametrize("order", list(itertools.permutations([[1], [1, 2], [2]])), ids=str)
def test_told_in_pieces_and_in_any_order_nothing_unread_counts(
    cast: Cast, text: CondensedTextPage, order: list[list[int]]
) -> None:
    for left in order:
        tell(cast, text, left=left, section=left[-1] + 1)
    assert place_of(cast).furthest == 3


def test_sections_jumped_over_are_not_read(cast: Cast, text: CondensedTextPage) -> None:
    answer = tell(cast, text, left=[2], section=3, finished=True).json()
    assert answer == {"section": 3, "furthest": 1, "finished": False, "unread": [2, 3]}
    assert place_of(cast).finished_at is None


def test_a_place_that_moved_later_elsewhere_stays(cast: Cast, text: CondensedTextPage) -> None:
    cast.client("member").post(text.url, {"phan": 2})
    tell(cast, text, left=[1], section=2, age=60_000)
    assert (place_of(cast).section, place_of(cast).furthest) == (3, 2)
    ReadingPlace.objects.update(updated_at=timezone.now() - timedelta(minutes=5))
    tell(cast, text, section=1, age=60_000)
    assert place_of(cast).section == 1


def test_nobody_is_told_to_have_read_what_another_read(cast: Cast, text: CondensedTextPage) -> None:
    answer = tell(cast, text, client=cast.client("neighbour"), left=[1, 2], section=3, finished=True)
    assert answer.status_code == 409
    assert not ReadingPlace.objects.exists()


def test_a_text_that_grew_meanwhile_is_not_finished(cast: Cast, text: CondensedTextPage) -> None:
    more = [*[("heading", f"Phần {number}") for number in range(1, 5)]]
    make_text(cast.officer, text.resolution, body=more)
    answer = tell(cast, text, left=[1, 2], section=3, finished=True).json()
    assert (answer["finished"], answer["unread"]) == (False, [4])


def test_a_withdrawn_text_takes_nothing(cast: Cast, text: CondensedTextPage) -> None:
    text.unpublish()
    assert tell(cast, text, left=[1], section=2).status_code == 404
