"""What of units and people a user may see."""

from django.db.models import Q, QuerySet

from members.access.models import RoleGrant, User
from members.access.scope import OVERSEER_ROLES, paths_of
from members.people.models import Member
from members.units.models import Unit
from members.units.queries import within


def units_visible_to(user: User) -> QuerySet[Unit]:
    """Units the user oversees, and their own."""
    own = Q(pk=user.membership.pk) if user.membership else Q(pk__in=[])
    return Unit.objects.filter(within(paths_of(user, *OVERSEER_ROLES)) | own)


def members_visible_to(user: User) -> QuerySet[Member]:
    """Members whose open membership lies where the user oversees, and the user's own record."""
    overseen = within(paths_of(user, *OVERSEER_ROLES), "memberships__unit__path")
    belonging = Q(memberships__left_on__isnull=True) & overseen
    return Member.objects.filter(Q(pk=user.member_id) | belonging).distinct()


def grants_visible_to(user: User) -> QuerySet[RoleGrant]:
    """Roles granted where the user oversees, and the user's own."""
    overseen = within(paths_of(user, *OVERSEER_ROLES), "unit__path")
    return RoleGrant.objects.filter(overseen | Q(member_id=user.member_id))
