"""Notices, and channels that do what a test wants."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.db.models import QuerySet

from foundation.account import Account
from foundation.notifications import channels
from foundation.notifications.actions import notify
from foundation.notifications.choices import NoticeKind
from foundation.notifications.models import Delivery, Notice
from members.access.models import User

NOON = datetime(2099, 11, 23, 5, tzinfo=UTC)
"""Twelve o'clock in Việt Nam, when everything that a test wrote is due."""

NIGHT = datetime(2099, 11, 23, 16, tzinfo=UTC)
"""Eleven at night."""


def tell(*users: User, cause: str = "retake:ab12:due-3", title: str = "Đồng chí còn ba ngày để học lại") -> int:
    """One notice for each user, unless told before."""
    numbers = [user.pk for user in users]
    return notify(recipients=numbers, cause=cause, kind=NoticeKind.RETAKE, title=title, address="/viec-cua-toi/")


def make_notice(user: User, cause: str = "retake:ab12:due-3", title: str = "Đồng chí còn ba ngày để học lại") -> Notice:
    """The user's notice for the cause."""
    tell(user, cause=cause, title=title)
    return Notice.objects.get(recipient=user, cause=cause)


def give_address(*users: User) -> None:
    """Each member gets an e-mail address of their own."""
    for user in users:
        user.member.email = f"{user.username}@example.vn"
        user.member.save()


class TestChannel:
    """Reaches everyone; `act` stands for the world outside."""

    __test__ = False
    code = "test"

    def __init__(self, act: Callable[[Delivery], None]) -> None:
        self.act = act

    def reached(self, accounts: QuerySet[Account]) -> QuerySet[Account]:
        return accounts

    @contextmanager
    def session(self) -> Iterator[channels.Send]:
        yield self.act


@contextmanager
def only_channel(channel: channels.Channel) -> Iterator[None]:
    """No other way out while the block runs."""
    before = channels.registered()
    channels._channels.clear()
    channels.register(channel)
    try:
        yield
    finally:
        channels._channels.clear()
        for other in before:
            channels.register(other)
