"""The background work of attendance, registered in `learning.job_kinds`."""

from datetime import date

from django.utils.translation import gettext as _

from foundation.jobs.kinds import JobRefused
from foundation.jobs.runs import Run
from learning.attendance.actions.closing import reckon_class
from learning.attendance.actions.reminding import remind_owing
from learning.campaigns.models import Requirement
from learning.conferences.choices import RosterState
from learning.conferences.models import StudyClass


def close_roster(run: Run) -> None:
    """Reckon everyone's minutes; what an earlier, lost run wrote is written over."""
    study_class = StudyClass.objects.select_related("conference").get(pk=run.arguments["study_class"])
    if study_class.roster_state not in {RosterState.CLOSING, RosterState.CLOSED}:
        raise JobRefused(_("Danh sách đã được mở lại nên không chốt."))
    candidates = reckon_class(study_class=study_class, report=run.report)
    run.say(_("Đã chốt danh sách: %(count)d người thuộc diện học lại.") % {"count": candidates})


def remind_deadline(run: Run) -> None:
    """Tell those who still owe it."""
    requirement = Requirement.objects.select_related("campaign").filter(pk=run.arguments["requirement"]).first()
    if requirement is None:
        raise JobRefused(_("Việc này không còn trong đợt học tập."))
    count = remind_owing(requirement=requirement, last_day=date.fromisoformat(run.arguments["last_day"]))
    run.say(_("Đã nhắc %(count)d người.") % {"count": count})
