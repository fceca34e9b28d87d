"""Reads of duties that are surveys, and of attempts."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from assessments.attempts.models import Attempt
from assessments.bank.queries import FrozenVersion, frozen_versions
from assessments.quizzes.choices import QuizState
from assessments.quizzes.models import Quiz
from learning.campaigns.choices import CampaignState, DutyState
from learning.campaigns.models import Duty
from learning.library.choices import OfficialTextState
from learning.library.models import OfficialText, ResolutionPage
from members.access.models import User
from members.access.scope import OVERSEER_ROLES, paths_of
from members.units.queries import within

PASS_SURVEY = "PASS_SURVEY"  # noqa: S105 - to pass, no password
"""The kind of duty settled by passing a survey; its target is the quiz's public id."""


@dataclass(frozen=True)
class Standing:
    """Where a member stands with a survey duty: what was done, what is left."""

    duty: Duty
    quiz: Quiz
    attempts: list[Attempt]
    granted: int

    @property
    def open_attempt(self) -> Attempt | None:
        """The attempt under way."""
        return next((a for a in self.attempts if a.submitted_at is None), None)

    @property
    def finished(self) -> list[Attempt]:
        """Submitted attempts, the newest first."""
        return [a for a in self.attempts if a.submitted_at is not None]

    @property
    def allowed(self) -> int:
        """How many attempts in all."""
        return self.quiz.attempts_allowed + self.granted

    @property
    def left(self) -> int:
        """How many may still be started."""
        return max(0, self.allowed - len(self.attempts))

    @property
    def wants_more(self) -> bool:
        """Whether all attempts are used and the survey is still owed."""
        owed = self.duty.state in (DutyState.TODO, DutyState.FAILED)
        return owed and self.left == 0 and self.open_attempt is None

    @property
    def may_start(self) -> bool:
        """Whether another attempt may begin now."""
        return (
            self.left > 0
            and self.duty.state == DutyState.TODO
            and self.quiz.state == QuizState.READY
            and self.duty.enrolment.campaign.state == CampaignState.OPEN
        )


def survey_duties() -> QuerySet[Duty]:
    """Duties settled by a survey, with just what the pages need: they are read in the minute a conference ends."""
    duties = Duty.objects.filter(requirement__kind=PASS_SURVEY).select_related("requirement", "enrolment__campaign")
    return duties.only(
        "public_id",
        "state",
        "reason",
        "requirement__target",
        "enrolment__member_id",
        "enrolment__campaign__title",
        "enrolment__campaign__state",
    )


def own_survey_duties(user: User) -> QuerySet[Duty]:
    """The user's own."""
    return survey_duties().filter(enrolment__member_id=user.member_id)


def overseen_survey_duties(user: User) -> QuerySet[Duty]:
    """Duties at which the user may grant another attempt: of the cell, or of the officer's subtree; never one's own."""
    overseen = within(paths_of(user, *OVERSEER_ROLES), "enrolment__unit_path")
    others = ~Q(enrolment__member=user.member_id)
    duties = Duty.objects.filter(overseen & others, requirement__kind=PASS_SURVEY)
    return duties.select_related("requirement", "enrolment__campaign", "enrolment__member")


def attempts_visible_to(user: User) -> QuerySet[Attempt]:
    """A paper is private to the member who wrote it: the system grades it, nobody else reads it."""
    return Attempt.objects.filter(member_id=user.member_id)


def standing_of(duty: Duty) -> Standing:
    """Where the member stands. Raises `Quiz.DoesNotExist` when the survey is gone."""
    return standing_with(duty, Quiz.objects.get(public_id=duty.requirement.target))


def standing_with(duty: Duty, quiz: Quiz) -> Standing:
    """The same, with the survey at hand. More is granted only once all is used, so it is asked for only then."""
    attempts = list(duty.attempts.defer("paper", "answers").order_by("-number"))
    used_up = len(attempts) >= quiz.attempts_allowed
    return Standing(duty, quiz, attempts, duty.extra_attempts.count() if used_up else 0)


def with_paper(attempts: QuerySet[Attempt]) -> QuerySet[Attempt]:
    """With what a page of questions needs."""
    return attempts.select_related("quiz", "duty").only(
        "public_id",
        "paper",
        "answers",
        "yardstick",
        "revision",
        "number",
        "expires_at",
        "submitted_at",
        "quiz__title",
        "duty__public_id",
        "member",
    )


def with_result(attempts: QuerySet[Attempt]) -> QuerySet[Attempt]:
    """With what the result page needs, in one query."""
    return attempts.select_related("quiz", "duty__enrolment__campaign").only(
        "public_id",
        "paper",
        "answers",
        "yardstick",
        "number",
        "submitted_at",
        "correct",
        "passed",
        "quiz__title",
        "quiz__state",
        "quiz__attempts_allowed",
        "quiz__resolution_id",
        "duty__public_id",
        "duty__state",
        "duty__enrolment__campaign__state",
    )


def versions_on(attempt: Attempt) -> dict[int, FrozenVersion]:
    """The question versions on the paper."""
    return frozen_versions(item["version"] for item in attempt.paper)


def overdue(ended: datetime) -> QuerySet[Attempt]:
    """Open attempts whose time was over by then."""
    return Attempt.objects.filter(submitted_at__isnull=True, expires_at__lte=ended)


@dataclass(frozen=True)
class Source:
    """The document that explanations point to; `address` is empty while its text cannot be read here."""

    name: str = ""
    address: str = ""


def source_of(quiz: Quiz) -> Source:
    """The survey's resolution and, if an official text is in use, where it is read."""
    if not quiz.resolution_id:
        return Source()
    current = OfficialText.objects.filter(resolution=OuterRef("pk"), state=OfficialTextState.CURRENT)
    resolutions = ResolutionPage.objects.annotate(readable=Exists(current)).only("kind", "symbol", "slug", "live")
    resolution = resolutions.get(pk=quiz.resolution_id)
    readable = resolution.live and resolution.readable
    address = reverse("library:official_text", args=[resolution.slug]) if readable else ""
    return Source(resolution.short_title, address)
