"""Wrong codes a member may type: ten in ten minutes, so that nobody guesses six digits from home."""

from datetime import UTC, datetime, timedelta

from django.core.cache import cache

MOST = 10
WINDOW = timedelta(minutes=10)


def _count_key(member_id: int) -> str:
    return f"attendance:wrong:{member_id}"


def _until_key(member_id: int) -> str:
    return f"attendance:wrong-until:{member_id}"


def barred_until(member_id: int, now: datetime) -> datetime | None:
    """When the member may type a code again; None when it is now."""
    if cache.get(_count_key(member_id), 0) < MOST:
        return None
    until = cache.get(_until_key(member_id))
    return datetime.fromtimestamp(until, UTC) if until else now + WINDOW


def count_wrong(member_id: int, now: datetime) -> None:
    """One more; ten minutes after the first they are forgotten."""
    seconds = int(WINDOW.total_seconds())
    cache.add(_until_key(member_id), int((now + WINDOW).timestamp()), seconds)
    cache.add(_count_key(member_id), 0, seconds)
    try:
        cache.incr(_count_key(member_id))
    except ValueError:  # forgotten between the two
        cache.set(_count_key(member_id), 1, seconds)
