"""Units and people are seen only within one's scope."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from members.access.actions import end_role
from members.access.choices import Role
from members.access.models import User
from members.access.queries import members_visible_to, units_visible_to
from tests.cast import Cast

pytestmark = pytest.mark.django_db

SEES = {
    "member": {"member"},
    "neighbour": {"neighbour"},
    "secretary": {"member", "secretary", "officer", "rapporteur"},
    "other_secretary": {"neighbour", "other_secretary", "commune_officer", "administrator"},
    "rapporteur": {"rapporteur"},
    "stranger": {"stranger"},
}
COMMUNE = SEES["secretary"] | SEES["other_secretary"]


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        *SEES.items(),
        ("commune_officer", COMMUNE),
        ("officer", COMMUNE | {"stranger"}),
        ("administrator", COMMUNE | {"stranger"}),
    ],
)
def test_each_sees_the_members_of_their_scope(cast: Cast, name: str, seen: set[str]) -> None:
    found = set(members_visible_to(cast.people[name]).values_list("pk", flat=True))
    assert found == {cast.people[other].member_id for other in seen}


def test_a_secretary_sees_only_the_own_cell(cast: Cast) -> None:
    assert list(units_visible_to(cast.secretary)) == [cast.cell]


def test_an_officer_sees_the_whole_subtree(cast: Cast) -> None:
    assert {cast.grassroots, cast.cell, cast.other_cell} < set(units_visible_to(cast.commune_officer))
    assert cast.far_cell not in units_visible_to(cast.commune_officer)


def test_an_ended_role_gives_nothing(cast: Cast) -> None:
    grant = cast.secretary.member.grants.get(role=Role.CELL_SECRETARY)
    end_role(grant=grant, ends_on=timezone.localdate() - timedelta(days=1), by=None, reason="Đại hội bầu bí thư mới")
    assert members_visible_to(User.objects.get(pk=cast.secretary.pk)).count() == 1


def test_a_role_that_has_not_begun_gives_nothing(cast: Cast) -> None:
    cast.secretary.member.grants.update(starts_on=date(2999, 1, 1))
    assert members_visible_to(User.objects.get(pk=cast.secretary.pk)).count() == 1
