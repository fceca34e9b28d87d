"""Reads of conferences, classes and rosters; each asks `visible_to` first."""

from django.db.models import Q, QuerySet

from learning.campaigns.models import Campaign
from learning.campaigns.queries import editable_by as campaigns_editable_by
from learning.campaigns.queries import visible_to as campaigns_visible_to
from learning.conferences.choices import ConferenceState
from learning.conferences.models import BridgePoint, Conference, RosterEntry, Session, StudyClass
from members.access.models import User
from members.access.scope import OFFICER_ROLES, OVERSEER_ROLES, paths_of
from members.units.models import Unit
from members.units.paths import ancestors, outermost
from members.units.queries import within


def editable_by(user: User) -> QuerySet[Conference]:
    """Conferences of units where the user is an officer."""
    return Conference.objects.filter(within(paths_of(user, *OFFICER_ROLES), "unit__path"))


def served_by(user: User) -> Q:
    """Bridge points that the user is in charge of, or whose desk they keep."""
    return Q(in_charge=user.member_id) | Q(desk_staff=user.member_id)


def points_run_by(user: User) -> QuerySet[BridgePoint]:
    """Points whose desk and projector the user may open: as an officer, or as one of its people."""
    editable = Q(conference__in=editable_by(user))
    running = BridgePoint.objects.filter(editable | Q(pk__in=BridgePoint.objects.filter(served_by(user)).values("pk")))
    return running.exclude(conference__state=ConferenceState.CANCELLED)


def visible_to(user: User) -> QuerySet[Conference]:
    """Planned where the user is an officer; reaching where they oversee; served by them; their own."""
    overseen = RosterEntry.objects.filter(within(paths_of(user, *OVERSEER_ROLES), "unit_path"))
    own = RosterEntry.objects.filter(enrolment__member=user.member_id)
    return Conference.objects.filter(
        Q(pk__in=editable_by(user).values("pk"))
        | Q(pk__in=overseen.values("study_class__conference"))
        | Q(pk__in=own.values("study_class__conference"))
        | Q(pk__in=BridgePoint.objects.filter(served_by(user)).values("conference"))
    )


def campaigns_with_conferences_of(user: User) -> QuerySet[Campaign]:
    """Campaigns for which the officer may plan a conference: planned by them, or reaching their units."""
    return campaigns_visible_to(user).filter(Q(pk__in=campaigns_editable_by(user).values("pk")) | reaching(user))


def reaching(user: User) -> Q:
    """Campaigns whose units lie above or below where the user is an officer (`R8`: they cascade)."""
    paths = paths_of(user, *OFFICER_ROLES)
    above = {path for own in paths for path in ancestors(own)}
    units = Unit.objects.filter(within(paths) | Q(path__in=above))
    return Q(pk__in=Campaign.objects.filter(campaign_units__unit__in=units).values("pk"))


def classes_visible_to(user: User) -> QuerySet[StudyClass]:
    """Classes of the conferences that the user sees."""
    return StudyClass.objects.filter(conference__in=visible_to(user).values("pk"))


def classes_editable_by(user: User) -> QuerySet[StudyClass]:
    """Classes of the conferences that the user plans."""
    return StudyClass.objects.filter(within(paths_of(user, *OFFICER_ROLES), "conference__unit__path"))


def entries_overseen_by(user: User) -> QuerySet[RosterEntry]:
    """Entries of units that the user oversees, or of conferences that the user plans."""
    overseen = within(paths_of(user, *OVERSEER_ROLES), "unit_path")
    planned = within(paths_of(user, *OFFICER_ROLES), "study_class__conference__unit__path")
    return RosterEntry.objects.filter(overseen | planned)


def entries_visible_to(user: User) -> QuerySet[RosterEntry]:
    """Those, and the user's own."""
    own = RosterEntry.objects.filter(enrolment__member=user.member_id)
    return entries_overseen_by(user) | own


def top_units_of_officer(user: User) -> QuerySet[Unit]:
    """The highest units where the user is an officer: a conference belongs to one of them or below."""
    return Unit.objects.filter(path__in=outermost(paths_of(user, *OFFICER_ROLES))).order_by("path")


def sessions_of(study_class: StudyClass) -> list[Session]:
    """The class's sessions in order, with their breaks; two queries."""
    return list(study_class.sessions.prefetch_related("breaks"))
