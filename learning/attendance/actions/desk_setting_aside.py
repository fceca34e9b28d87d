"""A desk's entries that were refused, put aside by its keeper: they leave the device, and their facts stay here."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit.actions import entry as audit_entry
from foundation.audit.actions import record_many
from foundation.audit.models import AuditEntry
from learning.attendance.actions.desk import Named, Verdict, event_key, look_up, withdrawn_by_key
from learning.attendance.desk_events import Event, Status
from learning.attendance.desk_words import closed_words
from learning.conferences.choices import RosterState
from learning.conferences.models import BridgePoint, RosterEntry
from members.access.models import User

VERB = "put_aside_desk_event"


@transaction.atomic
def put_events_aside(*, point: BridgePoint, events: Sequence[Event | None], by: User, now: datetime) -> list[Verdict]:
    """Audit each event with why it was not taken, on the record of its person; sent again, it is audited once.

    A verdict for each, in order: `ASIDE`, or `REPEATED` for what is recorded after all, of which nothing is put aside.
    """
    told = [event for event in events if event]
    recorded, people = withdrawn_by_key(told), _people(point, told)
    known = _known(point, people.values())
    verdicts, trail = [], []
    for event, found in zip(events, look_up(point, events, by, now), strict=True):
        if event and _is_recorded(event, recorded):
            verdicts.append(Verdict(Status.REPEATED))
            continue
        verdicts.append(Verdict(Status.ASIDE))
        if event and (event.key, event.void) not in known:
            known.add((event.key, event.void))
            trail.append(_trail(point, event, people.get(event.entry), _why(found), by))
    record_many(entries=trail)
    return verdicts


def _people(point: BridgePoint, told: Iterable[Event]) -> dict[str, RosterEntry]:
    """Those of the conference whom the events name, taken off the class or not."""
    here = RosterEntry.objects.filter(study_class__conference=point.conference_id)
    named = here.filter(public_id__in={event.entry for event in told})
    return {entry.public_id: entry for entry in named.select_related("enrolment__member")}


def _known(point: BridgePoint, people: Iterable[RosterEntry]) -> set[tuple[str, bool]]:
    """Keys that were put aside before, of the person or, where nobody was known, of the point."""
    targets = [entry.public_id for entry in people] + [point.public_id]
    before = AuditEntry.objects.filter(verb=VERB, object_id__in=targets)
    return {(after["key"], after["void"]) for after in before.values_list("after", flat=True)}


def _is_recorded(event: Event, recorded: dict[str, bool]) -> bool:
    """Whether the event stands, or was taken back as it asks."""
    key = event_key(event)
    return key in recorded and (recorded[key] or not event.void)


def _why(found: Named | Verdict | None) -> str:
    if isinstance(found, Verdict):
        return found.message
    if found and found.entry.study_class.roster_state != RosterState.OPEN:
        return closed_words(found.entry.study_class_id)
    return _("Bàn thư ký bỏ lượt ghi này.")


def _trail(point: BridgePoint, event: Event, entry: RosterEntry | None, why: str, by: User) -> AuditEntry:
    after: dict[str, Any] = {
        "key": event.key,
        "kind": event.kind.value,
        "void": event.void,
        "at": event.at.isoformat(),
        "session": event.session,
        "entry": event.entry,
        "point": point.name,
    }
    subject = entry.enrolment.member.public_id if entry else ""
    return audit_entry(actor=by, verb=VERB, target=entry or point, subject=subject, after=after, reason=why)
