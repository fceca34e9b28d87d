"""A person says whose a row of a meeting log is; the software never guesses."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from learning.attendance.actions.refusal import AttendanceRefused
from learning.attendance.logs.choices import OPEN_TO_PICKING, LogState, RowOutcome
from learning.attendance.models import MeetingLog, MeetingLogRow
from learning.conferences.choices import Standing
from learning.conferences.models import RosterEntry
from members.access.models import User


@transaction.atomic
def pick_person(*, row: MeetingLogRow, entry: RosterEntry | None, alike: bool, by: User) -> int:
    """Say that the row is this person's of the class's roster, or with None nobody's any more; returns how many rows.

    With `alike` the same holds for other undecided rows of the log written just so. 0 when the log is not waiting.
    Raises `ValueError` for a person of another class, `AttendanceRefused` for oneself: another must say that it is me.
    """
    if entry and entry.study_class_id != row.log.study_class_id:
        raise ValueError("not of this class")
    if entry and entry.enrolment.member_id == by.member_id:
        raise AttendanceRefused(
            _("Đồng chí không tự nhận dòng là của mình. Đồng chí nhờ người khác có thẩm quyền chọn.")
        )
    if not MeetingLog.objects.filter(pk=row.log_id, state=LogState.READY).update(state=LogState.READY):
        return 0
    changed = _change(MeetingLogRow.objects.filter(pk=row.pk), entry, by)
    if entry and alike:
        changed += _change(undecided_like(row), entry, by)
    if changed:
        _record(row, entry, changed, by)
    return changed


def undecided_like(row: MeetingLogRow) -> QuerySet[MeetingLogRow]:
    """Other rows of the log with the same writing, of which the person is missing."""
    same = MeetingLogRow.objects.filter(log=row.log_id, outcome__in=OPEN_TO_PICKING)
    return same.filter(name=row.name, card=row.card, unit_name=row.unit_name).exclude(pk=row.pk)


def _change(rows: QuerySet[MeetingLogRow], entry: RosterEntry | None, by: User) -> int:
    """Only rows of which the person was missing when they were read."""
    missing = rows.filter(outcome__in=OPEN_TO_PICKING) | rows.filter(picked_by__isnull=False)
    if entry is None:
        back = missing.update(entry=None, picked_by=None, outcome=RowOutcome.UNKNOWN)
        rows.exclude(candidates=[]).filter(outcome=RowOutcome.UNKNOWN).update(outcome=RowOutcome.AMBIGUOUS)
        return back
    required = entry.standing == Standing.REQUIRED
    outcome = RowOutcome.MATCHED if required else RowOutcome.NOT_REQUIRED
    return missing.update(entry=entry, picked_by=by, outcome=outcome)


def _record(row: MeetingLogRow, entry: RosterEntry | None, changed: int, by: User) -> None:
    before = {"entry": row.entry.public_id if row.entry else None}
    after = {"entry": entry.public_id if entry else None, "rows": changed}
    about = entry or row.entry
    subject = about.enrolment.member.public_id if about else ""
    record(actor=by, verb="pick_person_for_log_row", target=row, subject=subject, before=before, after=after)
