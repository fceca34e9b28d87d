"""The entries of the shell's navigation, registered by each app when it gets ready."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise


@dataclass(frozen=True)
class NavigationItem:
    """`shown_to` decides per request; `primary` entries also stand in the phone's bottom bar."""

    order: int
    label: str | Promise
    icon: str
    url_name: str
    shown_to: Callable[[HttpRequest], bool]
    primary: bool = False
    prefixes: tuple[str, ...] = ()


_items: dict[str, NavigationItem] = {}


def register(item: NavigationItem) -> None:
    """Add an entry; registering the same address again replaces it."""
    _items[item.url_name] = item


def items() -> list[NavigationItem]:
    """All entries in their order."""
    return sorted(_items.values(), key=lambda item: item.order)
