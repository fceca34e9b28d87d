"""The moment of scanning, carried by the browser until its owner has signed in and pressed the button.

A ticket travels only in a cookie that no script and no address shows: it cannot be read off a page and sent on,
and it says nothing of the device. What it lets someone do ends after ten minutes.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core.signing import BadSignature, Signer

VALID = timedelta(minutes=10)
COOKIE = "ve-diem-danh"
_signer = Signer(salt="learning.attendance.tickets")


@dataclass(frozen=True)
class Ticket:
    """Who holds it scanned a code of that point (public id) at that moment, to the second."""

    point: str
    at: datetime

    def signed(self) -> str:
        """As the cookie holds it."""
        return _signer.sign(f"{self.point}.{int(self.at.timestamp())}")


def read(cookie: str, now: datetime) -> Ticket | None:
    """The ticket; None when it is not ours, or older than ten minutes."""
    try:
        point, seconds = _signer.unsign(cookie).split(".")
    except BadSignature:
        return None
    ticket = Ticket(point, datetime.fromtimestamp(int(seconds), UTC))
    return ticket if now - ticket.at <= VALID else None
