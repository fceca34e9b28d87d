"""When a remark may be recorded: pure, everything given as an argument."""

from learning.remarks.choices import Refusal, RemarkCause, RemarkKind
from learning.remarks.facts import AbsenceFacts


def refusal_of(
    kind: str, cause: str, *, about_oneself: bool, has_conference: bool, facts: AbsenceFacts | None
) -> Refusal | None:
    """Why the remark cannot be recorded; None when it can.

    An excused absence never leads towards criticism, and whatever is being contested has no consequences (`KT3`).
    `facts` are of the conference named; None when the person is not on its roster.
    """
    if about_oneself:
        return Refusal.ONESELF
    if cause != RemarkCause.ABSENCE:
        return None
    if kind == RemarkKind.COMMENDATION:
        return Refusal.PRAISED_ABSENCE
    if not has_conference:
        return Refusal.NO_CONFERENCE
    return _refusal_by_absence(facts)


def _refusal_by_absence(facts: AbsenceFacts | None) -> Refusal | None:
    if facts is None or not facts.required:
        return Refusal.NOT_ON_ROSTER
    if not facts.closed or facts.absent is None:
        return Refusal.ROSTER_OPEN
    barred = {
        Refusal.EXCUSED: facts.excused,
        Refusal.EXCUSE_ASKED: facts.excuse_asked,
        Refusal.CLAIMED: facts.claimed,
        Refusal.NOT_ABSENT: not facts.absent,
    }
    return next((refusal for refusal, holds in barred.items() if holds), None)
