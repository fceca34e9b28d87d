"""Who wants to know when somebody has watched more: apps that require it, which this one does not know."""

from collections.abc import Callable

from media.watching.models import Watch

Follower = Callable[[Watch], None]

_followers: list[Follower] = []


def follow(follower: Follower) -> None:
    """Have it called, inside the transaction, whenever watched parts were told; it must bear repetition."""
    if follower not in _followers:
        _followers.append(follower)


def tell(watch: Watch) -> None:
    """Call them all."""
    for follower in _followers:
        follower(watch)
