"""Letting old notices go (safeguard 7: little is kept)."""

import logging
from collections import Counter
from datetime import UTC, datetime

from django.db import transaction

from foundation.notifications.actions.counting import count_unread
from foundation.notifications.models import Notice
from foundation.notifications.queries import outlived, unread
from foundation.notifications.rules import KEPT_AT_MOST, KEPT_READ

logger = logging.getLogger(__name__)

CHUNK = 500
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands as reading time, within the transaction that deletes the notice, where there was none."""


def purge(*, at: datetime) -> int:
    """Delete, with their deliveries, notices read a year ago and any written two years ago; returns how many."""
    gone, old = 0, outlived(read_before=at - KEPT_READ, written_before=at - KEPT_AT_MOST)
    while some := list(old.values_list("pk", flat=True)[:CHUNK]):
        gone += _let_go(some)
    if gone:
        logger.info("%s old notices deleted", gone)
    return gone


@transaction.atomic
def _let_go(numbers: list[int]) -> int:
    """Those still unread are first taken out of the count, each once, even while their reader opens them."""
    notices = Notice.objects.filter(pk__in=numbers)
    unread(notices).update(read_at=NEVER)
    never_read = Counter(notices.filter(read_at=NEVER).values_list("recipient", flat=True))
    count_unread({recipient: -times for recipient, times in never_read.items()})
    return notices.delete()[1].get(Notice._meta.label, 0)
