"""The units of a population, in bulk: province, committee, grassroots organisations, cells."""

from collections.abc import Iterator
from datetime import date
from random import Random

from members.units.choices import LevelCode
from members.units.models import Level, Unit
from members.units.paths import step
from portal.population.dice import public_id
from portal.population.places import Grove

FOUNDED = date(2025, 7, 1)
"""Since when the levels are province, commune, grassroots, cell."""
CELLS_AT_ONCE = 200
"""Cells whose people are held in memory together."""


class Forest:
    """Plants units; `dice` decides their public ids."""

    def __init__(self, dice: Random) -> None:
        self.dice = dice
        self.levels = {level.code: level for level in Level.objects.all()}
        self.planted = 0

    def seedling(self, level: LevelCode, name: str, parent: Unit | None, number: int) -> Unit:
        """The parent's n-th child (from 0), not yet saved."""
        called = name.removeprefix("Chi bộ ").removeprefix("Đảng bộ ")
        return Unit(
            public_id=public_id(self.dice),
            level=self.levels[level],
            parent=parent,
            path=(parent.path if parent else "") + step(number),
            name=name,
            short_name=(called[:1].upper() + called[1:])[:80],
            opened_on=FOUNDED,
        )

    def plant(self, seedlings: list[Unit]) -> list[Unit]:
        """Save them; the same units, now with primary keys."""
        self.planted += len(seedlings)
        return Unit.objects.bulk_create(seedlings)

    def plant_groves(self, committee: Unit, groves: list[Grove]) -> Iterator[list[Unit]]:
        """Save the committee's grassroots organisations, then their cells, yielding some cells at a time."""
        grown = self.plant(
            [self.seedling(LevelCode.GRASSROOTS, g.name, committee, nth) for nth, g in enumerate(groves)]
        )
        places = [
            (parent, nth, name)
            for parent, grove in zip(grown, groves, strict=True)
            for nth, name in enumerate(grove.cells)
        ]
        for begin in range(0, len(places), CELLS_AT_ONCE):
            some = places[begin : begin + CELLS_AT_ONCE]
            yield self.plant([self.seedling(LevelCode.CELL, name, parent, nth) for parent, nth, name in some])


def next_root() -> int:
    """The number of the next unit without a parent."""
    last = Unit.objects.filter(parent=None).order_by("-path").values_list("path", flat=True).first()
    return int(last, 36) + 1 if last else 0
