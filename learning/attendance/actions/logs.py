"""A meeting log from upload to being read (`R16`). Nothing of it counts before a person has looked and said so."""

import hashlib
from datetime import date, datetime, time
from itertools import islice
from pathlib import PurePath

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from foundation.documents.spreadsheet import SheetRefused, Value, read_sheets
from foundation.files.actions import keep
from foundation.files.checks import CheckedFile
from foundation.files.kinds import TABLES
from foundation.jobs.actions import enqueue
from foundation.jobs.kinds import JobRefused
from foundation.jobs.runs import Run
from learning.attendance.actions.recording import require_open
from learning.attendance.logs.choices import LogState
from learning.attendance.logs.names import Directory
from learning.attendance.logs.reading import Reading, Timing, read
from learning.attendance.logs.rosters import directory_of, timing_of
from learning.attendance.logs.table import Line, NoHeader, lines_of
from learning.attendance.models import MeetingLog, MeetingLogRow
from learning.conferences.models import BridgePoint, StudyClass
from members.access.models import User

READ_MEETING_LOG = "read_meeting_log"
"""The kind of job that reads an upload."""
MOST_LINES = 50_000
BATCH = 1000
"""Rows written, or read, between two reports of progress."""
GONE = (LogState.DISCARDED, LogState.FAILED, LogState.UNDONE)


@transaction.atomic
def upload_meeting_log(
    *, study_class: StudyClass, upload: CheckedFile, point: BridgePoint | None, by: User
) -> MeetingLog:
    """Keep the file and have it read; the same file again returns the log that is there.

    Raises `RosterFrozen` unless the roster is open, `FileRefused` for what is no table.
    """
    require_open(study_class.pk)
    digest = hashlib.sha256(upload.content).hexdigest()
    known = MeetingLog.objects.filter(study_class=study_class, file__sha256=digest).exclude(state__in=GONE).first()
    if known:
        return known
    log = MeetingLog(
        study_class=study_class, point=point, file=keep(upload=upload, by=by, kinds=TABLES), uploaded_by=by
    )
    log.job = enqueue(kind=READ_MEETING_LOG, arguments={"log": log.public_id}, by=by)
    log.save(force_insert=True)
    record(actor=by, verb="upload_meeting_log", target=log, after={"sha256": digest, "name": log.file.name})
    return log


def read_meeting_log(run: Run) -> None:
    """The job: what each row comes to. May run twice; the second run finds nothing to do."""
    log = MeetingLog.objects.select_related("study_class", "file").get(public_id=run.arguments["log"])
    if log.state != LogState.READING:
        return
    try:
        rows = _rows_of(log, run)
    except SheetRefused as refusal:
        MeetingLog.objects.filter(pk=log.pk, state=LogState.READING).update(state=LogState.FAILED, refusal=str(refusal))
        raise JobRefused(str(refusal)) from refusal
    _keep_rows(log, rows)
    run.say(_("Đã đọc %(count)d dòng. Đồng chí kiểm tra rồi ghi nhận.") % {"count": len(rows)})


def _rows_of(log: MeetingLog, run: Run) -> list[MeetingLogRow]:
    """Rows not yet written; `SheetRefused` with a sentence for what cannot be used."""
    timing, directory = timing_of(log.study_class), directory_of(log.study_class)
    lines = _lines_of(log, timing)
    rows: list[MeetingLogRow] = []
    waiting = iter(lines)
    while batch := list(islice(waiting, BATCH)):
        run.report(len(rows), len(lines))
        rows += [_row(log, line, directory, timing) for line in batch]
    for order, row in enumerate(rows, start=1):
        row.order = order
    return rows


def _lines_of(log: MeetingLog, timing: Timing) -> list[Line]:
    with log.file.file.open("rb") as stored:
        content = stored.read()
    try:
        lines = lines_of(read_sheets(content, PurePath(str(log.file.file.name)).suffix), timing.days)
    except NoHeader as none:
        raise SheetRefused(
            _(
                "Không thấy dòng tiêu đề có cột tên (hoặc số thẻ) và cột giờ vào. Đồng chí tải mẫu, chép dữ liệu vào "
                "đúng cột rồi tải lên lại."
            )
        ) from none
    if not lines:
        raise SheetRefused(_("Dưới dòng tiêu đề không có dòng nào. Đồng chí kiểm tra rồi chọn lại tệp."))
    if len(lines) > MOST_LINES:
        raise SheetRefused(_("Tệp có hơn 50.000 dòng. Đồng chí chia thành nhiều tệp rồi tải lại."))
    return lines


def _row(log: MeetingLog, line: Line, directory: Directory, timing: Timing) -> MeetingLogRow:
    found: Reading = read(line, directory, timing)
    start, end = found.span or (None, None)
    return MeetingLogRow(
        log=log,
        order=0,
        sheet=line.sheet[:60],
        number=line.number,
        name=line.name[:200],
        card=line.card[:40],
        unit_name=line.unit[:200],
        joined=as_written(line.joined),
        left=as_written(line.left),
        duration=as_written(line.duration),
        started_at=start,
        ended_at=end,
        entry_id=found.match.person.entry if found.match.person else None,
        candidates=[person.entry for person in found.match.candidates][:20],
        outcome=found.outcome,
        fault=found.fault or "",
    )


def as_written(value: Value) -> str:
    """A cell as its reader saw it, at most 60 characters."""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M:%S}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M:%S}"
    return "" if value is None else str(value)[:60]


@transaction.atomic
def _keep_rows(log: MeetingLog, rows: list[MeetingLogRow]) -> None:
    """Write the rows once, all or none."""
    if MeetingLog.objects.filter(pk=log.pk, state=LogState.READING).update(state=LogState.READY):
        MeetingLogRow.objects.bulk_create(rows, batch_size=BATCH)


@transaction.atomic
def discard_meeting_log(*, log: MeetingLog, by: User) -> bool:
    """Put a read log aside, nothing recorded. False when it is not waiting."""
    if not MeetingLog.objects.filter(pk=log.pk, state=LogState.READY).update(state=LogState.DISCARDED):
        return False
    record(actor=by, verb="discard_meeting_log", target=log)
    return True
