"""The number of unread notices on the account itself, so that the mast needs no query of its own.

Every action adds or takes exactly as many as it wrote, read or deleted itself. Counting anew
would not do: on PostgreSQL the count of an update that waited for another still sees the
notices as they were before it waited.
"""

from collections.abc import Collection

from django.contrib.auth import get_user_model
from django.db.models import F


def count_unread(recipients: Collection[int], change: int) -> None:
    """Add `change` (negative: take away) to each recipient's number."""
    accounts = get_user_model().objects.filter(pk__in=recipients)
    accounts.update(unread_notices=F("unread_notices") + change)
