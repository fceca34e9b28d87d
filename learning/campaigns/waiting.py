"""What other concepts have for the person of a board to decide, registered when the app gets ready."""

from collections.abc import Callable
from dataclasses import dataclass

from members.access.models import User


@dataclass(frozen=True)
class Waiting:
    """How many of what, and where they are decided."""

    count: int
    label: str
    address: str


Counter = Callable[[User], Waiting | None]
_counters: dict[str, Counter] = {}


def register(name: str, counter: Counter) -> None:
    """Ask it for every board that is opened; registering the name again replaces it."""
    _counters[name] = counter


def waiting_for(user: User) -> list[Waiting]:
    """Everything that waits for this person, nothing of what does not."""
    found = (counter(user) for counter in _counters.values())
    return [waiting for waiting in found if waiting]
