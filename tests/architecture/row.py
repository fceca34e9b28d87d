"""One row of the table of access, and groups of the cast."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.test.client import MULTIPART_CONTENT

from tests.architecture.world import World

EVERYONE = frozenset(
    {"member", "neighbour", "secretary", "other_secretary", "rapporteur", "stranger"}
    | {"officer", "commune_officer", "administrator"}
)
PROVINCE = frozenset({"officer", "administrator"})
"""Who answers for the whole province."""
OFFICERS = PROVINCE | {"commune_officer"}
READERS = EVERYONE - {"stranger"}
"""Those of the commune, and those above it."""
SECRETARIES = frozenset({"secretary", "other_secretary"})


@dataclass(frozen=True)
class Row:
    """Who of the cast may; `arguments` name the object, `data` is what is sent with a POST."""

    may: frozenset[str]
    arguments: Callable[[World], dict[str, str]] = lambda world: {}
    posts: bool = False
    data: Any = field(default_factory=dict)
    content_type: str = MULTIPART_CONTENT

    @property
    def refused(self) -> frozenset[str]:
        """The rest of the cast."""
        return EVERYONE - self.may

    @property
    def names_object(self) -> bool:
        """Whether the address names one object."""
        return self.arguments.__name__ != "<lambda>" or self.arguments.__code__.co_consts != (None,)


def by_id(name: str, key: str = "public_id") -> Callable[[World], dict[str, str]]:
    """The world's object of that name, by its public id under the key."""
    return lambda world: {key: getattr(world, name).public_id}


def unit(name: str) -> Callable[[World], dict[str, str]]:
    """The unit of that name in the cast."""
    return lambda world: {"unit_id": getattr(world.cast, name).public_id}
