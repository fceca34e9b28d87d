"""Makes a whole population in one transaction, a committee at a time, in bounded memory."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from random import Random

from django.db import reset_queries, transaction
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from members.access.models import RoleGrant
from members.people.models import Member
from members.units.choices import LevelCode
from members.units.models import Unit
from portal.population import places, roles
from portal.population.dice import Weighted
from portal.population.names import COMMON_ON_THE_LAND, IN_TOWN, Naming
from portal.population.people import Crowd, last_number
from portal.population.places import BODIES, Distinct, Grove
from portal.population.shape import CELLS_PER_GRASSROOTS, LEAST_IN_CELL, Shape, evenly, unevenly
from portal.population.units import Forest, next_root

WARD_CHANCE = 0.08


class NotEmpty(Exception):
    """The database has units already; the message says so, in Vietnamese."""


@dataclass
class Made:
    """What was made; `numbers` holds one card number a role to try out."""

    units: int = 0
    people: int = 0
    exempt: int = 0
    roles: Counter[str] = field(default_factory=Counter)
    numbers: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def populate(
    shape: Shape,
    *,
    seed: int,
    with_accounts: bool,
    beside: bool = False,
    tell: Callable[[int], None] = lambda _done: None,
) -> Made:
    """Make the population; `tell` hears how many committees are done. All of it or, on any error, nothing.

    The same seed makes the same content in every empty database. Raises `NotEmpty` where units exist,
    unless it may stand `beside` them.
    """
    existing = Unit.objects.count()
    if existing and not beside:
        raise NotEmpty(_("Cơ sở dữ liệu đã có tổ chức đảng; chỉ tạo thêm khi có --force."))
    dice = Random(f"{seed}/{existing}")  # noqa: S311 — reproducible on purpose
    return Builder(shape, dice, with_accounts, tell).build()


class Builder:
    """One run."""

    def __init__(self, shape: Shape, dice: Random, with_accounts: bool, tell: Callable[[int], None]) -> None:
        self.shape, self.dice, self.with_accounts, self.tell = shape, dice, with_accounts, tell
        self.forest = Forest(dice)
        self.crowd = Crowd(dice, last_number(), shape.probationary_chance, with_accounts)
        self.made = Made()
        self.done = 0

    def build(self) -> Made:
        """Province by province."""
        shape, first = self.shape, next_root()
        communes = list(evenly(shape.communes, [1] * shape.provinces))
        committees = [count + len(BODIES) for count in communes]
        cells = [n + few for n, few in zip(evenly(shape.cells - shape.committees, committees), committees, strict=True)]
        extra = evenly(shape.members - LEAST_IN_CELL * shape.cells, cells)
        others = evenly(shape.non_members, cells)
        for nth, row in enumerate(zip(communes, cells, extra, others, strict=True)):
            self.province(first + nth, *row)
        self.made.units, self.made.people, self.made.exempt = self.forest.planted, self.crowd.made, self.crowd.exempt
        return self.made

    def province(self, number: int, communes: int, cells: int, extra: int, others: int) -> None:
        """One province: `extra` members beyond three a cell, and `others` who are no members."""
        called = places.province_name(number)
        name = f"Đảng bộ tỉnh {called}"
        province = self.forest.plant([self.forest.seedling(LevelCode.PROVINCE, name, None, number)])[0]
        shares = unevenly(cells, communes + len(BODIES), 1, self.dice)
        rows = zip(shares, evenly(extra, shares), evenly(others, shares), strict=True)
        distinct = Distinct()
        members = LEAST_IN_CELL * cells + extra
        for nth, (few, more, guests) in enumerate(rows):
            committee_name, groves, peoples = self.plan(nth, few, distinct)
            seedling = self.forest.seedling(LevelCode.COMMUNE, committee_name, province, nth)
            committee = self.forest.plant([seedling])[0]
            people = self.committee(committee, groves, (few, more, guests), peoples)
            if nth == 0:
                self.save(roles.grants_of_province(province, members, people))
        record(actor=None, verb="make_population", target=province, after={"members": members, "cells": cells})

    def plan(self, nth: int, cells: int, distinct: Distinct) -> tuple[str, list[Grove], Weighted[Naming]]:
        """Name, grassroots organisations and peoples of a province's n-th committee."""
        dice = self.dice
        sizes = unevenly(cells, max(round(cells / CELLS_PER_GRASSROOTS), 1), 1, dice)
        if nth < len(BODIES):
            body = list(BODIES)[nth]
            return f"Đảng bộ {body}", places.groves_of_body(body, sizes), IN_TOWN
        is_ward = dice.random() < WARD_CHANCE
        name = distinct(f"{'phường' if is_ward else 'xã'} {places.place(dice)}")
        peoples = IN_TOWN if is_ward else COMMON_ON_THE_LAND.pick(dice)
        return f"Đảng bộ {name}", places.groves_of_commune(name, is_ward, sizes, dice), peoples

    def committee(
        self, committee: Unit, groves: list[Grove], counts: tuple[int, int, int], peoples: Weighted[Naming]
    ) -> list[Member]:
        """Cells with their people and roles; who could hold further roles comes back, those with none yet first.

        `counts`: cells, members beyond three a cell, non-members.
        """
        cells, extra, guests = counts
        members = LEAST_IN_CELL * cells + extra
        sizes = unevenly(members, cells, LEAST_IN_CELL, self.dice)
        sizes_with_guests = zip(sizes, list(evenly(guests, sizes)), strict=True)
        able: list[Member] = []
        for some in self.forest.plant_groves(committee, groves):
            belonging = self.crowd.settle(some, list(islice(sizes_with_guests, len(some))), peoples)
            self.save(roles.grants_of_secretaries(belonging))
            able = able or roles.eligible(belonging, self.dice)
        grants = roles.grants_of_committee(committee, members, able)
        self.save(grants)
        reset_queries()  # under PORTAL_DEBUG Django would keep every statement
        self.done += 1
        self.tell(self.done)
        return able[len(grants) :] + able[: len(grants)]

    def save(self, grants: list[RoleGrant]) -> None:
        """Save the grants, and remember one holder a role to try out."""
        roles.save(grants, with_accounts=self.with_accounts)
        for given in grants:
            self.made.roles[given.role] += 1
            self.made.numbers.setdefault(given.role, given.member.number)
