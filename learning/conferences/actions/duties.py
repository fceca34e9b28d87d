"""The duty to attend: for those who must, and for those credited, whose duty counts as done (`R15`, `KT2`)."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.utils import timezone

from learning.campaigns.actions import give_duties, settle_duties_in_bulk, take_back_duties
from learning.campaigns.choices import DutyState
from learning.campaigns.models import Duty, Enrolment
from learning.conferences.choices import ATTEND_CONFERENCE, Standing
from learning.conferences.models import Conference, RosterEntry, StudyClass
from learning.conferences.plans import days_spanned, net_minutes_of
from learning.conferences.queries import sessions_of
from members.access.models import User

BLOCK = 2500
"""People whose duties are given between two reports."""


def duties_of(conference: Conference) -> QuerySet[Duty]:
    """The duties to attend this conference."""
    return Duty.objects.filter(
        enrolment__campaign=conference.campaign_id,
        requirement__kind=ATTEND_CONFERENCE,
        requirement__target=conference.public_id,
    )


def give_attendance_duties(
    *, study_class: StudyClass, by: User | None, report: Callable[[int, int], None] | None = None
) -> None:
    """Give the duty to whoever of the roster lacks it; the exempt get none. May run twice or at once with itself."""
    owing = RosterEntry.objects.filter(study_class=study_class, standing__in=[Standing.REQUIRED, Standing.CREDITED])
    have = duties_of(study_class.conference).values("enrolment")
    keys = list(owing.exclude(enrolment__in=have).order_by("enrolment").values_list("enrolment", flat=True))
    for start in range(0, len(keys), BLOCK):
        give_to(study_class=study_class, enrolments=keys[start : start + BLOCK], by=by)
        if report:
            report(len(keys) + min(start + BLOCK, len(keys)), 2 * len(keys))
    settle_credited(study_class=study_class)


def give_to(*, study_class: StudyClass, enrolments: list[int], by: User | None) -> None:
    """The duty with the class's net minutes, due on its last day."""
    conference = study_class.conference
    spanned = days_spanned(conference)
    give_duties(
        campaign=conference.campaign,
        enrolments=Enrolment.objects.filter(pk__in=enrolments),
        kind=ATTEND_CONFERENCE,
        target=conference.public_id,
        title=conference.title,
        minutes=sum(net_minutes_of(session) for session in sessions_of(study_class)),
        due_on=spanned[1] if spanned else conference.campaign.ends_on,
        by=by,
    )


def settle_credited(*, study_class: StudyClass) -> None:
    """Those credited have studied: their duty is done, the credit its evidence."""
    credited = RosterEntry.objects.filter(study_class=study_class, standing=Standing.CREDITED)
    evidence = dict(credited.values_list("enrolment", "evidence"))
    owed = duties_of(study_class.conference).filter(state=DutyState.TODO, enrolment__in=credited.values("enrolment"))
    by_duty = {key: {"credit": evidence[enrolment]} for key, enrolment in owed.values_list("pk", "enrolment")}
    if by_duty:
        settle_duties_in_bulk(duties=list(by_duty), evidence=by_duty, at=timezone.now())


def take_back(*, duties: QuerySet[Duty], reason: str, by: User | None) -> int:
    """Nobody of these need attend any more."""
    return take_back_duties(duties=duties, reason=reason, by=by)
