"""Sentences for whoever sits at the desk."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from learning.conferences.choices import RosterState
from learning.conferences.models import StudyClass


def closed_words(study_class_id: int) -> str:
    """Why the roster takes nothing, and whom to ask; one query."""
    study_class = StudyClass.objects.select_related("conference").get(pk=study_class_id)
    return f"{_why(study_class)} {_whom(study_class)}"


def _why(study_class: StudyClass) -> str:
    if study_class.closed_at and study_class.roster_state == RosterState.CLOSED:
        return _("Danh sách đã chốt lúc %(time)s.") % {
            "time": date_format(localtime(study_class.closed_at), "G:i d/m/Y")
        }
    if study_class.roster_state == RosterState.CLOSING:
        return _("Danh sách đang được chốt.")
    return _("Danh sách lớp không mở.")


def _whom(study_class: StudyClass) -> str:
    conference = study_class.conference
    if not conference.contact_name:
        return _("Đồng chí báo cán bộ tổ chức hội nghị để ghi bổ sung.")
    who = f"{conference.contact_name} {conference.contact_phone}".strip()
    return _("Đồng chí báo %(who)s để ghi bổ sung.") % {"who": who}
