"""The number of unread notices on the account itself, so that the mast needs no query of its own.

Every action adds or takes exactly as many as it wrote, read or deleted itself. Counting anew
would not do: on PostgreSQL the count of an update that waited for another still sees the
notices as they were before it waited.

Whoever changes the numbers of several accounts in one transaction does it once, in the order of
their keys and after everything else, so that no two of them wait for each other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from django.contrib.auth import get_user_model
from django.db.models import F

from foundation.notifications.models import Notice

_written: ContextVar[set[int] | None] = ContextVar("notices written within `counted_last`", default=None)


@contextmanager
def counted_last() -> Iterator[None]:
    """What is told within is counted at its end, all accounts at once; within another, at the end of that one.

    Stands inside the transaction, around work that tells one person after another. What was rolled back meanwhile
    is not counted.
    """
    if _written.get() is not None:
        yield
        return
    notices: set[int] = set()
    before = _written.set(notices)
    try:
        yield
    finally:
        _written.reset(before)
    if notices:
        count_unread(Counter(Notice.objects.filter(pk__in=notices).values_list("recipient", flat=True)))


def count_new(written: Mapping[int, int]) -> None:
    """Count notices just written, given by their recipients, at once or at the end of `counted_last`."""
    notices = _written.get()
    if notices is None:
        count_unread(dict.fromkeys(written, 1))
    else:
        notices.update(written.values())


def count_unread(changes: Mapping[int, int]) -> None:
    """Add each recipient's change (negative: take away) to their number."""
    accounts = get_user_model().objects.filter(pk__in=changes)
    if len(changes) > 1:  # an update alone takes its rows in whatever order they are found
        list(accounts.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    recipients: dict[int, list[int]] = defaultdict(list)
    for recipient, change in changes.items():
        recipients[change].append(recipient)
    for change, some in recipients.items():
        accounts.filter(pk__in=some).update(unread_notices=F("unread_notices") + change)
