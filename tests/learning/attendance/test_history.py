"""The list of one's own classes: everything recorded about oneself in one place (safeguard 2)."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from foundation.remembered import forget_all
from tests.cast import Cast
from tests.factories.attendance import Held, hold

pytestmark = pytest.mark.django_db
ADDRESS = "/ho-so-cua-toi/hoi-nghi/"


def text_of(client: Client) -> str:
    return " ".join(client.get(ADDRESS).content.decode().split())


def test_nothing_is_listed_for_whoever_was_never_on_a_roster(cast: Cast) -> None:
    assert "Chưa có hội nghị nào" in text_of(cast.client("stranger"))


def test_a_class_stands_without_minutes_until_its_roster_is_closed(cast: Cast, held: Held) -> None:
    told = text_of(cast.client("member"))
    assert held.conference.title in told
    assert "Danh sách chưa chốt" in told


def test_a_closed_class_tells_minutes_and_the_retake(cast: Cast, held: Held) -> None:
    held.close()
    retake = held.confirm(cast.member)
    told = text_of(cast.client("member"))
    assert f"Vắng {retake.absent}/{retake.scheduled} phút" in told
    assert "Phải học lại" in told


def test_nobody_elses_classes_are_listed(cast: Cast, held: Held) -> None:
    held.close()
    held.attend(cast.neighbour)
    assert "Phải học lại" not in text_of(cast.client("neighbour"))


def test_three_classes_cost_what_one_costs(cast: Cast, held: Held) -> None:
    client = cast.client("member")
    client.get(ADDRESS)
    costs = []
    for more in (0, 2):
        for _ in range(more):
            hold(cast)
        forget_all()
        with CaptureQueriesContext(connection) as queries:
            client.get(ADDRESS)
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 10
