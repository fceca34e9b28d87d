"""Channels by which a notice leaves the system; e-mail is one. In the system itself every notice is there at once."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from django.db.models import QuerySet

from foundation.account import Account
from foundation.notifications.models import Delivery

Send = Callable[[Delivery], None]
"""Sends one delivery, or raises.

`TryLater` and `GiveUp` only when it is known that nothing left; any other error leaves
the delivery uncertain, and it is not sent again.
"""


class TryLater(Exception):
    """Nothing was sent, and another attempt may succeed; its text is kept for the operator."""


class ChannelDown(TryLater):
    """Nothing can be sent just now, not this delivery and not the next."""


class GiveUp(Exception):
    """Nothing was sent and nothing will be; its text is kept for the operator."""


class Channel(Protocol):
    """One way out. `code` (12 characters at most) stands in the deliveries and never changes."""

    @property
    def code(self) -> str:
        """Its name in the database."""

    def reached(self, accounts: QuerySet[Account]) -> QuerySet[Account]:
        """Those of the accounts that the channel can reach, by one query for all of them."""

    def session(self) -> AbstractContextManager[Send]:
        """What sends one delivery after the other, over one connection; raises `ChannelDown` when there is none."""


_channels: dict[str, Channel] = {}


def register(channel: Channel) -> None:
    """Add a channel; one with the same code is replaced. Notices written from now on go there too."""
    _channels[channel.code] = channel


def registered() -> list[Channel]:
    """Every channel."""
    return list(_channels.values())
