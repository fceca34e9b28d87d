"""What a member is told who checks in: one of these, each with a sentence and a next step in the template."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from learning.attendance.halls import Hall
from learning.attendance.turns import Turn


class Outcome(StrEnum):
    """What came of it."""

    TYPE = "TYPE"  # nothing yet: the field for the code
    READY = "READY"  # scanned: the button
    DONE = "DONE"
    ALREADY = "ALREADY"
    LEFT = "LEFT"
    OLD_CODE = "OLD_CODE"
    OTHER_POINT = "OTHER_POINT"
    UNKNOWN_CODE = "UNKNOWN_CODE"
    NOT_SIX_DIGITS = "NOT_SIX_DIGITS"
    NO_TICKET = "NO_TICKET"
    NOT_ON_ROSTER = "NOT_ON_ROSTER"
    NO_SESSION = "NO_SESSION"
    ROSTER_CLOSED = "ROSTER_CLOSED"
    CANCELLED = "CANCELLED"
    TOO_MANY = "TOO_MANY"


@dataclass(frozen=True)
class Answer:
    """The outcome, with what its sentence names: session, hall of the code or of the arrival, the member's own, a time.

    `at` is the arrival's, the departure's, when an old code ended, or until when to wait, as the outcome says.
    """

    outcome: Outcome
    turn: Turn | None = None
    hall: Hall | None = None
    own: Hall | None = None
    at: datetime | None = None

    @property
    def is_there(self) -> bool:
        """Whether the member is recorded as present now."""
        return self.outcome in {Outcome.DONE, Outcome.ALREADY}

    @property
    def takes_code(self) -> bool:
        """Whether typing a code is what may help next."""
        return self.outcome in TYPING


TYPING = {
    Outcome.TYPE,
    Outcome.LEFT,
    Outcome.OLD_CODE,
    Outcome.OTHER_POINT,
    Outcome.UNKNOWN_CODE,
    Outcome.NOT_SIX_DIGITS,
    Outcome.NO_TICKET,
}
