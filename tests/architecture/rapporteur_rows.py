"""Rapporteurs, and what they speak from: who of the cast may use which address."""

from tests.architecture.row import OFFICERS, PROVINCE, Row
from tests.architecture.world import World
from tests.factories.rapporteurs import first_session, make_assignment, make_rapporteur


def own_row(world: World) -> dict[str, str]:
    """The cast's rapporteur, kept by the province."""
    cast = world.cast
    return {"rapporteur_id": make_rapporteur(cast.rapporteur.member, cast.province, cast.officer).public_id}


def session(world: World) -> dict[str, str]:
    """The morning of the commune's conference."""
    conference = world.planned.conference
    return {"public_id": conference.public_id, "session_id": first_session(conference).public_id}


def assignment(world: World) -> dict[str, str]:
    """The rapporteur speaks there."""
    return {"assignment_id": make_assignment(world.cast, world.planned.conference).public_id}


def member(world: World) -> dict[str, str]:
    """Someone who is no rapporteur."""
    return {"member_id": world.cast.member.member.public_id}


RAPPORTEUR_ROWS = {
    "rapporteurs:list": Row(OFFICERS),
    "rapporteurs:export": Row(OFFICERS),
    "rapporteurs:choose": Row(OFFICERS),
    "rapporteurs:create": Row(OFFICERS, member),
    "rapporteurs:detail": Row(OFFICERS | {"rapporteur"}, own_row),
    "rapporteurs:edit": Row(PROVINCE, own_row),
    "rapporteurs:review": Row(PROVINCE, own_row, posts=True, data={"verdict": "KEPT", "note": "Tốt"}),
    "rapporteurs:release": Row(PROVINCE, own_row, posts=True, data={"reason": "Chuyển công tác"}),
    "rapporteurs:assign": Row(OFFICERS, session),
    "rapporteurs:withdraw": Row(OFFICERS, assignment, posts=True, data={"reason": "Bận việc"}),
}
