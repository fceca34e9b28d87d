"""A screen, and the screens of a role."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Screen:
    """An address, and what to click from there on."""

    name: str
    address: str
    clicks: tuple[str, ...] = ()


@dataclass(frozen=True)
class RoleScreens:
    """The account's role as `dev.py run` prints it, and its screens."""

    account: str
    screens: list[Screen] = field(default_factory=list)
