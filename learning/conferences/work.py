"""The background work of conferences, registered in `learning.job_kinds`."""

from django.utils.translation import gettext as _

from foundation.jobs.kinds import JobRefused
from foundation.jobs.runs import Run
from learning.conferences import actions
from learning.conferences.choices import ConferenceState
from learning.conferences.models import Conference, StudyClass
from members.access.models import User


def make_roster(run: Run) -> None:
    """List whoever is not on the roster yet."""
    study_class = _class_of(run)
    if not actions.may_be_filled(study_class):
        raise JobRefused(_("Đợt học tập không còn mở hoặc danh sách đã chốt nên không thêm ai."))
    new = actions.make_roster(study_class=study_class, by=_by(run), report=run.report)
    run.say(_("Đã thêm %(count)d người vào danh sách lớp.") % {"count": new})


def issue_invitations(run: Run) -> None:
    """Invite whoever is not invited yet."""
    conference = _class_of(run).conference
    count = actions.write_invitations(conference=conference, by=_by(run), report=run.report)
    run.say(_("Đã gửi giấy mời đến %(count)d người.") % {"count": count})


def call_off_conference(run: Run) -> None:
    """Take back the duties."""
    conference = Conference.objects.get(pk=run.arguments["conference"])
    count = actions.call_off(conference=conference, by=_by(run), report=run.report)
    run.say(_("Đã thu hồi việc dự hội nghị của %(count)d người.") % {"count": count})


def _class_of(run: Run) -> StudyClass:
    study_class = StudyClass.objects.select_related("conference__campaign", "conference__unit")
    found = study_class.get(pk=run.arguments["study_class"])
    if found.conference.state == ConferenceState.CANCELLED:
        raise JobRefused(_("Hội nghị đã hủy."))
    return found


def _by(run: Run) -> User:
    return User.objects.get(pk=run.arguments["by"])
