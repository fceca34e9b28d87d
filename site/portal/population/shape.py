"""How large a population is and how it is divided; pure arithmetic and dice, no database."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from django.utils.translation import gettext as _

PROVINCIAL_COMMITTEES = 4
"""Committees under a province that are no commune: party agencies, government, army, police."""
CELLS_PER_COMMUNE = 59
CELLS_PER_GRASSROOTS = 5
LEAST_IN_CELL = 3
"""A cell has at least three full members."""
PROBATIONARY_SHARE = 0.04


class ImpossibleShape(ValueError):
    """The numbers asked for do not go together; the message says why, in Vietnamese."""


@dataclass(frozen=True)
class Shape:
    """What is to be made; all counts are totals, `non_members` come on top of `members`."""

    members: int
    cells: int
    communes: int
    provinces: int
    non_members: int

    @property
    def committees(self) -> int:
        """Committees right under the provinces."""
        return self.communes + PROVINCIAL_COMMITTEES * self.provinces

    @property
    def probationary_chance(self) -> float:
        """Of a member beyond the first three of the cell, so that about 4 % of all are probationary."""
        beyond = self.members - LEAST_IN_CELL * self.cells
        return min(PROBATIONARY_SHARE * self.members / beyond, 1.0) if beyond else 0.0


def shape_of(*, members: int, cells: int, communes: int | None, provinces: int, non_member_percent: float) -> Shape:
    """The shape asked for; without `communes`, about 59 cells each. Raises `ImpossibleShape`."""
    if provinces < 1 or non_member_percent < 0:
        raise ImpossibleShape(_("Số tỉnh phải từ 1 trở lên và tỷ lệ quần chúng không được âm."))
    chosen = max(round(cells / CELLS_PER_COMMUNE), provinces) if communes is None else communes
    shape = Shape(members, cells, chosen, provinces, round(members * non_member_percent / 100))
    if chosen < provinces:
        raise ImpossibleShape(_("Mỗi tỉnh phải có ít nhất một xã, phường."))
    if cells < shape.committees:
        raise ImpossibleShape(
            _("%(committees)s đảng bộ dưới tỉnh cần ít nhất ngần ấy chi bộ.") % {"committees": shape.committees}
        )
    if members < LEAST_IN_CELL * cells:
        raise ImpossibleShape(_("Mỗi chi bộ phải có ít nhất ba đảng viên."))
    return shape


def evenly(total: int, weights: list[int]) -> Iterator[int]:
    """Divides `total` in proportion to the weights, to the last one."""
    whole, given = sum(weights), 0
    for upto in accumulate(weights):
        share = total * upto // whole - given
        given += share
        yield share


def unevenly(total: int, parts: int, least: int, dice: Random) -> list[int]:
    """Divides `total` into parts of differing size, none below `least`; `total` must allow it."""
    weights = [dice.randint(40, 160) for _part in range(parts)]
    return [least + share for share in evenly(total - least * parts, weights)]
