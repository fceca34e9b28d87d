"""Reads of duties that are essays, and of the essays: by their authors, by those who grade, by who decides appeals."""

from datetime import datetime

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, QuerySet, When
from django.utils import timezone

from assessments.essays.choices import ACCEPT, READABLE, RETURN, WRITABLE, AppealState, EssayState, RubricState
from assessments.essays.models import Appeal, Essay, EssayVersion, Rubric, VersionPage
from foundation.reviews.models import ReviewStep
from learning.campaigns.choices import CampaignState, DutyState
from learning.campaigns.models import Campaign, Duty
from learning.campaigns.queries import begun_and_visible_to, editable_by
from members.access.choices import Role
from members.access.models import RoleGrant, User
from members.access.scope import OFFICER_ROLES, OVERSEER_ROLES, paths_of
from members.units.paths import ancestors
from members.units.queries import within

WRITE_ESSAY = "WRITE_ESSAY"
"""The kind of duty settled when an essay is accepted."""

APPEALED = "appeal"
"""Said in the evidence of a duty done while the author's appeal is open."""

RETURNED = "returned"
"""Said in the evidence of a duty owed while more work is asked for: since when (ISO)."""

RELEASED = "released"
"""Said in the evidence of a duty done once its result is released: since when (ISO)."""

UNIT_PATH = "duty__enrolment__unit_path"
CAMPAIGN = "duty__enrolment__campaign"


def own_essay_duties(user: User) -> QuerySet[Duty]:
    """The user's own duties that are essays."""
    mine = Duty.objects.filter(requirement__kind=WRITE_ESSAY, enrolment__member_id=user.member_id)
    return mine.select_related("requirement", "enrolment__campaign__unit", "essay__result", "essay__rubric")


def owed_to_overseer(user: User) -> QuerySet[Duty]:
    """Essays still owed by people whom the user oversees, never one's own: what may be entered for them from paper."""
    overseen = within(paths_of(user, *OVERSEER_ROLES), "enrolment__unit_path")
    owed = Duty.objects.filter(overseen, requirement__kind=WRITE_ESSAY, state=DutyState.TODO)
    return owed.filter(enrolment__campaign__state=CampaignState.OPEN).exclude(enrolment__member=user.member_id)


def _graded_from(path: str) -> Q:
    """Essays of the subtree, but for those of secretaries of that unit or above: the level above them grades them."""
    today = timezone.localdate()
    in_force = Q(starts_on__lte=today) & (Q(ends_on__isnull=True) | Q(ends_on__gte=today))
    leading = RoleGrant.objects.filter(in_force, role=Role.CELL_SECRETARY, unit__path__in=ancestors(path))
    return within({path}, UNIT_PATH) & Q(~Exists(leading.filter(member=OuterRef("author"))))


def essays_graded_by(user: User) -> QuerySet[Essay]:
    """Whose essays the user grades, in whatever state: never one's own. Lists and checks both derive from it."""
    rule = Q(pk__in=[])
    for path in paths_of(user, *OVERSEER_ROLES):
        rule |= _graded_from(path)
    return Essay.objects.filter(rule).exclude(author=user.member_id)


def essays_read_by(user: User) -> QuerySet[Essay]:
    """Of those, what was handed in; never what is still being written."""
    return essays_graded_by(user).filter(state__in=READABLE)


def with_origin(essays: QuerySet[Essay]) -> QuerySet[Essay]:
    """With whose it is, what for, who holds it and what came of it."""
    return essays.select_related(
        "author",
        "duty__requirement",
        "duty__enrolment__unit",
        "duty__enrolment__campaign__unit",
        "claimed_by__member",
        "result__grader__member",
        "rubric",
    )


def waiting_for(user: User) -> QuerySet[Essay]:
    """Of those, what waits to be graded; the longest waiting first."""
    waiting = essays_read_by(user).filter(state=EssayState.SUBMITTED)
    return with_origin(waiting).order_by("submitted_at", "pk")


def free_for(user: User, at: datetime) -> Q:
    """What nobody else holds at the moment."""
    return Q(claimed_by__isnull=True) | Q(claimed_until__lte=at) | Q(claimed_by=user)


def next_for(user: User, after: Essay | None, at: datetime) -> Essay | None:
    """The next that waits and nobody else holds, behind `after`, then from the beginning; never `after` itself."""
    free = waiting_for(user).filter(free_for(user, at))
    if after is None:
        return free.first()
    others = free.exclude(pk=after.pk)
    behind = Q(submitted_at__gt=after.submitted_at) | Q(submitted_at=after.submitted_at, pk__gt=after.pk)
    return others.filter(behind).first() or others.first()


def graded_by_me(user: User) -> QuerySet[Essay]:
    """What the user has graded, the newest first."""
    return with_origin(essays_read_by(user).filter(result__grader=user)).order_by("-result__finished_at", "-pk")


def with_sheets(versions: QuerySet[EssayVersion]) -> QuerySet[EssayVersion]:
    """With their sheets, the sheets' files, and who entered them where another did."""
    entered = versions.select_related("paper__entered_by__member", "paper__compared_by__member")
    return entered.prefetch_related(Prefetch("pages", VersionPage.objects.select_related("file")))


def newest_version(essay: Essay) -> EssayVersion | None:
    """What was handed in last, with its sheets."""
    return with_sheets(essay.versions.order_by("-number")).first()


def waits_for_judgement(duty: Duty) -> Essay | None:
    """The duty's essay, when it is handed in and not yet graded."""
    return Essay.objects.filter(duty=duty, state=EssayState.SUBMITTED).first()


def is_writable(duty: Duty, essay: Essay | None) -> bool:
    """Whether the author may write: still owed, the campaign open, nothing handed in that waits."""
    owed = duty.state == DutyState.TODO and duty.enrolment.campaign.state == CampaignState.OPEN
    return owed and (essay is None or essay.state in WRITABLE)


def rubric_for(path: str) -> Rubric | None:
    """What essays of a campaign of the unit at that path are graded by: the nearest unit's, else the shipped one."""
    near = Rubric.objects.filter(Q(unit__isnull=True) | Q(unit__path__in=ancestors(path)), state=RubricState.IN_FORCE)
    shipped_last = Case(When(unit__isnull=True, then=0), default=1)
    return near.order_by(shipped_last.desc(), "-unit__path", "-number").first()


def rubrics_visible_to(user: User) -> QuerySet[Rubric]:
    """For officers: the shipped one, those of their units and of the units above; every version."""
    paths = paths_of(user, *OFFICER_ROLES)
    above = {step for path in paths for step in ancestors(path)}
    shown = Q(unit__isnull=True) | within(paths, "unit__path") | Q(unit__path__in=above)
    return Rubric.objects.filter(shown) if paths else Rubric.objects.none()


def campaigns_released_by(user: User) -> QuerySet[Campaign]:
    """Campaigns whose results the user may release: those they may plan."""
    return editable_by(user).exclude(state=CampaignState.DRAFT)


def campaigns_with_results(user: User) -> QuerySet[Campaign]:
    """Campaigns of which the user may read the aggregates: seen by them, with something released."""
    released = Essay.objects.filter(released_at__isnull=False, **{CAMPAIGN: OuterRef("pk")})
    return begun_and_visible_to(user).filter(Exists(released) | Q(pk__in=campaigns_released_by(user).values("pk")))


def essays_of(campaign: Campaign) -> QuerySet[Essay]:
    """All of a campaign's."""
    return Essay.objects.filter(**{CAMPAIGN: campaign})


def contested() -> Exists:
    """Essays with an appeal that is not decided: what follows from their results waits (safeguard 4)."""
    return Exists(Appeal.objects.filter(essay=OuterRef("pk"), state=AppealState.OPEN))


def appeals_decided_by(user: User) -> QuerySet[Appeal]:
    """Appeals that the user may decide: an officer over the author, who judged nothing of the essay, nor wrote it."""
    taken = ReviewStep.objects.filter(object_type=Essay._meta.label, object_id=OuterRef("essay__public_id"), by=user)
    judged = taken.filter(name__in=(RETURN, ACCEPT))
    overseen = within(paths_of(user, *OFFICER_ROLES), f"essay__{UNIT_PATH}")
    return Appeal.objects.filter(overseen).exclude(essay__author=user.member_id).exclude(Exists(judged))


def appeals_seen_by(user: User) -> QuerySet[Appeal]:
    """Of those, with whose essay it is; the longest open first."""
    return appeals_decided_by(user).select_related(
        "essay__author", "essay__duty__requirement", "essay__duty__enrolment__unit", "essay__duty__enrolment__campaign"
    )


def sheets_visible_to(user: User) -> QuerySet[VersionPage]:
    """Sheets handed in: one's own, of those whose essays one grades, of appeals one decides."""
    read = Q(version__essay__in=essays_read_by(user).values("pk"))
    decided = Q(version__essay__in=appeals_decided_by(user).values("essay"))
    return VersionPage.objects.filter(Q(version__essay__author=user.member_id) | read | decided)
