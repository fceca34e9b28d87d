"""When a live span ended: pure, everything given as an argument.

A span lasts until the earliest departure after its beginning, whoever told of which first.
"""

from collections.abc import Iterable
from datetime import datetime


def ending(started_at: datetime, departures: Iterable[datetime]) -> datetime | None:
    """The earliest departure that is not before the beginning; None while there is none."""
    return min((at for at in departures if at >= started_at), default=None)
