"""Reads of the tree."""

from functools import reduce
from operator import or_
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from members.units.models import Unit
from members.units.paths import outermost, subtree_range

Row = TypeVar("Row", bound=Model)


def within(paths: set[str] | list[str], field: str = "path") -> Q:
    """Rows whose path column lies in one of the subtrees, as range scans; none for no path."""
    ranges = [subtree_range(path) for path in outermost(set(paths))]
    parts = [Q(**{f"{field}__gte": first, f"{field}__lt": after}) for first, after in ranges]
    return reduce(or_, parts) if parts else Q(pk__in=[])


def open_units() -> QuerySet[Unit]:
    """Units that exist today."""
    return Unit.objects.filter(closed_on__isnull=True)


def children_of(unit: Unit) -> QuerySet[Unit]:
    """The units directly below, still open."""
    return open_units().filter(parent=unit).order_by("path")
