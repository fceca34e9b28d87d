"""Founding units. Their later changes are closings with successors, never moves."""

from datetime import date

from django.db import transaction

from members.units.models import Level, Unit
from members.units.paths import STEP, step


@transaction.atomic
def found_unit(
    *, level: Level, name: str, parent: Unit | None, opened_on: date, short_name: str = "", code: str = ""
) -> Unit:
    """Create a unit below its parent. Two at once cannot get one path: the column is unique."""
    siblings = Unit.objects.select_for_update().filter(parent=parent).order_by("-path")
    last = siblings.values_list("path", flat=True).first()
    number = int(last[-STEP:], 36) + 1 if last else 0
    path = (parent.path if parent else "") + step(number)
    return Unit.objects.create(
        level=level,
        parent=parent,
        path=path,
        name=name,
        short_name=short_name,
        code=code,
        opened_on=opened_on,
    )
