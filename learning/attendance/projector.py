"""What the screen of a hall shows: the codes of the next two minutes, drawn, and the count.

The codes go ahead of time to the computer at the projector, so that a short break of the network does not stop
people at the door; they go to nobody but those who run the point.
"""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import segno
from django.conf import settings
from django.urls import reverse

from learning.attendance.codes import QR, TYPED, spaced
from learning.attendance.hall_counts import HallCount, Programme, counts_of, opens_at, programme_of
from learning.attendance.halls import Hall

AHEAD = timedelta(minutes=2)


@dataclass(frozen=True)
class Frame:
    """One picture and the code beside it, with the moments (ms since the epoch) between which they are shown."""

    from_ms: int
    until_ms: int
    svg: str
    code: str


def scan_address(hall: Hall, step: int) -> str:
    """Where the picture of that step leads."""
    token = QR.code(hall.secret, step)
    return settings.BASE_URL.rstrip("/") + reverse("attendance:scan", args=[hall.public_id, token])


@lru_cache(maxsize=4096)
def qr_svg(address: str) -> str:
    """The address as a picture with its quiet zone. One fixed mask: trying all eight takes three times as long."""
    drawn = segno.make_qr(address, error="m", mask=2, boost_error=False)
    return drawn.svg_inline(border=4, omitsize=True, svgclass="projector__qr", lineclass=None, light="#fff")


def frames(hall: Hall, first: datetime, until: datetime) -> list[Frame]:
    """Frames from the one shown at `first` to the last that begins before `until`."""
    steps = range(QR.step(first), -(int(-until.timestamp()) // QR.seconds))
    return [_frame(hall, step) for step in steps]


def _frame(hall: Hall, step: int) -> Frame:
    began = datetime.fromtimestamp(step * QR.seconds, UTC)
    code = spaced(TYPED.shown(hall.secret, began))
    start = step * QR.seconds * 1000
    return Frame(start, start + QR.seconds * 1000, qr_svg(scan_address(hall, step)), code)


class HallScreen:
    """The screen of one hall at a moment; three queries."""

    def __init__(self, hall: Hall, at: datetime) -> None:
        self.hall, self.at = hall, at
        self.programme: Programme = programme_of(hall.conference, at)
        self.session = next(iter(self.programme.now), None)
        self.count = counts_of(self.programme.now).get(hall.pk, HallCount()) if self.session else HallCount()

    @property
    def frame(self) -> Frame | None:
        """What is shown at this moment; None while no session takes arrivals."""
        return _frame(self.hall, QR.step(self.at)) if self.session else None

    @property
    def opens_at(self) -> datetime | None:
        """When the next session's codes will be shown."""
        return opens_at(self.programme.coming) if self.programme.coming else None

    def frames_after(self, known_ms: int) -> list[dict[str, object]]:
        """Frames of the next two minutes that the screen does not hold yet, up to the end of the session."""
        if self.session is None:
            return []
        known = datetime.fromtimestamp(min(max(known_ms, 0), 2**43) / 1000, UTC)
        until = min(self.at + AHEAD, max(session.ends_at for session in self.programme.now))
        return [asdict(frame) for frame in frames(self.hall, max(self.at, known), until)]
