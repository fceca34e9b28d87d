"""Reads of the roster and of assignments."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from foundation.policies.kinds import RapporteurRules
from foundation.policies.queries import values_in_force
from learning.conferences.models import Conference, Session
from learning.conferences.queries import editable_by as conferences_editable_by
from learning.conferences.queries import matching_people
from learning.rapporteurs.choices import Field, Language, RapporteurLevel
from learning.rapporteurs.models import Assignment, Rapporteur
from members.access.models import User
from members.access.queries import members_visible_to
from members.access.scope import OFFICER_ROLES, paths_of
from members.people.models import Member
from members.units.models import Unit
from members.units.paths import ancestors
from members.units.queries import open_units, within

MOST_UNITS = 400


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to; empty means all."""

    words: str = ""
    level: str = ""
    field: str = ""
    language: str = ""
    overdue: bool = False


def editable_by(user: User) -> QuerySet[Rapporteur]:
    """Rapporteurs kept by units where the user is an officer; ended ones too."""
    return Rapporteur.objects.filter(within(paths_of(user, *OFFICER_ROLES), "unit__path"))


def visible_to(user: User) -> QuerySet[Rapporteur]:
    """Those, those of the boards above (whom the officer may ask to come), and the user's own row."""
    above = {path for own in paths_of(user, *OFFICER_ROLES) for path in ancestors(own)}
    shown = Q(unit__path__in=above) | Q(member=user.member_id)
    return Rapporteur.objects.filter(shown | Q(pk__in=editable_by(user).values("pk")))


def serving(rapporteurs: QuerySet[Rapporteur]) -> QuerySet[Rapporteur]:
    """Those who are rapporteurs today."""
    return rapporteurs.filter(ended_on__isnull=True)


def narrowed(rapporteurs: QuerySet[Rapporteur], wanted: Wanted, today: date) -> QuerySet[Rapporteur]:
    """Those that answer to all that is wanted."""
    if wanted.level in RapporteurLevel.values:
        rapporteurs = rapporteurs.filter(level=wanted.level)
    if wanted.field in Field.values:
        rapporteurs = rapporteurs.filter(fields__field=wanted.field)
    if wanted.language in Language.values:
        rapporteurs = rapporteurs.filter(languages__language=wanted.language)
    if wanted.overdue:
        rapporteurs = rapporteurs.filter(review_due_on__lt=today)
    return matching_people(rapporteurs, wanted.words, "member")


def in_order(rapporteurs: QuerySet[Rapporteur]) -> QuerySet[Rapporteur]:
    """By the rank of the unit and then by name, the Vietnamese way, with all that a list shows; three queries."""
    people = rapporteurs.select_related("member", "unit", "reviewed_by__member")
    return people.prefetch_related("fields", "languages").order_by("unit__path", "member__sort_key", "pk")


def units_keeping(user: User) -> list[Unit]:
    """Units for which the officer recognises rapporteurs; cells have none."""
    known = open_units().filter(within(paths_of(user, *OFFICER_ROLES))).exclude(level__code="CELL")
    return list(known.select_related("level").order_by("level__rank", "path")[:MOST_UNITS])


def people_to_recognise(user: User) -> QuerySet[Member]:
    """Members the officer sees who are not rapporteurs today."""
    taken = Rapporteur.objects.filter(ended_on__isnull=True)
    return members_visible_to(user).exclude(pk__in=taken.values("member"))


def rules_today() -> RapporteurRules:
    """The policy in force."""
    return values_in_force(RapporteurRules, timezone.localdate())


def live(assignments: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Those that stand."""
    return assignments.filter(withdrawn_at__isnull=True)


def with_people(assignments: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Ready to be shown: who speaks, with what they know best, and who stands ready; three queries."""
    related = ("session__study_class__conference", "rapporteur__member", "rapporteur__unit")
    both = assignments.select_related(*related, "backup__rapporteur__member")
    return both.prefetch_related("rapporteur__fields", "rapporteur__languages")


def assignments_at(conference: Conference) -> QuerySet[Assignment]:
    """Standing assignments at the conference's sessions, by time."""
    return live(Assignment.objects.filter(session__study_class__conference=conference)).order_by(
        "session__starts_at", "pk"
    )


def assignments_of(user: User) -> QuerySet[Assignment]:
    """Where the user speaks or stands ready."""
    own = Q(rapporteur__member=user.member_id) | Q(backup__rapporteur__member=user.member_id)
    return live(Assignment.objects.filter(own))


def assignments_editable_by(user: User) -> QuerySet[Assignment]:
    """Standing assignments at conferences that the user plans."""
    mine = conferences_editable_by(user).values("pk")
    return live(Assignment.objects.filter(session__study_class__conference__in=mine))


def conferences_spoken_at(user: User) -> QuerySet[Conference]:
    """Conferences that the user comes to as a rapporteur or backup."""
    return Conference.objects.filter(pk__in=assignments_of(user).values("session__study_class__conference"))


def busy_at(rapporteurs: list[Rapporteur], session: Session) -> QuerySet[Assignment]:
    """Other standing assignments of these people while the session lasts."""
    people = Q(rapporteur__in=rapporteurs) | Q(backup__rapporteur__in=rapporteurs)
    same_time = live(Assignment.objects.filter(people)).exclude(session=session)
    meeting = Q(session__starts_at__lt=session.ends_at, session__ends_at__gt=session.starts_at)
    return same_time.filter(meeting).exclude(session__study_class__conference__state="CANCELLED")


def sessions_with_assignments(conference: Conference) -> list[Session]:
    """The sessions of the conference's own class, each with its standing assignments."""
    standing = with_people(live(Assignment.objects.all()))
    sessions = Session.objects.filter(study_class__conference=conference, study_class__kind="REGULAR")
    return list(sessions.prefetch_related(Prefetch("assignments", standing, to_attr="standing")))
