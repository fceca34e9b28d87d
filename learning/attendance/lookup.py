"""Finding the session and the hall that a member's code means, and why there is none."""

from collections.abc import Iterable
from datetime import datetime

from learning.attendance.answers import Answer, Outcome
from learning.attendance.codes import TYPED
from learning.attendance.halls import Hall, halls_of
from learning.attendance.turns import Turn, now_of, turns_of
from learning.conferences.choices import Standing
from learning.conferences.models import RosterEntry


def hall_of(conference: int, point: int | None) -> Hall | None:
    """The hall with that key among the conference's."""
    return next((hall for hall in halls_of(conference) if hall.pk == point), None)


def state_of(member_id: int, at: datetime) -> Answer:
    """What the check-in page shows before anything is sent: present, left, to be typed, or why not."""
    turns = turns_of(member_id, at)
    now = now_of(turns, at)
    there = next((turn for turn in now if turn.since), None)
    if there:
        return already(there)
    if not now:
        return why_none(turns, at)
    gone = next((turn for turn in now if turn.left), None)
    own = hall_of(now[0].conference, now[0].point)
    return Answer(Outcome.LEFT, gone, own, own, gone.left) if gone else Answer(Outcome.TYPE, now[0], own, own)


def without_ticket(member_id: int, at: datetime) -> Answer:
    """The same for someone whose scan is not known any more: they scan again, or type."""
    stands = state_of(member_id, at)
    return Answer(Outcome.NO_TICKET, stands.turn) if stands.outcome == Outcome.TYPE else stands


def already(turn: Turn) -> Answer:
    """Present since then, at that hall."""
    own = hall_of(turn.conference, turn.point)
    return Answer(Outcome.ALREADY, turn, hall_of(turn.conference, turn.at_point), own, turn.since)


def scanned(member_id: int, hall: Hall, at: datetime) -> Answer:
    """What scanning the hall's code at that moment means for the member; `READY` when they may arrive there."""
    turns = [turn for turn in turns_of(member_id, at) if turn.conference == hall.conference]
    now = now_of(turns, at)
    if not now:
        on_roster = turns or _is_listed(member_id, hall)
        return why_none(turns, at, hall) if on_roster else Answer(Outcome.NOT_ON_ROSTER, hall=hall)
    turn = now[0]
    own = hall_of(turn.conference, turn.point)
    if turn.since:
        return already(turn)
    if own and own.pk != hall.pk:
        return Answer(Outcome.OTHER_POINT, turn, hall, own)
    if turn.left and at <= turn.left:  # scanned before they left: it is spent
        return Answer(Outcome.LEFT, turn, own, own, turn.left)
    return Answer(Outcome.READY, turn, hall, own, at)


def _is_listed(member_id: int, hall: Hall) -> bool:
    listed = RosterEntry.objects.filter(enrolment__member=member_id, study_class__conference=hall.conference)
    return listed.exclude(standing=Standing.REMOVED).exists()


def typed(member_id: int, code: str, at: datetime) -> Answer:
    """The same for six digits; the hall is found among those of the member's conferences."""
    turns = turns_of(member_id, at)
    now = now_of(turns, at)
    if not now:
        return why_none(turns, at)
    for turn in now:
        hall = _accepting(_own_first(turn), code, at)
        if hall:
            return _arriving(turn, hall, at)
    there = next((turn for turn in now if turn.since), None)
    return already(there) if there else _not_accepted(now, code, at)


def _own_first(turn: Turn) -> list[Hall]:
    return sorted(halls_of(turn.conference), key=lambda hall: hall.pk != turn.point)


def _accepting(halls: Iterable[Hall], code: str, at: datetime) -> Hall | None:
    return next((hall for hall in halls if TYPED.accepts(hall.secret, code, at)), None)


def _arriving(turn: Turn, hall: Hall, at: datetime) -> Answer:
    own = hall_of(turn.conference, turn.point)
    if turn.since:
        return already(turn)
    if own and own.pk != hall.pk:
        return Answer(Outcome.OTHER_POINT, turn, hall, own)
    return Answer(Outcome.READY, turn, hall, own, at)


def _not_accepted(now: list[Turn], code: str, at: datetime) -> Answer:
    for turn in now:
        for hall in _own_first(turn):
            ended = TYPED.ended_at(hall.secret, code, at)
            if ended:
                return Answer(Outcome.OLD_CODE, turn, hall, hall_of(turn.conference, turn.point), ended)
    own = hall_of(now[0].conference, now[0].point)
    return Answer(Outcome.UNKNOWN_CODE, now[0], own, own)


def why_none(turns: list[Turn], at: datetime, hall: Hall | None = None) -> Answer:
    """Why no session takes the member's arrival now: called off, closed, or not yet (with the next one)."""
    on = [turn for turn in turns if turn.is_on(at)]
    if any(turn.is_cancelled for turn in on):
        return Answer(Outcome.CANCELLED, on[0], hall)
    if on:
        return Answer(Outcome.ROSTER_CLOSED, on[0], hall)
    coming = next((turn for turn in turns if not turn.is_cancelled and at < turn.opens_at), None)
    return Answer(Outcome.NO_SESSION, coming, hall, at=coming.opens_at if coming else None)
