"""Reads of duties that are essays, and of the essays: by their authors, and by those who judge."""

from django.db.models import Q, QuerySet

from assessments.essays.choices import READABLE, WRITABLE, EssayState
from assessments.essays.models import Essay
from learning.campaigns.choices import CampaignState, DutyState
from learning.campaigns.models import Duty
from members.access.models import User
from members.access.scope import OVERSEER_ROLES, paths_of
from members.units.queries import within

WRITE_ESSAY = "WRITE_ESSAY"
"""The kind of duty settled when an essay is accepted."""


def own_essay_duties(user: User) -> QuerySet[Duty]:
    """The user's own duties that are essays."""
    mine = Duty.objects.filter(requirement__kind=WRITE_ESSAY, enrolment__member_id=user.member_id)
    return mine.select_related("requirement", "enrolment__campaign", "essay")


def essays_judged_by(user: User) -> QuerySet[Essay]:
    """What was handed in where the user oversees; never one's own, never what is still being written."""
    overseen = within(paths_of(user, *OVERSEER_ROLES), "duty__enrolment__unit_path")
    others = ~Q(author=user.member_id)
    return Essay.objects.filter(overseen & others, state__in=READABLE)


def with_origin(essays: QuerySet[Essay]) -> QuerySet[Essay]:
    """With whose it is, and what for."""
    return essays.select_related("author", "duty__requirement", "duty__enrolment__unit", "duty__enrolment__campaign")


def waiting_for(user: User) -> QuerySet[Essay]:
    """Of those, what waits to be judged; the longest waiting first."""
    waiting = essays_judged_by(user).filter(state=EssayState.SUBMITTED)
    return with_origin(waiting).order_by("submitted_at", "pk")


def waits_for_judgement(duty: Duty) -> Essay | None:
    """The duty's essay, when it is handed in and not yet judged."""
    return Essay.objects.filter(duty=duty, state=EssayState.SUBMITTED).first()


def is_writable(duty: Duty, essay: Essay | None) -> bool:
    """Whether the author may write: still owed, the campaign open, nothing handed in that waits."""
    owed = duty.state == DutyState.TODO and duty.enrolment.campaign.state == CampaignState.OPEN
    return owed and (essay is None or essay.state in WRITABLE)
