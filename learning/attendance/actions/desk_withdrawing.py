"""Taking back what was recorded by mistake: withdrawn with its reason in the audit trail, never deleted."""

from collections.abc import Set
from datetime import datetime

from django.utils.translation import gettext as _

from foundation.audit.actions import entry as audit_entry
from foundation.audit.actions import record_many
from foundation.audit.models import AuditEntry
from learning.attendance.actions.desk_placing import move_back
from learning.attendance.models import Departure, Presence
from members.access.models import User


def withdraw(*, keys: Set[str], by: User, now: datetime) -> None:
    """Withdraw arrivals and departures with these keys that stand; once."""
    related = ("entry__enrolment__member", "entry__study_class", "entry__point")
    standing = {"key__in": keys, "withdrawn_at__isnull": True}
    spans = list(Presence.objects.filter(**standing).select_related(*related, "moved_from"))
    departures = list(Departure.objects.filter(**standing).select_related(*related))
    Presence.objects.filter(pk__in=[span.pk for span in spans], withdrawn_at__isnull=True).update(withdrawn_at=now)
    gone = Departure.objects.filter(pk__in=[one.pk for one in departures], withdrawn_at__isnull=True)
    gone.update(withdrawn_at=now)
    trail = [_trail(span, "withdraw_arrival", span.started_at, by) for span in spans]
    trail += [_trail(one, "withdraw_departure", one.at, by) for one in departures]
    record_many(entries=trail)
    move_back(spans, by=by)


def _trail(row: Presence | Departure, verb: str, at: datetime, by: User) -> AuditEntry:
    return audit_entry(
        actor=by,
        verb=verb,
        target=row.entry,
        subject=row.entry.enrolment.member.public_id,
        before={"at": at.isoformat(), "source": row.source, "key": row.key},
        reason=_("ghi nhầm"),
    )
