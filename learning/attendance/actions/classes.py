"""Retake classes: sessions that each repeat one of the class in which people missed something (`R17`)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from learning.attendance.actions.refusal import AttendanceRefused
from learning.conferences.choices import ClassKind, RosterState
from learning.conferences.models import Session, StudyClass
from learning.conferences.queries import classes_editable_by
from members.access.models import User

FURTHEST = timedelta(days=366)


@dataclass(frozen=True)
class Repeat:
    """A session to come and the one it repeats."""

    repeats: Session
    starts_at: datetime
    ends_at: datetime


@transaction.atomic
def create_retake_class(*, study_class: StudyClass, title: str, sessions: list[Repeat], by: User) -> StudyClass:
    """A class in which parts of `study_class` are studied again; people join it by the retakes confirmed for it.

    A class has one retake class of a title: sent twice, the second finds what the first made. Raises
    `AttendanceRefused`, also for a title under which other sessions are planned.
    """
    if not classes_editable_by(by).filter(pk=study_class.pk).exists():
        raise AttendanceRefused(_("Chỉ cán bộ phụ trách hội nghị mở được lớp học lại."))
    _check(study_class, sessions)
    retake_class, new = StudyClass.objects.get_or_create(
        repeats=study_class,
        title=title,
        kind=ClassKind.RETAKE,
        defaults={"conference": study_class.conference, "roster_state": RosterState.OPEN},
    )
    if not new:
        return _the_same(retake_class, sessions)
    for one in sessions:
        Session.objects.create(
            study_class=retake_class,
            title=one.repeats.title,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            repeats=one.repeats,
        )
    record(actor=by, verb="create_retake_class", target=retake_class, after={"title": title, "of": study_class.title})
    return retake_class


def _the_same(existing: StudyClass, sessions: list[Repeat]) -> StudyClass:
    planned = existing.sessions.values_list("repeats", "starts_at", "ends_at")
    if set(planned) != {(one.repeats.pk, one.starts_at, one.ends_at) for one in sessions}:
        raise AttendanceRefused(_("Đã có lớp học lại mang tên này, học vào giờ khác. Đồng chí đặt tên khác."))
    return existing


def _check(study_class: StudyClass, sessions: list[Repeat]) -> None:
    now = timezone.now()
    if study_class.kind != ClassKind.REGULAR:
        raise AttendanceRefused(_("Lớp học lại lập từ lớp học tập của hội nghị."))
    if not sessions:
        raise AttendanceRefused(_("Đồng chí nhập ngày giờ của ít nhất một buổi."))
    for one in sessions:
        if one.repeats.study_class_id != study_class.pk:
            raise AttendanceRefused(_("Buổi được dạy lại không thuộc lớp này."))
        if not now < one.starts_at < one.ends_at < now + FURTHEST:
            raise AttendanceRefused(_("Giờ của buổi học lại phải ở phía trước, giờ kết thúc sau giờ bắt đầu."))
    ordered = sorted(sessions, key=lambda one: one.starts_at)
    if any(one.ends_at > after.starts_at for one, after in pairwise(ordered)):
        raise AttendanceRefused(_("Các buổi học lại trùng giờ nhau."))
