"""What of units and people a user may see."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from members.access.choices import Role
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


def nearest_holders(paths: Iterable[str], roles: Iterable[Role], *, without: Iterable[int]) -> list[RoleGrant]:
    """Of these units the lowest in which someone signs in with one of the roles today: those who hold it there.

    `without` are members who do not count. Empty when nobody holds one in any of the units.
    """
    today = timezone.localdate()
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    grants = RoleGrant.objects.filter(lasting, starts_on__lte=today, role__in=roles, unit__path__in=set(paths))
    able = grants.filter(member__user__is_active=True).exclude(member__in=set(without))
    found = list(able.select_related("member__user", "unit").order_by("unit__path", "member__sort_key", "pk"))
    nearest = max((grant.unit.path for grant in found), key=len, default="")
    return [grant for grant in found if grant.unit.path == nearest]
