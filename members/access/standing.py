"""Where a person stands today: the unit they belong to, and the units where they hold a role."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models.query import RawQuerySet

from members.units.models import Level, Unit

TODAY = """
    SELECT unit.*, level.code AS level_code, level.label AS level_label, level.rank AS level_rank, '' AS held, 0 AS turn
    FROM members_membership AS own
    JOIN members_unit AS unit ON unit.id = own.unit_id
    JOIN members_level AS level ON level.id = unit.level_id
    WHERE own.member_id = %s AND own.left_on IS NULL
    UNION ALL
    SELECT unit.*, level.code, level.label, level.rank, role.role, role.id
    FROM members_rolegrant AS role
    JOIN members_unit AS unit ON unit.id = role.unit_id
    JOIN members_level AS level ON level.id = unit.level_id
    WHERE role.member_id = %s AND role.starts_on <= %s AND (role.ends_on IS NULL OR role.ends_on >= %s)
    ORDER BY turn
"""
"""Written out: every page for a signed-in person asks it, and composing it took longer than answering it."""


@dataclass(frozen=True)
class Holding:
    """A role in force over a unit and all below it."""

    role: str
    unit: Unit


@dataclass(frozen=True)
class Standing:
    """`membership` is None for someone who belongs nowhere today."""

    membership: Unit | None
    held: list[Holding]


def standing_of(member_id: int, today: date) -> Standing:
    """The member's, in one query; every unit with its level."""
    membership, held = None, []
    rows: RawQuerySet[Any] = Unit.objects.raw(TODAY.strip(), [member_id, member_id, today, today])
    for unit in rows:
        unit.level = Level(unit.level_id, unit.level_code, unit.level_label, unit.level_rank)
        if unit.held:
            held.append(Holding(unit.held, unit))
        else:
            membership = unit
    return Standing(membership, held)
