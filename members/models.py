"""All models of the app."""

from members.access.models import RoleGrant, User
from members.people.models import ActivityExemption, Member, Membership
from members.units.models import Level, Unit, UnitChange

__all__ = ["ActivityExemption", "Level", "Member", "Membership", "RoleGrant", "Unit", "UnitChange", "User"]
