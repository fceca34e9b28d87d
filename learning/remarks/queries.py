"""Reads of remarks: who may see, record and decide which, and what is in effect."""

from datetime import datetime, time

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from learning.attendance.choices import PetitionState
from learning.attendance.models import ExcusedAbsence, PresenceClaim
from learning.attendance.models.petitions import LIVE
from learning.campaigns.choices import CampaignState
from learning.campaigns.models import Enrolment
from learning.conferences.choices import ClassKind, RosterState, Standing
from learning.conferences.models import Conference, RosterEntry
from learning.conferences.queries import editable_by as conferences_editable_by
from learning.conferences.queries import visible_to as conferences_visible_to
from learning.remarks.choices import RemarkCause, RemarkState
from learning.remarks.facts import AbsenceFacts
from learning.remarks.models import Remark
from members.access.choices import Role
from members.access.models import User
from members.access.queries import nearest_holders
from members.access.scope import OFFICER_ROLES, OVERSEER_ROLES, paths_of
from members.people.models import Member
from members.units.paths import ancestors
from members.units.queries import within

DISPUTED = Q(state=RemarkState.RECORDED, disputed_at__isnull=False, decided_at__isnull=True)
"""Contested and not decided yet."""


def enrolments_remarkable_by(user: User) -> QuerySet[Enrolment]:
    """Of whom the user may record: members they oversee, in campaigns and conferences they plan; never oneself."""
    overseen = within(paths_of(user, *OVERSEER_ROLES), "unit_path")
    planned = within(paths_of(user, *OFFICER_ROLES), "campaign__unit__path")
    attending = RosterEntry.objects.filter(study_class__conference__in=conferences_editable_by(user).values("pk"))
    reached = Enrolment.objects.filter(overseen | planned | Q(pk__in=attending.values("enrolment")))
    return reached.exclude(campaign__state=CampaignState.DRAFT).exclude(member=user.member_id)


def entitled_to(user: User) -> Q:
    """Remarks on people the user oversees, or made in campaigns and conferences the user plans."""
    officer = paths_of(user, *OFFICER_ROLES)
    overseen = within(paths_of(user, *OVERSEER_ROLES), "enrolment__unit_path")
    return overseen | within(officer, "enrolment__campaign__unit__path") | within(officer, "conference__unit__path")


def remarks_overseen_by(user: User) -> QuerySet[Remark]:
    """Remarks that the user may look after, their own apart: nobody decides on what was said of oneself."""
    return Remark.objects.filter(entitled_to(user) | Q(recorded_by=user)).exclude(member=user.member_id)


def remarks_of(member: Member) -> QuerySet[Remark]:
    """All that was recorded of the person, withdrawn ones too: one's own record is seen whole."""
    return with_names(Remark.objects.filter(member=member))


def with_names(remarks: QuerySet[Remark]) -> QuerySet[Remark]:
    """Ready to be shown."""
    related = ("member", "conference", "enrolment__campaign", "enrolment__unit")
    people = ("recorded_by__member", "withdrawn_by__member", "decided_by__member")
    return remarks.select_related(*related, *people)


def decidable_by(user: User) -> QuerySet[Remark]:
    """Contested remarks that the user may decide: an officer over the person, who did not record it."""
    over = within(paths_of(user, *OFFICER_ROLES), "enrolment__unit_path")
    return Remark.objects.filter(DISPUTED & over).exclude(recorded_by=user).exclude(member=user.member_id)


def withdrawable_by(user: User) -> QuerySet[Remark]:
    """Standing remarks that the user may withdraw: their own, or as an officer over the person."""
    over = within(paths_of(user, *OFFICER_ROLES), "enrolment__unit_path")
    standing = Remark.objects.filter(state=RemarkState.RECORDED).exclude(member=user.member_id)
    return standing.filter(over | Q(recorded_by=user))


def conferences_of(enrolment: Enrolment) -> QuerySet[Conference]:
    """Conferences on whose rosters the person is."""
    there = RosterEntry.objects.filter(enrolment=enrolment)
    return Conference.objects.filter(pk__in=there.values("study_class__conference")).order_by("starts_on", "pk")


def conferences_remarked_by(user: User) -> QuerySet[Conference]:
    """Conferences of which the user may record something: those they see, but for mere attendance."""
    entitled = enrolments_remarkable_by(user)
    with_them = RosterEntry.objects.filter(enrolment__in=entitled.values("pk"))
    return conferences_visible_to(user).filter(pk__in=with_them.values("study_class__conference"))


def absence_facts(enrolment: Enrolment, conference: Conference | None) -> AbsenceFacts | None:
    """What the conference's own roster says of the person; one query."""
    if conference is None:
        return None
    entry = RosterEntry.objects.filter(
        enrolment=enrolment, study_class__conference=conference, study_class__kind=ClassKind.REGULAR
    )
    row = _with_petitions(entry).values(
        "standing", "study_class__roster_state", *PETITIONS, minutes=F("absence__absent")
    )
    found = row.first()
    return found and AbsenceFacts(
        required=found["standing"] == Standing.REQUIRED,
        closed=found["study_class__roster_state"] == RosterState.CLOSED,
        absent=found["minutes"],
        excused=found["excused"],
        excuse_asked=found["excuse_asked"],
        claimed=found["claimed"],
    )


PETITIONS = ("excused", "excuse_asked", "claimed")


def _with_petitions(entries: QuerySet[RosterEntry]) -> QuerySet[RosterEntry]:
    """Annotated with whether an excuse is accepted or asked, and whether presence is contested."""
    excuses, claims = (
        ExcusedAbsence.objects.filter(entry=OuterRef("pk")),
        PresenceClaim.objects.filter(entry=OuterRef("pk")),
    )
    return entries.annotate(
        excused=Exists(excuses.filter(state=PetitionState.ACCEPTED)),
        excuse_asked=Exists(excuses.filter(state=PetitionState.ASKED)),
        claimed=Exists(claims.filter(state=PetitionState.ASKED)),
    )


def in_effect(remarks: QuerySet[Remark]) -> QuerySet[Remark]:
    """Those with consequences: standing, not contested, and an absence still closed, unexcused and uncontested."""
    unexcused = RosterEntry.objects.filter(
        enrolment=OuterRef("enrolment"),
        study_class__conference=OuterRef("conference"),
        study_class__kind=ClassKind.REGULAR,
        study_class__roster_state=RosterState.CLOSED,
        standing=Standing.REQUIRED,
        absence__absent__gt=0,
    )
    excuses = ExcusedAbsence.objects.filter(entry=OuterRef("pk"), state__in=LIVE)
    claims = PresenceClaim.objects.filter(entry=OuterRef("pk"), state=PetitionState.ASKED)
    absent = Exists(unexcused.filter(~Exists(excuses), ~Exists(claims)))
    return remarks.filter(state=RemarkState.RECORDED).exclude(DISPUTED).filter(~Q(cause=RemarkCause.ABSENCE) | absent)


def recorded_in(remarks: QuerySet[Remark], year: int) -> QuerySet[Remark]:
    """Those of a calendar year, in Vietnam's time."""
    first, after = (
        timezone.make_aware(datetime.combine(datetime(number, 1, 1), time())) for number in (year, year + 1)
    )
    return remarks.filter(recorded_at__gte=first, recorded_at__lt=after)


def remarks_in_effect(member: Member, year: int) -> QuerySet[Remark]:
    """What the year's evaluation of the member reads (`R30`)."""
    return in_effect(recorded_in(Remark.objects.filter(member=member), year))


def deciders_for(remark: Remark) -> list[int]:
    """Accounts of those nearest above the person who may decide; neither recorder nor the person.

    Propaganda officers, and only where there is none in any unit above, administrators.
    """
    above = ancestors(remark.enrolment.unit_path)
    apart = [remark.recorded_by.member_id, remark.member_id]
    officers = nearest_holders(above, [Role.PROPAGANDA_OFFICER], without=apart)
    nearest = officers or nearest_holders(above, OFFICER_ROLES, without=apart)
    return [grant.member.user.pk for grant in nearest]
