"""Wrong codes a member may type: ten in ten minutes, so that nobody guesses six digits from home.

A try is counted before its code is looked at, and taken off again when the code was not wrong: however many are sent
at once, no more than `MOST` wrong ones are ever looked at.
"""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

from django.core.cache import cache

MOST = 10
WINDOW = timedelta(minutes=10)


def _count_key(member_id: int) -> str:
    return f"attendance:wrong:{member_id}"


def _until_key(member_id: int) -> str:
    return f"attendance:wrong-until:{member_id}"


def begin_try(member_id: int, now: datetime) -> datetime | None:
    """Count a try; None when the code may be looked at, else when the member may type again.

    Ten minutes after the first the tries are forgotten. One that is refused is not counted.
    """
    seconds = int(WINDOW.total_seconds())
    cache.add(_until_key(member_id), int((now + WINDOW).timestamp()), seconds)
    cache.add(_count_key(member_id), 0, seconds)
    if _counted(member_id) <= MOST:
        return None
    forgive_try(member_id)
    until = cache.get(_until_key(member_id))
    return datetime.fromtimestamp(until, UTC) if until else now + WINDOW


def _counted(member_id: int) -> int:
    """The tries with this one: read and written in one step, so that no two get the same number."""
    try:
        return cache.incr(_count_key(member_id))
    except ValueError:  # forgotten between the two
        cache.set(_count_key(member_id), 1, int(WINDOW.total_seconds()))
        return 1


def forgive_try(member_id: int) -> None:
    """The code was not wrong: it does not count."""
    with suppress(ValueError):  # forgotten meanwhile
        cache.decr(_count_key(member_id))
