"""Conferences that are over, with people who attended and people who did not."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from foundation.jobs.actions import run
from learning.attendance.actions.classes import Repeat, create_retake_class
from learning.attendance.actions.closing import close_roster
from learning.attendance.actions.retaking import confirm_retakes
from learning.attendance.choices import RetakeForm
from learning.attendance.models import Retake
from learning.campaigns import kinds
from learning.campaigns.actions import give_duties
from learning.campaigns.models import Campaign, Duty, Enrolment
from learning.conferences.choices import ATTEND_CONFERENCE, ClassKind
from learning.conferences.models import Conference, RosterEntry, Session, StudyClass
from members.access.models import User
from tests.cast import Cast
from tests.factories.campaigns import listening, make_open
from tests.factories.conferences import at, be_present, entry_of, in_days, make_conference, make_roster

ESSAY = "test_essay"


def essay() -> kinds.DutyKind:
    """An essay that one who missed a conference can be asked for."""
    return kinds.DutyKind(
        code=ESSAY,
        label="Bài thu hoạch",
        action_label="Viết bài",
        icon="pencil",
        address=lambda duty: f"/viet/{duty.public_id}/",
        targets=lambda user: [],
        for_self_study=True,
        individual_target=lambda conference, title: kinds.Target(conference, f"Bài thu hoạch: {title}", 60),
    )


def register_kinds() -> None:
    """Listening, and the essay; attending is registered by the app."""
    kinds.register(listening())
    kinds.register(essay())


@dataclass
class Held:
    """The commune's conference of yesterday: 210 minutes in the morning, 180 in the afternoon."""

    campaign: Campaign
    conference: Conference
    study_class: StudyClass
    morning: Session
    afternoon: Session
    officer: User

    def entry(self, user: User) -> RosterEntry:
        """The person's entry."""
        return entry_of(self.conference, user)

    def attend(self, user: User, morning: str = "11:30", afternoon: str = "16:30") -> None:
        """There from the beginning of both sessions until these times."""
        be_present(self.entry(user), self.morning, "7:30", morning)
        be_present(self.entry(user), self.afternoon, "13:30", afternoon)

    def close(self) -> None:
        """Close the roster and do the job's work."""
        run(job_id=close_roster(study_class=self.study_class, by=self.officer).pk)
        self.study_class.refresh_from_db()

    def duty(self, user: User) -> Duty:
        """The person's duty to attend."""
        return Duty.objects.select_related("enrolment", "requirement").get(
            enrolment__campaign=self.campaign, enrolment__member=user.member, requirement__kind=ATTEND_CONFERENCE
        )

    def enrolment(self, user: User) -> Enrolment:
        """The person's enrolment."""
        return Enrolment.objects.get(campaign=self.campaign, member=user.member)

    def confirm(self, user: User, **changes: Any) -> Retake:
        """A retake by self-study, confirmed by the officer."""
        chosen: dict[str, Any] = {"form": RetakeForm.SELF_STUDY, "due_on": in_days(10), "reason": "Vắng quá 40%"}
        [result] = confirm_retakes(entries=[self.entry(user)], by=self.officer, **(chosen | changes))
        assert result.retake, result.refusal
        return result.retake

    def retake_class(self) -> StudyClass:
        """Tomorrow from 7:30, the morning again."""
        day = in_days(1)
        repeat = Repeat(self.morning, at(day, "7:30"), at(day, "11:30"))
        title = "Lớp học lại"
        return create_retake_class(study_class=self.study_class, title=title, sessions=[repeat], by=self.officer)


def hold(cast: Cast, campaign: Campaign | None = None) -> Held:
    """Held yesterday by the commune, for everyone in it; the roster is open and the duties are given."""
    campaign = campaign or make_open(cast.commune_officer, cast.commune)
    conference = make_conference(campaign, cast.commune_officer, day=timezone.localdate() - timedelta(days=1))
    make_roster(conference)
    give_duties(
        campaign=campaign,
        enrolments=campaign.enrolments.all(),
        kind=ATTEND_CONFERENCE,
        target=conference.public_id,
        title=conference.title,
        minutes=390,
        due_on=timezone.localdate() - timedelta(days=1),
        by=None,
    )
    study_class = conference.classes.get(kind=ClassKind.REGULAR)
    morning, afternoon = study_class.sessions.all()
    return Held(campaign, conference, study_class, morning, afternoon, cast.commune_officer)
