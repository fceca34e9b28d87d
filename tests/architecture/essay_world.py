"""Essays further on than the world's: with sheets, handed in, released, appealed; for the cast to try."""

from django.utils import timezone

from assessments.essays.actions import add_pages
from assessments.essays.models import Essay, Rubric
from foundation.files.checks import check
from foundation.files.kinds import PAPERS
from tests.architecture.world import World
from tests.factories.essays import (
    appealed,
    essay_duty,
    fresh,
    graded,
    on_paper,
    photo,
    released_essay,
    sent_to_compare,
    submitted_essay,
)


def draft_page(world: World) -> dict[str, str]:
    """A sheet of the member's essay that is still being written."""
    return {"page_id": with_page(world).pages.get().public_id}


def with_page(world: World) -> Essay:
    """The member's essay, begun with one photograph."""
    duty, sheet = essay_duty(world.cast.member), check(photo(), PAPERS)
    return add_pages(duty=duty, files=[sheet], by=world.cast.member, at=timezone.now())


def handed_in_sheet(world: World) -> dict[str, str]:
    """The same sheet, handed in."""
    with_page(world)
    essay = submitted_essay(world.cast.member)
    return {"page_id": essay.versions.get().pages.get().public_id}


def sheet_on_paper(world: World) -> dict[str, str]:
    """A sheet that the secretary photographed for the member."""
    return {"page_id": on_paper(essay_duty(world.cast.member), world.cast.secretary).pages.get().public_id}


def waiting_on_paper(world: World) -> dict[str, str]:
    """The same, sent to be compared."""
    return {"entry_id": sent_to_compare(essay_duty(world.cast.member), world.cast.secretary).public_id}


def receipt(world: World) -> dict[str, str]:
    """The first version of the member's essay."""
    return {"duty_id": submitted_essay(world.cast.member).duty.public_id, "number": "1"}


def released(world: World) -> Essay:
    """The member's essay, graded by the secretary and released."""
    return released_essay(world.cast.member, world.cast.secretary, world.cast.officer)


def released_duty(world: World) -> dict[str, str]:
    """By the duty."""
    return {"duty_id": released(world).duty.public_id}


def appealed_duty(world: World) -> dict[str, str]:
    """With an appeal that is open."""
    essay = released(world)
    appealed(essay, world.cast.member)
    return {"duty_id": essay.duty.public_id}


def appeal(world: World) -> dict[str, str]:
    """The appeal by its own address."""
    return {"appeal_id": appealed(released(world), world.cast.member).public_id}


def campaign(world: World) -> dict[str, str]:
    """The commune's campaign of essays, of which one is graded and nothing released."""
    graded(world.essay, world.cast.secretary)
    return {"campaign_id": fresh(world.essay).duty.enrolment.campaign.public_id}


def released_campaign(world: World) -> dict[str, str]:
    """The same with a result released."""
    return {"campaign_id": fresh(released(world)).duty.enrolment.campaign.public_id}


def rubric(world: World) -> dict[str, str]:
    """The one shipped."""
    return {"rubric_id": Rubric.objects.get(unit=None).public_id}
