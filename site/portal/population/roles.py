"""Who leads and who speaks: secretaries, officers, rapporteurs and administrators, in bulk."""

from random import Random

from django.contrib.auth.models import Group

from members.access.actions import EDITOR_GROUPS
from members.access.choices import Role
from members.access.models import RoleGrant, User
from members.people.choices import MemberKind
from members.people.models import Member, Membership
from members.units.models import Unit
from portal.population.people import SECRETARY
from portal.population.units import FOUNDED

PROVINCE_OFFICERS = 3
MEMBERS_PER_RAPPORTEUR = 150
MEMBERS_PER_PROVINCIAL_RAPPORTEUR = 1_400
LEAST_PROVINCIAL_RAPPORTEURS = 3


def grants_of_secretaries(memberships: list[Membership]) -> list[RoleGrant]:
    """Every secretary leads the own cell."""
    led = [m for m in memberships if m.position == SECRETARY]
    return [grant(m.member, Role.CELL_SECRETARY, m.unit) for m in led]


def eligible(memberships: list[Membership], dice: Random) -> list[Member]:
    """Full members in any order, those who lead a cell last."""
    full = [m for m in memberships if m.member.kind == MemberKind.FULL]
    dice.shuffle(full)
    return [m.member for m in sorted(full, key=lambda m: m.position == SECRETARY)]


def grants_of_province(province: Unit, members: int, people: list[Member]) -> list[RoleGrant]:
    """Three officers, an administrator, and rapporteurs; as many as there are people for."""
    rapporteurs = max(members // MEMBERS_PER_PROVINCIAL_RAPPORTEUR, LEAST_PROVINCIAL_RAPPORTEURS)
    return [
        *(grant(m, Role.PROPAGANDA_OFFICER, province) for m in people[:PROVINCE_OFFICERS]),
        *(grant(m, Role.ADMINISTRATOR, province) for m in people[PROVINCE_OFFICERS:][:1] or people[:1]),
        *(grant(m, Role.RAPPORTEUR, province) for m in people[::-1][:rapporteurs]),
    ]


def grants_of_committee(committee: Unit, members: int, people: list[Member]) -> list[RoleGrant]:
    """One officer, and rapporteurs by the number of members."""
    rapporteurs = max(members // MEMBERS_PER_RAPPORTEUR, 1)
    officer = grant(people[0], Role.PROPAGANDA_OFFICER, committee)
    return [officer, *(grant(m, Role.RAPPORTEUR, committee) for m in people[1:][:rapporteurs])]


def grant(member: Member, role: Role, unit: Unit) -> RoleGrant:
    """A grant since the founding, not yet saved."""
    return RoleGrant(member=member, role=role, unit=unit, starts_on=FOUNDED)


def save(grants: list[RoleGrant], *, with_accounts: bool) -> None:
    """Save the grants; accounts enter the groups by which Wagtail knows editors."""
    RoleGrant.objects.bulk_create(grants)
    if with_accounts:
        enter_editor_groups([g for g in grants if g.role in EDITOR_GROUPS])


def enter_editor_groups(grants: list[RoleGrant]) -> None:
    """As `members.access.actions.sync_editor_groups` does for one."""
    groups = dict(Group.objects.values_list("name", "pk"))
    accounts = dict(User.objects.filter(member__in=[g.member_id for g in grants]).values_list("member_id", "pk"))
    entries = {(accounts[g.member_id], groups[EDITOR_GROUPS[Role(g.role)]]) for g in grants}
    through = User.groups.through
    through.objects.bulk_create(
        (through(user_id=user, group_id=group) for user, group in sorted(entries)), ignore_conflicts=True
    )
