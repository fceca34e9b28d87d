"""Whose turn it is: the sessions a member is expected in about now, with what is recorded of them there."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, Max, Min, Q

from learning.attendance.halls import opens_before
from learning.conferences.choices import ConferenceState, RosterState, Standing
from learning.conferences.models import RosterEntry

HORIZON = timedelta(days=1)
"""How far ahead a session is told of to someone who comes early."""


@dataclass(frozen=True)
class Turn:
    """One session of one entry. `spans` counts all spans recorded; `since`, `source` and `at_point` are the open one's.

    `left` is when the last span ended. Keys of rows where the name says a row.
    """

    entry: int
    standing: str
    point: int | None
    study_class: int
    roster_state: str
    conference: int
    conference_title: str
    conference_state: str
    session: int
    title: str
    starts_at: datetime
    ends_at: datetime
    spans: int
    since: datetime | None
    source: str | None
    at_point: int | None
    left: datetime | None

    @property
    def opens_at(self) -> datetime:
        """From when one may check in."""
        return self.starts_at - opens_before(self.starts_at)

    @property
    def counts(self) -> bool:
        """Whether the person is owed to be there; the exempt and the credited may come (`R15`)."""
        return self.standing == Standing.REQUIRED

    @property
    def is_cancelled(self) -> bool:
        """Called off."""
        return self.conference_state == ConferenceState.CANCELLED

    @property
    def is_kept(self) -> bool:
        """Whether its roster takes arrivals."""
        return self.roster_state == RosterState.OPEN

    def is_on(self, at: datetime) -> bool:
        """Whether its check-in is open by the clock."""
        return self.opens_at <= at < self.ends_at


SESSION = "study_class__sessions"
SAME = Q(presences__session=F(SESSION))
OPEN = SAME & Q(presences__ended_at__isnull=True, presences__withdrawn_at__isnull=True)
COLUMNS = (
    "pk",
    "standing",
    "point",
    "study_class",
    "study_class__roster_state",
    "study_class__conference",
    "study_class__conference__title",
    "study_class__conference__state",
    SESSION,
    f"{SESSION}__title",
    f"{SESSION}__starts_at",
    f"{SESSION}__ends_at",
)
FOUND = {
    "spans": Count("presences", filter=SAME),
    "since": Min("presences__started_at", filter=OPEN),
    "source": Max("presences__source", filter=OPEN),
    "at_point": Max("presences__point", filter=OPEN),
    "left": Max("presences__ended_at", filter=SAME),
}


def turns_of(member_id: int, at: datetime) -> list[Turn]:
    """Sessions not over that begin within a day, the earliest first, whatever the state of roster; one query."""
    near = Q(**{f"{SESSION}__ends_at__gt": at, f"{SESSION}__starts_at__lte": at + HORIZON})
    entries = RosterEntry.objects.filter(near, enrolment__member=member_id)
    rows = entries.order_by(f"{SESSION}__starts_at", "pk").values_list(*COLUMNS).annotate(**FOUND)
    return [Turn(*row) for row in rows]


def now_of(turns: list[Turn], at: datetime) -> list[Turn]:
    """Of each class the one session that takes arrivals now: the one running before the one about to begin."""
    chosen: dict[int, Turn] = {}
    for turn in turns:
        if turn.is_kept and not turn.is_cancelled and turn.is_on(at):
            chosen.setdefault(turn.entry, turn)
    return list(chosen.values())
