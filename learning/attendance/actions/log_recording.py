"""Recording a looked-through meeting log as presence, and withdrawing it as a whole (`R16`)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.audit.actions import entry as audit_entry
from foundation.audit.actions import record, record_many
from foundation.audit.models import AuditEntry
from foundation.jobs.actions import enqueue
from foundation.jobs.kinds import JobRefused
from foundation.jobs.runs import Run
from learning.attendance.actions.recording import RosterFrozen, require_open
from learning.attendance.choices import Source
from learning.attendance.logs.choices import RIGHT, LogState
from learning.attendance.logs.reading import Clock, clipped
from learning.attendance.models import MeetingLog, MeetingLogRow, Presence
from learning.conferences.models import RosterEntry, Session
from members.access.models import User

APPLY_MEETING_LOG = "apply_meeting_log"
"""The kind of job that records a log."""
BATCH = 500


@transaction.atomic
def apply_meeting_log(*, log: MeetingLog, by: User) -> bool:
    """Have the right rows recorded in the background; False when the log is not waiting for it.

    Raises `RosterFrozen` unless the roster is open.
    """
    require_open(log.study_class_id)
    waiting = MeetingLog.objects.filter(pk=log.pk, state=LogState.READY)
    if not waiting.update(state=LogState.APPLYING, applied_by=by):
        return False
    job = enqueue(kind=APPLY_MEETING_LOG, arguments={"log": log.public_id}, by=by)
    MeetingLog.objects.filter(pk=log.pk).update(job=job)
    record(actor=by, verb="apply_meeting_log", target=log)
    return True


def record_meeting_log(run: Run) -> None:
    """The job: all or nothing, once. Should the roster be closed meanwhile, the log waits again."""
    log = MeetingLog.objects.select_related("study_class", "applied_by").get(public_id=run.arguments["log"])
    try:
        rows = _record(log)
    except RosterFrozen as frozen:
        MeetingLog.objects.filter(pk=log.pk, state=LogState.APPLYING).update(state=LogState.READY, applied_by=None)
        raise JobRefused(_("Danh sách lớp không còn mở nên chưa ghi nhận dòng nào.")) from frozen
    if rows is not None:
        run.say(_("Đã ghi nhận %(count)d dòng.") % {"count": rows})


@transaction.atomic
def _record(log: MeetingLog) -> int | None:
    """How many rows were recorded; None when another run has done so. The key makes sending again harmless."""
    applying = MeetingLog.objects.filter(pk=log.pk, state=LogState.APPLYING)
    if not applying.update(state=LogState.APPLIED, applied_at=timezone.now()):
        return None
    require_open(log.study_class_id)
    rows = list(log.rows.filter(outcome__in=RIGHT).select_related("entry"))
    spans = list(_spans(log, rows))
    Presence.objects.bulk_create(spans, batch_size=BATCH, ignore_conflicts=True)
    record_many(entries=_told_of(log, log.applied_by, "record_presence_from_log", spans, ""))
    return len(rows)


def _spans(log: MeetingLog, rows: Iterable[MeetingLogRow]) -> Iterator[Presence]:
    """One span for each session that a row touches."""
    sessions = list(log.study_class.sessions.all())
    for row in rows:
        for session in sessions:
            span = _within(row, session)
            if span and row.entry:
                yield Presence(
                    entry=row.entry,
                    session=session,
                    point_id=row.entry.point_id or log.point_id,
                    started_at=span[0],
                    ended_at=span[1],
                    source=Source.IMPORT,
                    key=f"{key_prefix(log)}{row.order}:{session.pk}",
                    recorded_by=log.applied_by,
                )


def _within(row: MeetingLogRow, session: Session) -> Clock | None:
    if row.started_at is None or row.ended_at is None:
        return None
    return clipped((row.started_at, row.ended_at), (session.starts_at, session.ends_at))


def key_prefix(log: MeetingLog) -> str:
    """What the keys of a log's spans begin with."""
    return f"log:{log.public_id}:"


def _told_of(
    log: MeetingLog, actor: User | None, verb: str, spans: Iterable[Presence], reason: str
) -> Iterator[AuditEntry]:
    """One entry of the audit trail for each person, with the spans that were recorded or withdrawn."""
    by_entry: dict[int, list[list[str]]] = defaultdict(list)
    for span in spans:
        until = span.ended_at or span.started_at
        by_entry[span.entry_id].append([span.started_at.isoformat(), until.isoformat()])
    keys = sorted(by_entry)
    for start in range(0, len(keys), BATCH):
        entries = RosterEntry.objects.filter(pk__in=keys[start : start + BATCH]).select_related("enrolment__member")
        for entry in entries:
            told = {"log": log.public_id, "spans": by_entry[entry.pk]}
            subject = entry.enrolment.member.public_id
            yield audit_entry(actor=actor, verb=verb, target=entry, subject=subject, after=told, reason=reason)


@transaction.atomic
def undo_meeting_log(*, log: MeetingLog, reason: str, by: User) -> bool:
    """Withdraw every span of the log; False when it is not recorded.

    Raises `RosterFrozen` unless the roster is open, `ValueError` without a reason.
    """
    if not reason.strip():
        raise ValueError("a log is withdrawn for a reason")
    require_open(log.study_class_id)
    now = timezone.now()
    applied = MeetingLog.objects.filter(pk=log.pk, state=LogState.APPLIED)
    if not applied.update(state=LogState.UNDONE, undone_by=by, undone_at=now, undone_because=reason.strip()):
        return False
    spans = spans_of(log)
    record_many(entries=_told_of(log, by, "withdraw_presence_from_log", spans, reason.strip()))
    Presence.objects.filter(pk__in=spans.values("pk")).update(withdrawn_at=now)
    record(actor=by, verb="undo_meeting_log", target=log, reason=reason.strip())
    return True


def spans_of(log: MeetingLog) -> QuerySet[Presence]:
    """What the log recorded and nobody withdrew."""
    there = Presence.objects.filter(session__study_class=log.study_class_id, source=Source.IMPORT)
    return there.filter(key__startswith=key_prefix(log), withdrawn_at__isnull=True)
