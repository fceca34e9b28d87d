"""Meeting logs for tests: spreadsheets made here, sent in and read."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localtime

from foundation.files.checks import check
from foundation.files.kinds import TABLES
from foundation.jobs import actions as jobs
from foundation.web.vietnamese import TONES
from learning.attendance.actions.log_recording import apply_meeting_log
from learning.attendance.actions.logs import upload_meeting_log
from learning.attendance.models import MeetingLog, Presence
from learning.conferences.models import StudyClass
from members.access.models import User

DAY = date(2026, 11, 12)
"""A day whose number may be taken for a month's."""
HEADER = ("Họ và tên", "Giờ vào", "Giờ ra")


def xlsx(*rows: Sequence[Any], sheet: str = "Trang 1", more: dict[str, Iterable[Sequence[Any]]] | None = None) -> bytes:
    """A workbook: moments and times as Excel's own, `=…` as formulas, all else by its type."""
    target = BytesIO()
    with xlsxwriter.Workbook(target) as book:
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        clock = book.add_format({"num_format": "hh:mm"})
        for name, lines in {sheet: rows, **(more or {})}.items():
            page = book.add_worksheet(name)
            for number, line in enumerate(lines):
                for column, value in enumerate(line):
                    look = clock if isinstance(value, time) else moment
                    is_moment = isinstance(value, datetime | date | time)
                    page.write(number, column, value, *([look] if is_moment else []))
    return target.getvalue()


def text(*rows: Sequence[str], separator: str = ",", encoding: str = "utf-8") -> bytes:
    """A CSV file."""
    lines = (separator.join(f'"{v}"' if separator in v else v for v in row) for row in rows)
    return "\r\n".join(lines).encode(encoding)


def windows_1258(*rows: Sequence[str]) -> bytes:
    """As old Vietnamese Windows wrote: the vowel, then its tone."""
    whole = text(*rows).decode()
    apart = (unicodedata.normalize("NFD", sign) for sign in whole)
    return "".join(
        unicodedata.normalize("NFC", sign[:-1]) + sign[-1] if sign[-1] in TONES else unicodedata.normalize("NFC", sign)
        for sign in apart
    ).encode("cp1258")


def send(study_class: StudyClass, content: bytes, by: User, name: str = "nhat-ky.xlsx") -> MeetingLog:
    """Sent in and read."""
    checked = check(SimpleUploadedFile(name, content), TABLES)
    log = upload_meeting_log(study_class=study_class, upload=checked, point=None, by=by)
    return worked(log)


def worked(log: MeetingLog) -> MeetingLog:
    """After its job has run."""
    log.refresh_from_db()
    jobs.run(job_id=log.job_id or 0)
    log.refresh_from_db()
    return log


def recorded(log: MeetingLog, by: User) -> MeetingLog:
    """Recorded."""
    apply_meeting_log(log=log, by=by)
    return worked(log)


def report(log: MeetingLog) -> list[tuple[int, str, str]]:
    """Each row's number, outcome and fault."""
    return list(log.rows.values_list("number", "outcome", "fault"))


def spans(log: MeetingLog) -> list[tuple[str, str, str]]:
    """Name, from and to of what stands recorded in the class, in Vietnam's time."""
    there = Presence.objects.filter(session__study_class=log.study_class, withdrawn_at__isnull=True)
    rows = there.select_related("entry__enrolment__member").order_by("started_at", "entry", "pk")
    return [
        (
            span.entry.enrolment.member.full_name,
            f"{localtime(span.started_at):%H:%M}",
            f"{localtime(span.ended_at):%H:%M}" if span.ended_at else "",
        )
        for span in rows
    ]
