"""The overview opens for those who oversee more than a cell, within their subtree."""

import pytest

from learning.campaigns.models import Campaign
from tests.cast import Cast
from tests.factories.campaigns import make_open

OFFICERS = {"officer", "administrator"}
NEAR_OFFICERS = OFFICERS | {"commune_officer"}


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return make_open(cast.officer, cast.province)


def allowed(cast: Cast, address: str) -> set[str]:
    statuses = {name: cast.client(name).get(address, follow=True).status_code for name in cast.people}
    return {name for name, status in statuses.items() if status == 200}


def test_officers_have_an_overview(cast: Cast, campaign: Campaign) -> None:
    assert allowed(cast, "/tong-quan/") == NEAR_OFFICERS


def test_the_province_is_missing_for_the_commune_officer(cast: Cast, campaign: Campaign) -> None:
    assert allowed(cast, f"/tong-quan/{cast.province.public_id}/") == OFFICERS


def test_a_commune_opens_for_its_officer(cast: Cast, campaign: Campaign) -> None:
    assert allowed(cast, f"/tong-quan/{cast.commune.public_id}/") == NEAR_OFFICERS


def test_another_commune_is_missing_for_the_commune_officer(cast: Cast, campaign: Campaign) -> None:
    assert allowed(cast, f"/tong-quan/{cast.other_commune.public_id}/") == OFFICERS


@pytest.mark.parametrize("which", ["chua-xong", "da-xong", "mien"])
def test_people_behind_a_figure_open_within_the_subtree(cast: Cast, campaign: Campaign, which: str) -> None:
    assert allowed(cast, f"/tong-quan/{cast.other_commune.public_id}/{which}/") == OFFICERS
