"""What can be required of a member: kinds of duty, registered by the apps that know them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from learning.campaigns.models import Duty
from members.access.models import User


@dataclass(frozen=True)
class Target:
    """Something a requirement of a kind may point to. `minutes` is an estimate for the member."""

    identifier: str
    title: str
    minutes: int


@dataclass(frozen=True)
class Remedy:
    """What whoever oversees a member may do about a duty not passed: the button's words and where it leads."""

    label: str | Promise
    address: str


def no_evidence(duty: Duty) -> str:
    """The `evidence` of kinds that have nothing to add."""
    return ""


def no_remedy(duty: Duty) -> Remedy | None:
    """The `remedy` of kinds that cannot be failed."""
    return None


@dataclass(frozen=True)
class DutyKind:
    """`address` is where the member goes to do it; `targets` are what an officer may require.

    `evidence` tells in words how the duty was settled, for whoever oversees the member:
    nothing private, no mark (a mark belongs to the member and those who grade).
    `remedy` is asked for failed duties only. `place` is where the kind stands in a new campaign:
    what is learnt before what asks for it.
    """

    code: str
    label: str | Promise
    action_label: str | Promise
    icon: str
    address: Callable[[Duty], str]
    targets: Callable[[User], list[Target]]
    evidence: Callable[[Duty], str] = no_evidence
    remedy: Callable[[Duty], Remedy | None] = no_remedy
    place: int = 1


_kinds: dict[str, DutyKind] = {}


def register(kind: DutyKind) -> None:
    """Add a kind; registering the same code again replaces it."""
    _kinds[kind.code] = kind


def kind_of(code: str) -> DutyKind:
    """The registered kind; KeyError for an unknown one."""
    return _kinds[code]


def all_kinds() -> list[DutyKind]:
    """Every kind, by its place, then in the order of registration."""
    return sorted(_kinds.values(), key=lambda kind: kind.place)
