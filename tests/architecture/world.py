"""Something behind every address, for the cast to try."""

from dataclasses import dataclass

from django.utils import timezone

from assessments.attempts.actions import save_answers, start_attempt, submit_attempt
from assessments.attempts.models import Attempt
from assessments.attempts.queries import PASS_SURVEY
from assessments.bank.models import Question
from assessments.quizzes.models import Quiz
from foundation.jobs.models import Job
from foundation.notifications.models import Notice
from learning.campaigns.models import Campaign, Duty
from learning.campaigns.rules import RequirementPlan
from learning.conferences.models import BridgePoint, Conference
from learning.library.models import CondensedTextPage, OfficialText, ResolutionPage
from media.assets.models import PortalRendition
from members.access.models import User
from tests.cast import Cast
from tests.factories import campaigns as campaign_factory
from tests.factories.assessments import make_draft, make_question, make_quiz, require_quiz, survey_duty
from tests.factories.check_in import conference_now, hall
from tests.factories.library import THREE_SECTIONS, make_image, make_official_text, make_resolution, make_text
from tests.factories.notifications import make_notice


@dataclass
class World:
    """The cast, and what belongs to whom: the commune's campaign and its conference on now, attempts, the job."""

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
    job: Job
    notice: Notice
    conference: Conference
    point: BridgePoint


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
    conference = conference_now(campaign, cast.officer)
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
        job=campaign.opening,
        notice=make_notice(cast.member),
        conference=conference,
        point=hall(conference),
    )


def submitted(user: User) -> Attempt:
    """An attempt of the user, handed in empty."""
    now = timezone.now()
    attempt = start_attempt(duty=survey_duty(user), member=user.member, at=now)
    save_answers(attempt=attempt, answers={}, at=now)
    return submit_attempt(attempt=attempt, answers={}, at=now)
