"""Something behind every address, for the cast to try."""

from dataclasses import dataclass

from django.utils import timezone

from assessments.attempts.actions import save_answers, start_attempt, submit_attempt
from assessments.attempts.models import Attempt
from assessments.attempts.queries import PASS_SURVEY
from assessments.bank.models import Question
from assessments.essays.models import Essay
from assessments.quizzes.models import Quiz
from foundation.jobs.models import Job
from foundation.notifications.models import Notice
from learning.attendance.models import MeetingLog, MeetingLogRow
from learning.campaigns.models import Campaign, Duty, Enrolment
from learning.campaigns.rules import RequirementPlan
from learning.conferences.models import BridgePoint, Conference, StudyClass
from learning.library.models import CondensedTextPage, OfficialText, ResolutionPage
from learning.remarks.actions import answer_remark
from learning.remarks.models import Remark
from media.assets.models import PortalRendition
from media.video.actions.captioning import keep_captions
from media.video.models import Recording
from members.access.models import User
from tests.architecture.conference_world import Planned, make_planned
from tests.cast import Cast
from tests.factories import campaigns as campaign_factory
from tests.factories.assessments import make_draft, make_question, make_quiz, require_quiz, survey_duty
from tests.factories.check_in import conference_now, hall
from tests.factories.conferences import make_conference, make_roster
from tests.factories.essays import essay_duty, require_essay, submitted_essay
from tests.factories.library import THREE_SECTIONS, make_image, make_official_text, make_resolution, make_text
from tests.factories.meeting_logs import DAY, HEADER, send, xlsx
from tests.factories.notifications import make_notice
from tests.factories.recordings import make_recording
from tests.factories.remarks import enrolment_of, make_remark


@dataclass
class World:
    """The cast, and what belongs to whom: the commune's campaign, with one conference on now and one planned, the
    member's attempts, the rapporteur's essay, the officer's job."""

    cast: Cast
    resolution: ResolutionPage
    text: CondensedTextPage
    picture: PortalRendition
    official: OfficialText
    quiz: Quiz
    draft_quiz: Quiz
    question: Question
    campaign: Campaign
    draft: Campaign
    duty: Duty
    open_attempt: Attempt
    done_attempt: Attempt
    essay_duty: Duty
    essay: Essay
    job: Job
    notice: Notice
    planned: Planned
    conference: Conference
    point: BridgePoint
    study_class: StudyClass
    log: MeetingLog
    log_row: MeetingLogRow
    enrolment: Enrolment
    remark: Remark
    disputed: Remark
    film: Recording


def make_world(cast: Cast) -> World:
    """Survey and questions are the province's; the resolution and the campaign are of the commune alone."""
    resolution = make_resolution(cast.officer, cast.commune)
    quiz = make_quiz(cast.province, cast.officer)
    campaign = require_quiz(quiz, cast.officer, cast.commune)
    image = make_image()
    shown = {"image": {"image": image.pk, "alt_text": "Tranh", "decorative": False}, "caption": ""}
    plan = RequirementPlan(PASS_SURVEY, quiz.public_id, quiz.title, 15, timezone.localdate())
    duty, attempt = survey_duty(cast.member), submitted(cast.neighbour)
    assert campaign.opening
    require_essay(cast.officer, cast.commune)
    conference = conference_now(campaign, cast.officer)
    log = make_log(campaign, cast)
    return World(
        cast=cast,
        resolution=resolution,
        text=make_text(cast.officer, resolution, body=[*THREE_SECTIONS, ("picture", shown)]),
        picture=image.get_rendition("width-400|format-webp"),
        official=make_official_text(cast.officer, resolution),
        quiz=quiz,
        draft_quiz=make_draft(cast.province, cast.officer),
        question=make_question(cast.province, cast.officer, 50),
        campaign=campaign,
        draft=campaign_factory.make_draft(cast.officer, cast.commune, requirements=[plan]),
        duty=duty,
        open_attempt=start_attempt(duty=duty, member=cast.member.member, at=timezone.now()),
        done_attempt=attempt,
        essay_duty=essay_duty(cast.member),
        essay=submitted_essay(cast.rapporteur),
        job=campaign.opening,
        notice=make_notice(cast.member),
        planned=make_planned(campaign, cast),
        conference=conference,
        point=hall(conference),
        study_class=log.study_class,
        log=log,
        log_row=log.rows.get(outcome="UNKNOWN"),
        enrolment=enrolment_of(cast.member),
        remark=make_remark(cast.member, cast.secretary),
        disputed=make_disputed(cast),
        film=make_film(cast),
    )


def make_film(cast: Cast) -> Recording:
    """The commune's, with captions."""
    film = make_recording(cast.officer, cast.commune)
    keep_captions(recording=film, language="vi", cues=[(0, 1000, "Kính thưa các đồng chí")], by=cast.officer)
    return film


def make_log(campaign: Campaign, cast: Cast) -> MeetingLog:
    """A meeting log of a class of the campaign's, read, with someone in it whom nobody knows."""
    conference = make_conference(campaign, cast.officer, day=DAY)
    make_roster(conference)
    return send(conference.classes.get(), xlsx(HEADER, ("iPhone", "7:30", "8:30")), cast.officer)


def submitted(user: User) -> Attempt:
    """An attempt of the user, handed in empty."""
    now = timezone.now()
    attempt = start_attempt(duty=survey_duty(user), member=user.member, at=now)
    save_answers(attempt=attempt, answers={}, at=now)
    return submit_attempt(attempt=attempt, answers={}, at=now)


def make_disputed(cast: Cast) -> Remark:
    """A criticism of the member by the secretary, contested."""
    remark = make_remark(cast.member, cast.secretary)
    answer_remark(remark=remark, text="Không đúng", disputes=True, by=cast.member, at=timezone.now())
    return remark
