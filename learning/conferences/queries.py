"""Reads of conferences, classes and rosters; each asks `visible_to` first."""

from datetime import date, timedelta
from typing import TypeVar

from django.db.models import Count, Exists, Model, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from foundation.web.vietnamese import fold
from learning.campaigns.models import Campaign, Enrolment
from learning.campaigns.queries import editable_by as campaigns_editable_by
from learning.campaigns.queries import visible_to as campaigns_visible_to
from learning.conferences.choices import ClassKind, ConferenceState, RosterState, Standing
from learning.conferences.models import (
    BridgePoint,
    Conference,
    LineIncident,
    RosterEntry,
    SectorCredit,
    Session,
    StudyClass,
)
from learning.conferences.panels import coming_as_guest
from members.access.models import User
from members.access.queries import members_visible_to
from members.access.scope import OFFICER_ROLES, OVERSEER_ROLES, paths_of
from members.people.models import Member, Membership
from members.units.models import Unit
from members.units.paths import ancestors, outermost
from members.units.queries import open_units, within

Row = TypeVar("Row", bound=Model)

SERVED_FOR = timedelta(days=7)
"""How long after a conference's last session the people of its points keep their access to the names of its roster:
time for a desk that was without a line to bring what it kept; afterwards nobody at a point needs them."""

MOST_OFFERED = 400
LONGEST_SEARCH = 100
MOST_FOUND = 20
"""People shown of a search; who is not among them is found by typing more."""


def editable_by(user: User) -> QuerySet[Conference]:
    """Conferences of units where the user is an officer."""
    return Conference.objects.filter(within(paths_of(user, *OFFICER_ROLES), "unit__path"))


def served_by(user: User) -> Q:
    """Bridge points that the user is in charge of, or whose desk they keep, while there is something to do there."""
    return (Q(in_charge=user.member_id) | Q(desk_staff=user.member_id)) & in_service()


def in_service() -> Q:
    """Points of conferences with a session to come, one that ended within `SERVED_FOR`, or none at all yet."""
    sessions = Session.objects.filter(study_class__conference=OuterRef("conference"))
    return Q(Exists(sessions.filter(ends_at__gt=timezone.now() - SERVED_FOR))) | ~Q(Exists(sessions))


def points_run_by(user: User) -> QuerySet[BridgePoint]:
    """Points whose desk and projector the user may open: as an officer, or as one of its people."""
    editable = Q(conference__in=editable_by(user))
    running = BridgePoint.objects.filter(editable | Q(pk__in=BridgePoint.objects.filter(served_by(user)).values("pk")))
    return running.exclude(conference__state=ConferenceState.CANCELLED)


def incidents_correctable_by(user: User) -> QuerySet[LineIncident]:
    """Incidents of the points that the user runs; once confirmed, only for officers of the conference."""
    run = LineIncident.objects.filter(point__in=points_run_by(user).values("pk"))
    return run.filter(Q(confirmed_at=None) | Q(point__conference__in=editable_by(user).values("pk")))


def incidents_confirmable_by(user: User) -> QuerySet[LineIncident]:
    """Those that wait, of conferences that the user plans, recorded by someone else; while a roster can count them."""
    planned = Conference.objects.filter(pk__in=editable_by(user).values("pk")).exclude(state=ConferenceState.CANCELLED)
    closed = StudyClass.objects.filter(roster_state__in=[RosterState.CLOSING, RosterState.CLOSED])
    waiting = LineIncident.objects.filter(confirmed_at=None, point__conference__in=planned.values("pk"))
    others = waiting.exclude(recorded_by__member=user.member_id)
    return others.exclude(point__conference__in=closed.values("conference"))


def visible_to(user: User) -> QuerySet[Conference]:
    """Planned where the user is an officer; reaching where they oversee; served by them; their own; as a guest."""
    overseen = RosterEntry.objects.filter(within(paths_of(user, *OVERSEER_ROLES), "unit_path"))
    own = RosterEntry.objects.filter(enrolment__member=user.member_id)
    return Conference.objects.filter(
        Q(pk__in=editable_by(user).values("pk"))
        | Q(pk__in=overseen.values("study_class__conference"))
        | Q(pk__in=own.values("study_class__conference"))
        | Q(pk__in=BridgePoint.objects.filter(served_by(user)).values("conference"))
        | coming_as_guest(user)
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


def with_figures(conferences: QuerySet[Conference], today: date) -> QuerySet[Conference]:
    """Each with `point_count`, `late_count` (steps of the checklist overdue) and `roster_state`; no query more."""
    late = Q(checklist__done_at__isnull=True, checklist__due_on__lt=today)
    regular = StudyClass.objects.filter(conference=OuterRef("pk"), kind=ClassKind.REGULAR)
    return conferences.select_related("unit", "campaign").annotate(
        point_count=Count("points", distinct=True),
        late_count=Count("checklist", filter=late, distinct=True),
        roster_state=Subquery(regular.values("roster_state")[:1]),
    )


def points_of(conference: Conference, user: User) -> QuerySet[BridgePoint]:
    """The conference's points that the user runs, with what is placed and recorded there."""
    placed = Count("entries", filter=Q(entries__standing=Standing.REQUIRED))
    shown = points_run_by(user).filter(conference=conference).select_related("in_charge").annotate(placed=placed)
    return shown.prefetch_related("units", "incidents", "desk_staff").order_by("order", "pk")


def units_offered_to(user: User, campaign: Campaign) -> list[Unit]:
    """Units that may hold or attend a conference: the campaign's, where the user is an officer.

    Beyond `MOST_OFFERED` cells are left out: the organisation above them is named instead.
    """
    paths = set(campaign.campaign_units.values_list("unit__path", flat=True))
    above = {path for own in paths for path in ancestors(own)}
    known = open_units().filter(within(paths) | Q(path__in=above), within(paths_of(user, *OFFICER_ROLES)))
    without_cells = known.exclude(level__code="CELL")
    shown = known if known.count() <= MOST_OFFERED else without_cells
    return list(shown.select_related("level").order_by("path"))


def entries_of(study_class: StudyClass, words: str = "") -> QuerySet[RosterEntry]:
    """The class's people by name, the Vietnamese way; only those whose name or number holds the words."""
    entries = study_class.entries.select_related("enrolment__member", "enrolment__unit", "point")
    return matching_people(entries, words, "enrolment__member").order_by("enrolment__member__sort_key", "pk")


def matching_people(rows: QuerySet[Row], words: str, prefix: str = "") -> QuerySet[Row]:
    """Rows of people whose name, without diacritics, holds every word, or whose number begins with what was typed."""
    path, typed = f"{prefix}__" if prefix else "", words[:LONGEST_SEARCH].strip()
    if not typed:
        return rows
    by_name = Q()
    for word in fold(typed).split():
        by_name &= Q(**{f"{path}folded_name__contains": word})
    return rows.filter(by_name | Q(**{f"{path}number__startswith": typed}))


def people_to_choose(user: User, words: str) -> list[Member]:
    """Members the officer may put in charge; at most `MOST_FOUND`, none before anything is typed."""
    if not words.strip():
        return []
    belonging = Membership.objects.filter(left_on__isnull=True).select_related("unit")
    shown = members_visible_to(user).prefetch_related(Prefetch("memberships", belonging, to_attr="belonging"))
    found = matching_people(shown, words)
    return list(found.order_by("sort_key", "pk")[:MOST_FOUND])


def enrolments_to_add(study_class: StudyClass, user: User, words: str) -> list[Enrolment]:
    """Enrolled people, where the user is an officer, who are not on the roster; at most `MOST_FOUND`."""
    if not words.strip():
        return []
    mine = Enrolment.objects.filter(
        within(paths_of(user, *OFFICER_ROLES), "unit_path"), campaign=study_class.conference.campaign_id
    )
    missing = mine.exclude(roster_entries__study_class=study_class).select_related("member", "unit")
    return list(matching_people(missing, words, "member").order_by("member__sort_key", "pk")[:MOST_FOUND])


def credits_recordable_by(user: User) -> QuerySet[Member]:
    """Members whom the user oversees; nobody records a credit of their own."""
    overseen = Membership.objects.filter(within(paths_of(user, *OVERSEER_ROLES), "unit__path"), left_on__isnull=True)
    return Member.objects.filter(pk__in=overseen.values("member")).exclude(pk=user.member_id)


def credits_visible_to(user: User) -> QuerySet[SectorCredit]:
    """Credits of members whom the user oversees, and the user's own."""
    overseen = Q(member__in=credits_recordable_by(user).values("pk"))
    return SectorCredit.objects.filter(overseen | Q(member=user.member_id))


def counts_by_standing(study_class: StudyClass) -> dict[str, int]:
    """How many people of each standing; one grouped query."""
    rows = study_class.entries.values("standing").annotate(count=Count("pk")).order_by()
    found = {row["standing"]: row["count"] for row in rows}
    return {standing: found.get(standing, 0) for standing in Standing.values}


def sessions_of(study_class: StudyClass) -> list[Session]:
    """The class's sessions in order, with their breaks; two queries."""
    return list(study_class.sessions.prefetch_related("breaks"))
