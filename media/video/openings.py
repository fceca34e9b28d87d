"""Recordings that are open to the people: apps that show them on open pages say which."""

from collections.abc import Callable
from functools import reduce
from operator import or_

from django.db.models import Q

Opening = Callable[[], Q]

_openings: list[Opening] = []


def register(opening: Opening) -> None:
    """Add a condition on recordings that says yes for those on pages its app knows."""
    if opening not in _openings:
        _openings.append(opening)


def open_to_all() -> Q:
    """Whether any of the conditions says yes; without one nothing is open."""
    return reduce(or_, (opening() for opening in _openings), Q(pk__in=[]))
