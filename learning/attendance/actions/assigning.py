"""What a retake asks of the person: a place in a retake class, or self-study with an essay (`R17`, `R19`)."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from learning.attendance.actions.refusal import AttendanceRefused
from learning.attendance.choices import RetakeForm
from learning.attendance.models import Retake
from learning.attendance.timetables import PersonalTimetables
from learning.campaigns.actions import give_duties, owe_again, set_last_day
from learning.campaigns.choices import DutyState
from learning.campaigns.kinds import self_study_kind
from learning.campaigns.models import Duty
from learning.conferences.choices import ClassKind, RosterState, Standing
from learning.conferences.models import RosterEntry, StudyClass
from members.access.models import User

LONGEST = timedelta(days=366)
"""How far ahead a last day may lie."""


@dataclass(frozen=True)
class Plan:
    """How and until when; `study_class` for the form `CLASS`; `at` is when it was decided."""

    form: str
    due_on: date
    study_class: StudyClass | None
    reason: str
    at: datetime = field(default_factory=timezone.now)


def check_plan(plan: Plan) -> None:
    """Raises `AttendanceRefused` for a last day that is past or too far, or a class that does not go with it."""
    today = timezone.localdate()
    if not today < plan.due_on <= today + LONGEST:
        raise AttendanceRefused(_("Hạn học lại phải sau hôm nay và trong vòng một năm."))
    if plan.form == RetakeForm.SELF_STUDY:
        if self_study_kind() is None:
            raise AttendanceRefused(_("Hệ thống chưa có loại bài thu hoạch để giao."))
        return
    if plan.form != RetakeForm.CLASS or plan.study_class is None:
        raise AttendanceRefused(_("Đồng chí chọn lớp học lại."))
    _check_class(plan.study_class, plan.due_on)


def _check_class(study_class: StudyClass, due_on: date) -> None:
    last = study_class.sessions.order_by("-ends_at").values_list("ends_at", flat=True).first()
    if study_class.kind != ClassKind.RETAKE or study_class.roster_state != RosterState.OPEN or last is None:
        raise AttendanceRefused(_("Lớp học lại này đã chốt danh sách hoặc chưa có buổi nào."))
    if last <= timezone.now():
        raise AttendanceRefused(_("Lớp học lại này đã học xong."))
    if timezone.localdate(last) > due_on:
        raise AttendanceRefused(_("Hạn học lại phải từ ngày học cuối của lớp học lại trở đi."))


def assign(*, retake: Retake, plan: Plan, by: User) -> None:
    """Give the essay or the place, or leave what was given already with its new last day."""
    if plan.form == RetakeForm.CLASS and plan.study_class:
        _place(retake, plan.study_class)
    else:
        _give_study(retake, plan, by)


def _place(retake: Retake, study_class: StudyClass) -> None:
    entry = retake.entry
    if study_class.repeats_id != entry.study_class_id:
        raise AttendanceRefused(_("Lớp học lại này không dạy lại phần đồng chí đó đã vắng."))
    Retake.objects.filter(pk=retake.pk).update(study_class=study_class)
    defaults = {"unit_path": entry.unit_path, "point": entry.point}
    place, _new = RosterEntry.objects.get_or_create(
        study_class=study_class, enrolment_id=entry.enrolment_id, defaults=defaults
    )
    if place.standing == Standing.REMOVED:
        RosterEntry.objects.filter(pk=place.pk).update(standing=Standing.REQUIRED, evidence="")
    timetables = PersonalTimetables(study_class)
    timetables.load([place])
    if not timetables.sessions_for(place):
        raise AttendanceRefused(_("Lớp học lại này không dạy lại phần đồng chí đó đã vắng."))


def _give_study(retake: Retake, plan: Plan, by: User) -> None:
    kind = self_study_kind()
    if kind is None or kind.individual_target is None:
        raise AttendanceRefused(_("Hệ thống chưa có loại bài thu hoạch để giao."))
    entry = retake.entry
    conference, enrolment = entry.study_class.conference, entry.enrolment
    target = kind.individual_target(conference.public_id, conference.title)
    asked = {"kind": kind.code, "target": target.identifier}
    give_duties(
        campaign=conference.campaign,
        enrolments=[enrolment],
        **asked,
        title=target.title,
        minutes=target.minutes,
        due_on=plan.due_on,
        own_due_on=plan.due_on,
        by=by,
    )
    wanted = {f"requirement__{name}": value for name, value in asked.items()}
    duty = Duty.objects.filter(enrolment=enrolment, requirement__individual=True, **wanted).first()
    if duty is None:
        raise AttendanceRefused(_("Đợt học tập đã kết thúc nên không giao thêm bài được."))
    if duty.state == DutyState.WAIVED:
        owe_again(duty=duty, reason=plan.reason, by=by)
    set_last_day(duty=duty, due_on=plan.due_on)
    Retake.objects.filter(pk=retake.pk).update(study_duty=duty)
