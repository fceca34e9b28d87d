"""Checking in and leaving on one's own phone (`R16`): one read, one write; sent twice, recorded once."""

from datetime import datetime

from django.db import transaction

from learning.attendance import lookup
from learning.attendance.actions.recording import RosterFrozen, Whereabouts, arrive, depart, require_open
from learning.attendance.answers import Answer, Outcome
from learning.attendance.choices import Source
from learning.attendance.codes import typed_digits
from learning.attendance.halls import hall_at
from learning.attendance.tickets import Ticket
from learning.attendance.tries import begin_try, forgive_try
from learning.attendance.turns import Turn, now_of, turns_of
from members.access.models import User


def check_in_scanned(*, user: User, ticket: Ticket | None, now: datetime) -> Answer:
    """Arrive with a scanned code: presence begins when it was scanned. Without a ticket, says what stands."""
    hall = hall_at(ticket.point) if ticket else None
    if ticket is None or hall is None:
        return lookup.without_ticket(user.member_id, now)
    return _arrived(lookup.scanned(user.member_id, hall, ticket.at), Source.QR, user)


def check_in_typed(*, user: User, text: str, now: datetime) -> Answer:
    """Arrive with a typed code; ten wrong ones bar the member for a while."""
    until = begin_try(user.member_id, now)
    if until:
        return Answer(Outcome.TOO_MANY, at=until)
    code = typed_digits(text)
    if code is None:
        forgive_try(user.member_id)
        return Answer(Outcome.NOT_SIX_DIGITS)
    answer = lookup.typed(user.member_id, code, now)
    if answer.outcome != Outcome.UNKNOWN_CODE:
        forgive_try(user.member_id)
    return _arrived(answer, Source.CODE, user)


def _arrived(answer: Answer, source: Source, user: User) -> Answer:
    """Record what is ready to be. The key counts the spans so far: two tabs make one, coming back makes the next."""
    turn, hall, at = answer.turn, answer.hall, answer.at
    if answer.outcome != Outcome.READY or turn is None or hall is None or at is None:
        return answer
    who = Whereabouts(turn.entry, turn.session, hall.pk)
    try:
        with transaction.atomic():
            require_open(turn.study_class)
            arrive(who=who, at=at, source=source, key=span_key("p", turn), by=user)
    except RosterFrozen:
        return Answer(Outcome.ROSTER_CLOSED, turn, hall)
    return Answer(Outcome.DONE, turn, hall, answer.own, at)


def span_key(kind: str, turn: Turn) -> str:
    """The key of the next arrival (`p`) or departure (`d`) of the entry in the session.

    Spans are never deleted, so the number of those recorded was never used before.
    """
    return f"{kind}:{turn.entry}:{turn.session}:{turn.spans}"


def leave(*, user: User, now: datetime) -> Answer:
    """End the member's own open span; they may come back with a new code. Not there: says what stands."""
    there = next((turn for turn in now_of(turns_of(user.member_id, now), now) if turn.since), None)
    if there is None:
        return lookup.state_of(user.member_id, now)
    hall = lookup.hall_of(there.conference, there.at_point)
    who = Whereabouts(there.entry, there.session, there.at_point)
    source = Source(there.source or Source.CODE)
    try:
        with transaction.atomic():
            require_open(there.study_class)
            depart(who=who, at=now, source=source, key=span_key("d", there), by=user)
    except RosterFrozen:
        return Answer(Outcome.ROSTER_CLOSED, there, hall)
    return Answer(Outcome.LEFT, there, hall, hall, now)
