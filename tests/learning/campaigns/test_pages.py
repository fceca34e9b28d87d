"""Every page of campaigns opens for those it is for, and looks missing to the others."""

import pytest

from learning.campaigns.models import Campaign
from tests.cast import Cast
from tests.factories.campaigns import make_draft, make_open

OFFICERS = {"officer", "administrator"}
NEAR_OFFICERS = OFFICERS | {"commune_officer"}


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return make_open(cast.officer, cast.province, [cast.commune])


def allowed(cast: Cast, address: str) -> set[str]:
    statuses = {name: cast.client(name).get(address).status_code for name in cast.people}
    assert set(statuses.values()) <= {200, 404}
    return {name for name, status in statuses.items() if status == 200}


def test_everyone_has_their_duties(cast: Cast, campaign: Campaign) -> None:
    assert allowed(cast, "/viec-cua-toi/") == set(cast.people)


def test_only_secretaries_have_a_cell(cast: Cast, campaign: Campaign) -> None:
    assert allowed(cast, "/chi-bo-toi/") == {"secretary", "other_secretary"}


def test_a_cell_opens_for_its_secretary_and_officers_above(cast: Cast, campaign: Campaign) -> None:
    assert allowed(cast, f"/chi-bo/{cast.cell.public_id}/") == NEAR_OFFICERS | {"secretary"}


def test_a_far_cell_is_missing_for_the_commune_officer(cast: Cast, campaign: Campaign) -> None:
    assert allowed(cast, f"/chi-bo/{cast.far_cell.public_id}/") == OFFICERS


def test_a_members_record_opens_for_those_who_oversee_the_cell(cast: Cast, campaign: Campaign) -> None:
    address = f"/chi-bo/{cast.cell.public_id}/dang-vien/{cast.member.member.public_id}/?dot={campaign.public_id}"
    assert allowed(cast, address) == NEAR_OFFICERS | {"secretary"}


@pytest.mark.parametrize("address", ["/dot-hoc-tap/", "/dot-hoc-tap/moi/"])
def test_officers_alone_plan(cast: Cast, campaign: Campaign, address: str) -> None:
    assert allowed(cast, address) == NEAR_OFFICERS


def test_a_campaign_that_reaches_the_commune_is_seen_by_its_officer(cast: Cast, campaign: Campaign) -> None:
    assert allowed(cast, f"/dot-hoc-tap/{campaign.public_id}/") == NEAR_OFFICERS


def test_the_commune_officer_cannot_edit_the_provinces_campaign(cast: Cast, campaign: Campaign) -> None:
    assert allowed(cast, f"/dot-hoc-tap/{campaign.public_id}/sua/") == OFFICERS


def test_a_draft_of_the_province_is_missing_for_the_commune_officer(cast: Cast) -> None:
    draft = make_draft(cast.officer, cast.province)
    assert allowed(cast, f"/dot-hoc-tap/{draft.public_id}/") == OFFICERS


@pytest.mark.parametrize("verb", ["mo", "cap-nhat-danh-sach", "ket-thuc"])
def test_the_commune_officer_cannot_act_on_the_provinces_campaign(cast: Cast, campaign: Campaign, verb: str) -> None:
    response = cast.client("commune_officer").post(f"/dot-hoc-tap/{campaign.public_id}/{verb}/")
    assert response.status_code == 404
