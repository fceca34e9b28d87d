"""Where a user may act: the paths that their roles cover."""

from members.access.choices import Role
from members.access.models import User

OFFICER_ROLES = (Role.PROPAGANDA_OFFICER, Role.ADMINISTRATOR)
OVERSEER_ROLES = (Role.CELL_SECRETARY, *OFFICER_ROLES)


def paths_of(user: User, *roles: Role) -> set[str]:
    """Paths of the units where the user holds one of the roles today."""
    return {grant.unit.path for grant in user.grants if grant.role in roles}


def holds(user: User, *roles: Role) -> bool:
    """Whether the user holds one of the roles anywhere."""
    return bool(paths_of(user, *roles))


def own_paths(user: User) -> set[str]:
    """Where the user belongs or holds any role: what is addressed to these units concerns them."""
    paths = {grant.unit.path for grant in user.grants}
    return paths | {user.membership.path} if user.membership else paths
