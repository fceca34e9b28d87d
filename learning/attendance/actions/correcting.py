"""Corrections of presence while the roster is kept: a span added or withdrawn, paper slips entered.

After the closing only an accepted claim or reopening the roster changes anything. Nobody touches their own record.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.audit.actions import entry as audit_entry
from foundation.audit.actions import record, record_many
from learning.attendance.actions.recording import require_open
from learning.attendance.actions.refusal import AttendanceRefused, require_judge, require_reason
from learning.attendance.choices import Source
from learning.attendance.models import Presence
from learning.attendance.reckoning import Reckoner
from learning.conferences.choices import Standing
from learning.conferences.models import RosterEntry, Session
from learning.conferences.queries import entries_overseen_by
from members.access.models import User


@transaction.atomic
def correct_presence(
    *, entry: RosterEntry, session: Session, started_at: datetime, ended_at: datetime, reason: str, by: User
) -> Presence:
    """Add a span within the session; the minutes before and after stand in the audit.

    The same span with the same author is there already when it is sent again. Raises `AttendanceRefused`, and
    `RosterFrozen` once the roster is closed.
    """
    require_judge(entry, by)
    reason = require_reason(reason)
    check_span(entry, session, started_at, ended_at)
    require_open(entry.study_class_id)
    before = minutes_of(entry)
    span = add_span(entry, session, started_at, ended_at, source=Source.CORRECTION, by=by)
    _audit(entry, "correct_presence", by, before, reason)
    return span


@transaction.atomic
def withdraw_presence(*, presence: Presence, reason: str, by: User) -> bool:
    """A span that was wrong counts no more; it stays on the record. False when it was withdrawn already."""
    entry = presence.entry
    require_judge(entry, by)
    reason = require_reason(reason)
    require_open(entry.study_class_id)
    before = minutes_of(entry)
    if not Presence.objects.filter(pk=presence.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
        return False
    _audit(entry, "withdraw_presence", by, before, reason)
    return True


@transaction.atomic
def enter_slips(*, session: Session, entries: Iterable[RosterEntry], by: User) -> int:
    """Paper slips of a whole session; returns how many count that did not before. One's own is passed over.

    Entered twice, a slip counts once; one that was withdrawn counts again.
    """
    if session.starts_at > timezone.now():
        raise AttendanceRefused(_("Buổi học chưa bắt đầu nên chưa có phiếu để nhập."))
    require_open(session.study_class_id)
    people = {entry.pk: entry for entry in _slips_for(session, entries, by)}
    keys = {slip_key(entry.pk, session.pk): entry.pk for entry in people.values()}
    standing = Presence.objects.filter(key__in=keys, withdrawn_at=None).values_list("entry", flat=True)
    new = set(people) - set(standing)
    spans = [_slip(people[entry], session, key, by) for key, entry in keys.items() if entry in new]
    Presence.objects.bulk_create(spans, ignore_conflicts=True)
    Presence.objects.filter(key__in=keys).exclude(withdrawn_at=None).update(withdrawn_at=None, recorded_by=by)
    after = {"session": session.title, "source": Source.SLIP}
    record_many(
        entries=[
            audit_entry(actor=by, verb="enter_slip", target=person, subject=_subject(person), after=after)
            for key, person in people.items()
            if key in new
        ]
    )
    return len(new)


def _slips_for(session: Session, entries: Iterable[RosterEntry], by: User) -> Iterable[RosterEntry]:
    wanted = [entry.pk for entry in entries]
    there = entries_overseen_by(by).filter(pk__in=wanted, study_class=session.study_class_id)
    counted = there.exclude(standing=Standing.REMOVED).exclude(enrolment__member=by.member_id)
    return counted.select_related("enrolment__member")


def slip_key(entry: int, session: int) -> str:
    """One slip a person and session."""
    return f"slip:{entry}:{session}"


def _slip(entry: RosterEntry, session: Session, key: str, by: User) -> Presence:
    return Presence(
        entry=entry,
        session=session,
        point_id=entry.point_id,
        started_at=session.starts_at,
        ended_at=session.ends_at,
        source=Source.SLIP,
        key=key,
        recorded_by=by,
    )


def check_span(entry: RosterEntry, session: Session, started_at: datetime, ended_at: datetime) -> None:
    """Raises `AttendanceRefused` unless the span lies within a session, begun, of the entry's class."""
    if session.study_class_id != entry.study_class_id:
        raise AttendanceRefused(_("Buổi này không thuộc lớp của đồng chí đó."))
    if not session.starts_at <= started_at < ended_at <= session.ends_at:
        raise AttendanceRefused(_("Giờ phải nằm trong buổi học, giờ ra sau giờ vào."))
    if started_at > timezone.now():
        raise AttendanceRefused(_("Chưa đến giờ đó nên chưa ghi được."))


def add_span(
    entry: RosterEntry, session: Session, started_at: datetime, ended_at: datetime, *, source: Source, by: User
) -> Presence:
    """Write the span; sent again, it is the one that is there."""
    span, _new = Presence.objects.get_or_create(
        entry=entry,
        session=session,
        started_at=started_at,
        ended_at=ended_at,
        source=source,
        withdrawn_at=None,
        defaults={"point_id": entry.point_id, "recorded_by": by},
    )
    return span


def minutes_of(entry: RosterEntry) -> dict[str, Any]:
    """The person's minutes as they stand, for the audit."""
    absence = Reckoner(entry.study_class).reckon([entry])[0].absence
    return {"present": absence.present, "absent": absence.absent, "scheduled": absence.scheduled}


def _audit(entry: RosterEntry, verb: str, by: User, before: dict[str, Any], reason: str) -> None:
    after = minutes_of(entry)
    record(actor=by, verb=verb, target=entry, subject=_subject(entry), before=before, after=after, reason=reason)


def _subject(entry: RosterEntry) -> str:
    return entry.enrolment.member.public_id
