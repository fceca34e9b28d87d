"""What stands in the way of a duty, as every screen shows it: not passed, waiting, late."""

from datetime import date

from learning.campaigns.choices import HANDED_IN, DutyState
from learning.campaigns.kinds import Trouble, kind_of
from learning.campaigns.models import Duty
from learning.campaigns.rules import is_late


def trouble_of(duty: Duty) -> Trouble | None:
    """What the duty's kind has to say of one not passed, or of one that waits; its requirement at hand."""
    kind = kind_of(duty.requirement.kind)
    waits = kind.waits_for_record or HANDED_IN in duty.evidence
    asked = duty.state == DutyState.FAILED or (waits and duty.state == DutyState.TODO)
    return kind.trouble(duty) if asked else None


def is_overdue(duty: Duty, last_day: date, today: date) -> bool:
    """Owed beyond its last day, unless it waits for what others record or decide, as its evidence says."""
    stayed = bool(duty.evidence.get("frozen")) or HANDED_IN in duty.evidence
    waits = stayed or kind_of(duty.requirement.kind).waits_for_record
    return not waits and is_late(duty.state, last_day, today)
