"""Thousands of rows a few hundred at a time: their keys, cut into parts, each held while it is written."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)

CHUNK = 500
"""Rows written in one transaction."""


def keys_of(rows: QuerySet[Row] | Iterable[int]) -> list[int]:
    """The keys of rows, or the keys themselves, each once and in order."""
    if isinstance(rows, QuerySet):
        return list(rows.order_by("pk").values_list("pk", flat=True).distinct())
    return sorted(set(rows))


def parts_of(keys: list[int]) -> Iterator[list[int]]:
    """The keys, at most `CHUNK` at a time."""
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))


def hold(rows: QuerySet[Row], *columns: str) -> list[Any]:
    """These columns of the rows, held until the transaction ends.

    On PostgreSQL two runs over the same rows wait for each other, always in the order of the
    keys, so that neither counts what the other did; SQLite has one writer anyway.
    """
    return list(rows.select_for_update(of=("self",)).order_by("pk").values_list(*columns))
