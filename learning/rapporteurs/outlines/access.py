"""Who writes and who reviews an outline: predicates that the flow and the lists share."""

from learning.rapporteurs.outlines.models import Outline
from members.access.choices import Role
from members.access.models import User


def boards_of(user: User) -> set[str]:
    """Paths of the units whose propaganda board the person sits on: their own grants, not what lies below."""
    return {grant.unit.path for grant in user.grants if grant.role == Role.PROPAGANDA_OFFICER}


def units_spoken_for(user: User) -> set[str]:
    """Paths of the units whose rapporteur the person is."""
    return {grant.unit.path for grant in user.grants if grant.role == Role.RAPPORTEUR}


def writes(outline: Outline, user: User) -> bool:
    """The author."""
    return outline.author_id == user.pk


def reviews(outline: Outline, user: User) -> bool:
    """The propaganda board of the same level; nobody reviews their own (`CB3.3`)."""
    return not writes(outline, user) and outline.unit.path in boards_of(user)
