"""Odd destinations and forms are refused; nothing leads to another site."""

import pytest
from django.test import Client

from tests.cast import PASSWORD, Cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("wanted", ["abc", "home", "jobs:progress", "%00", "\\\\example.org", "/\\example.org"])
def test_signing_in_survives_an_odd_destination(cast: Cast, guest: Client, wanted: str) -> None:
    answer = guest.post("/dang-nhap/", {"login": "01", "password": PASSWORD, "next": wanted})
    assert (answer.status_code, answer["Location"]) == (302, "/")


FORMS = [
    {"resolutions": "9" * 30}, {"units": "9" * 30}, {"units": "\x00"}, {"resolutions": "\x00"}, {"unit": "9" * 30},
    {"title": "a\x00"}, {"audiences": "\x00"}, {"starts_on": "9" * 30}, {"starts_on": "0000-00-00"},
]  # fmt: skip


@pytest.mark.parametrize("data", FORMS, ids=str)
def test_an_odd_campaign_is_no_fault(cast: Cast, data: dict[str, str]) -> None:
    assert cast.client("officer").post("/dot-hoc-tap/moi/", data).status_code == 200


def test_units_beyond_ones_own_cannot_be_planned(cast: Cast) -> None:
    page = cast.client("commune_officer").post("/dot-hoc-tap/moi/", {"units": cast.other_commune.public_id})
    assert page.context["form"].errors["units"]
