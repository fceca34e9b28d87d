"""Notices read by the person they are for. The row says when, hence no audit entry."""

from django.db import transaction
from django.utils import timezone

from foundation.account import Account
from foundation.notifications.actions.counting import count_unread
from foundation.notifications.models import Notice
from foundation.notifications.queries import notices_visible_to, unread


@transaction.atomic
def mark_read(*, user: Account, notice: Notice) -> bool:
    """False when it was read before, or is another's; the first reading's time stays."""
    if not unread(notices_visible_to(user)).filter(pk=notice.pk).update(read_at=timezone.now()):
        return False
    count_unread({user.pk: -1})
    return True


@transaction.atomic
def mark_all_read(*, user: Account) -> int:
    """How many were unread."""
    number = unread(notices_visible_to(user)).update(read_at=timezone.now())
    if number:
        count_unread({user.pk: -number})
    return number
