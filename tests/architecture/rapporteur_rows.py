"""Rapporteurs, and what they speak from: who of the cast may use which address."""

from learning.rapporteurs.outlines.models import Outline, OutlinePicture
from tests.architecture.row import OFFICERS, PROVINCE, Row
from tests.architecture.world import World
from tests.factories.outlines import bare, make_remark
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


def outline(world: World, state: str = "SUBMITTED") -> Outline:
    """The cast's rapporteur's, before the province's board, in two versions."""
    return bare(world.cast, world.resolution, state, versions=2)


def handed_in(world: World) -> dict[str, str]:
    """By its public id."""
    return {"outline_id": outline(world).public_id}


def being_written(world: World) -> dict[str, str]:
    """Still on the author's desk."""
    return {"outline_id": outline(world, "DRAFT").public_id}


def approving(world: World) -> dict[str, str]:
    """The step that approves it."""
    return handed_in(world) | {"name": "approve"}


def file_of(world: World) -> dict[str, str]:
    """Its first version's file."""
    made = outline(world)
    return {"outline_id": made.public_id, "version_id": made.versions.get(number=1).public_id}


def remarked(world: World) -> dict[str, str]:
    """The officer's remark on it."""
    made = outline(world)
    remark = make_remark(made.versions.get(number=2), world.cast.officer)
    return {"outline_id": made.public_id, "comment_id": remark.public_id}


def drawn(world: World) -> dict[str, str]:
    """A picture on its first page."""
    made = outline(world)
    return {"picture_id": OutlinePicture.objects.filter(page__version__outline=made).earliest("pk").public_id}


WORKING = PROVINCE | {"rapporteur"}
AUTHOR, BOARD = frozenset({"rapporteur"}), frozenset({"officer"})
REMARK = {"page": "1", "key": "abc", "text": "Nói rõ hơn"}

RAPPORTEUR_ROWS = {
    "outlines:list": Row(AUTHOR | BOARD | {"commune_officer"}),
    "outlines:queue": Row(BOARD | {"commune_officer"}),
    "outlines:create": Row(AUTHOR),
    "outlines:detail": Row(WORKING, handed_in),
    "outlines:compare": Row(WORKING, handed_in),
    "outlines:original": Row(WORKING, file_of),
    "outlines:picture": Row(WORKING, drawn),
    "outlines:upload": Row(AUTHOR, being_written),
    "outlines:place": Row(AUTHOR, being_written, posts=True, data={"part": "NEW", "page": "1"}),
    "outlines:comment": Row(BOARD, handed_in, posts=True, data=REMARK),
    "outlines:close_comment": Row(AUTHOR | BOARD, remarked, posts=True, data={"answer": "Đã sửa"}),
    "outlines:step": Row(BOARD, approving, posts=True, data={"seen": "0"}),
    "outlines:quarantine": Row(AUTHOR | BOARD, handed_in, posts=True, data={"reason": "Có nội dung mật"}),
    "outlines:offer": Row(OFFICERS | {"rapporteur"}, assignment),
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
