"""The demonstration's units, members and roles."""

from datetime import date
from typing import Any

from django.utils import timezone

from members.access.actions import grant_role, sync_editor_groups
from members.access.choices import Role
from members.access.models import User
from members.people.models import ActivityExemption, Member, Membership
from members.units.actions import found_unit
from members.units.models import Level, Unit
from portal.demo.accounts import PASSWORD, ROLES, number_of
from portal.demo.content import read

FOUNDED = date(2025, 7, 1)


def load_units() -> dict[str, Unit]:
    """Found the units, parents first; by key."""
    levels = {level.code: level for level in Level.objects.all()}
    units: dict[str, Unit] = {}
    for row in read("units")["units"]:
        units[row["key"]] = found_unit(
            level=levels[row["level"]],
            name=row["name"],
            short_name=row.get("short_name", ""),
            parent=units[row["parent"]] if "parent" in row else None,
            opened_on=FOUNDED,
        )
    return units


def load_people(units: dict[str, Unit]) -> dict[str, Member]:
    """Create members, memberships and exemptions in bulk; by key."""
    rows = read("people")["people"]
    members = Member.objects.bulk_create([member_of(n, row) for n, row in enumerate(rows)])
    Membership.objects.bulk_create(
        Membership(member=m, unit=units[row["cell"]], position=row.get("position", ""), joined_on=FOUNDED)
        for m, row in zip(members, rows, strict=True)
    )
    ActivityExemption.objects.bulk_create(
        ActivityExemption(member=m, starts_on=FOUNDED, decision="Quyết định miễn công tác và sinh hoạt đảng")
        for m, row in zip(members, rows, strict=True)
        if row.get("exempt")
    )
    return {row["key"]: m for m, row in zip(members, rows, strict=True)}


def member_of(index: int, row: dict[str, Any]) -> Member:
    """The member of one row, not yet saved."""
    return Member(
        number=number_of(index),
        full_name=row["full_name"],
        kind=row["kind"],
        gender=row["gender"],
        born_on=row["born"],
        phone=row.get("phone", ""),
    )


def load_roles(units: dict[str, Unit], members: dict[str, Member]) -> dict[str, User]:
    """Every cell's secretary, and the officers of the province; accounts for the roles shown."""
    keys: dict[str, str] = read("people")["accounts"]
    accounts = {role: User.objects.create_user(members[keys[role]], PASSWORD) for role in ROLES}
    province = next(unit for unit in units.values() if unit.parent is None)
    for membership in Membership.objects.filter(position="Bí thư chi bộ").select_related("member", "unit"):
        grant(membership.member, Role.CELL_SECRETARY, membership.unit)
    for role in (Role.PROPAGANDA_OFFICER, Role.RAPPORTEUR, Role.ADMINISTRATOR):
        grant(members[keys[role.value.lower()]], role, province)
        sync_editor_groups(member=members[keys[role.value.lower()]])
    return accounts


def grant(member: Member, role: Role, unit: Unit) -> None:
    """Grant the role from the founding on."""
    grant_role(member=member, role=role, unit=unit, starts_on=min(FOUNDED, timezone.localdate()), by=None)
