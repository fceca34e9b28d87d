"""Only an approved outline reaches the hall."""

from typing import Any

import pytest

from learning.conferences.models import Conference
from learning.library.models import ResolutionPage
from learning.rapporteurs.actions import withdraw
from learning.rapporteurs.models import Assignment
from learning.rapporteurs.outlines import actions
from learning.rapporteurs.outlines.actions import OutlineRefused
from learning.rapporteurs.outlines.flow import WITHDRAW
from learning.rapporteurs.outlines.models import Outline, OutlineOffer
from learning.rapporteurs.outlines.queries import offers_at, visible_to
from tests.cast import Cast
from tests.factories.campaigns import make_open
from tests.factories.conferences import in_days, make_conference, make_roster
from tests.factories.outlines import approved, submitted
from tests.factories.rapporteurs import make_assignment

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference(cast: Cast, resolution: ResolutionPage) -> Conference:
    """Of the commune, on the resolution; the stranger is not on its roster."""
    campaign = make_open(cast.officer, cast.commune, resolutions=[resolution])
    made = make_conference(campaign, cast.officer, day=in_days(4))
    make_roster(made)
    return made


@pytest.fixture
def assignment(cast: Cast, conference: Conference) -> Assignment:
    return make_assignment(cast, conference)


def readers(cast: Cast, outline: Outline) -> set[str]:
    return {name for name, user in cast.people.items() if visible_to(user).filter(pk=outline.pk).exists()}


def test_an_approved_outline_is_read_by_those_who_come(
    cast: Cast, resolution: ResolutionPage, assignment: Assignment, conference: Conference
) -> None:
    outline = approved(cast, resolution)
    assert readers(cast, outline) == {"rapporteur", "officer", "administrator"}
    for _ in range(2):
        actions.offer(assignment=assignment, outline=outline, by=cast.rapporteur)
    assert readers(cast, outline) == set(cast.people) - {"stranger"}
    assert [each.outline for each in offers_at(conference, cast.member)] == [outline]
    assert offers_at(conference, cast.stranger) == []


def test_what_waits_for_the_board_is_not_offered(
    cast: Cast, resolution: ResolutionPage, assignment: Assignment
) -> None:
    with pytest.raises(OutlineRefused, match="đã duyệt"):
        actions.offer(assignment=assignment, outline=submitted(cast, resolution), by=cast.rapporteur)


def test_others_do_not_choose_for_the_speaker(cast: Cast, resolution: ResolutionPage, assignment: Assignment) -> None:
    outline = approved(cast, resolution)
    for who in ("member", "secretary", "neighbour"):
        with pytest.raises(OutlineRefused, match="được phân công"):
            actions.offer(assignment=assignment, outline=outline, by=cast.people[who])


GONE: dict[str, Any] = {
    "approval withdrawn": lambda cast, outline, assignment: actions.step(
        outline=outline, name=WITHDRAW, by=cast.officer, reason="Sai"
    ),
    "assignment withdrawn": lambda cast, outline, assignment: withdraw(
        assignment=assignment, reason="Bận", by=cast.officer
    ),
    "taken off": lambda cast, outline, assignment: actions.take_off_offer(assignment=assignment, by=cast.rapporteur),
    "conference called off": lambda cast, outline, assignment: Conference.objects.update(state="CANCELLED"),
}


@pytest.mark.parametrize("what", GONE)
def test_it_leaves_the_hall_with_what_it_stood_on(
    cast: Cast, resolution: ResolutionPage, assignment: Assignment, what: str
) -> None:
    outline = approved(cast, resolution)
    actions.offer(assignment=assignment, outline=outline, by=cast.rapporteur)
    GONE[what](cast, outline, Assignment.objects.get(pk=assignment.pk))
    assert "member" not in readers(cast, outline)


def test_another_outline_takes_the_place_of_the_first(
    cast: Cast, resolution: ResolutionPage, assignment: Assignment
) -> None:
    from tests.factories.outlines import checked, slides

    first = approved(cast, resolution)
    second = approved(cast, resolution, upload=checked(slides(), "a.pptx"))
    for outline in (first, second):
        actions.offer(assignment=assignment, outline=outline, by=cast.rapporteur)
    assert OutlineOffer.objects.get().outline == second
