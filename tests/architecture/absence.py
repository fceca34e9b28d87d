"""A conference of the commune that is over, for the cast to try what follows from presence."""

from collections.abc import Callable

from foundation.files.actions import keep
from foundation.files.kinds import PAPERS
from learning.attendance.actions.petitions import claim_presence
from learning.attendance.models import PresenceClaim
from learning.campaigns import kinds
from tests.architecture.world import World
from tests.factories.attendance import Held, hold
from tests.foundation.files import samples

Arguments = Callable[[World], dict[str, str]]


def open_one(world: World) -> Held:
    """Its roster is kept."""
    return hold(world.cast, world.campaign)


def closed_one(world: World) -> Held:
    """Its roster is closed; nobody came."""
    held = open_one(world)
    held.close()
    return held


def conference(world: World) -> dict[str, str]:
    """The open one."""
    return {"conference_id": open_one(world).conference.public_id}


def closed_conference(world: World) -> dict[str, str]:
    """The closed one."""
    return {"conference_id": closed_one(world).conference.public_id}


def workbook(world: World) -> dict[str, str]:
    """The lists as a file."""
    return closed_conference(world) | {"file_form": "xlsx"}


def session(world: World) -> dict[str, str]:
    """Its morning."""
    held = open_one(world)
    return {"conference_id": held.conference.public_id, "session_id": held.morning.public_id}


def entry(world: World) -> dict[str, str]:
    """The member's place in the open one."""
    held = open_one(world)
    return {"conference_id": held.conference.public_id, "entry_id": held.entry(world.cast.member).public_id}


def retake(world: World) -> dict[str, str]:
    """The member's place in the closed one; they must study again, which an essay can be."""
    held = closed_one(world)
    assert kinds.self_study_kind()
    held.confirm(world.cast.member)
    return {"conference_id": held.conference.public_id, "entry_id": held.entry(world.cast.member).public_id}


def claim(world: World) -> PresenceClaim:
    """The member contests the record, with a picture."""
    user = world.cast.member
    stored = keep(upload=samples.upload(samples.PDF, "giay.pdf"), by=user, kinds=PAPERS)
    held = open_one(world)
    return claim_presence(entry=held.entry(user), statement="Tôi có mặt", document=stored, by=user)


def petition(world: World) -> dict[str, str]:
    """By its own address."""
    return {"petition_id": claim(world).public_id}


def own_petition(world: World) -> dict[str, str]:
    """By the conference's."""
    asked = claim(world)
    conference_id = asked.entry.study_class.conference.public_id
    return {"conference_id": conference_id, "petition_id": asked.public_id}
