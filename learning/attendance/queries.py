"""Reads of presence as the rule wants it: spans and outages in whole minutes."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.utils import timezone

from foundation.policies.kinds import AttendanceRules
from foundation.policies.models import Policy
from foundation.policies.queries import in_force
from learning.attendance.choices import LIVE_SOURCES, PetitionState
from learning.attendance.models import AbsenceRecord, Departure, ExcusedAbsence, Presence, PresenceClaim, Retake
from learning.attendance.spans import Span, minute_after, minute_before
from learning.conferences.models import LineIncident, RosterEntry, Session, StudyClass
from learning.conferences.queries import entries_overseen_by, entries_visible_to
from members.access.models import RoleGrant, User
from members.access.queries import nearest_holders
from members.access.scope import OFFICER_ROLES, OVERSEER_ROLES
from members.people.models import Member
from members.units.paths import ancestors

Asked = TypeVar("Asked", ExcusedAbsence, PresenceClaim)


def records_overseen_by(user: User) -> QuerySet[AbsenceRecord]:
    """Records of the entries that the user oversees."""
    return AbsenceRecord.objects.filter(entry__in=entries_overseen_by(user).values("pk"))


def excuses_visible_to(user: User) -> QuerySet[ExcusedAbsence]:
    """Excuses of the entries that the user sees."""
    return ExcusedAbsence.objects.filter(entry__in=entries_visible_to(user).values("pk"))


def claims_visible_to(user: User) -> QuerySet[PresenceClaim]:
    """Contested records of the entries that the user sees."""
    return PresenceClaim.objects.filter(entry__in=entries_visible_to(user).values("pk"))


def excuses_overseen_by(user: User) -> QuerySet[ExcusedAbsence]:
    """Excuses of the entries that the user oversees."""
    return ExcusedAbsence.objects.filter(entry__in=entries_overseen_by(user).values("pk"))


def claims_overseen_by(user: User) -> QuerySet[PresenceClaim]:
    """Contested records of the entries that the user oversees."""
    return PresenceClaim.objects.filter(entry__in=entries_overseen_by(user).values("pk"))


def waiting(petitions: QuerySet[Asked], user: User) -> QuerySet[Asked]:
    """Those to be decided, without the user's own and those they entered: nobody decides on what they asked."""
    others = petitions.exclude(entry__enrolment__member=user.member_id).exclude(asked_by__member=user.member_id)
    return others.filter(state=PetitionState.ASKED)


def deciders_for(entry: RosterEntry, *, asked_by: User) -> list[RoleGrant]:
    """Who, nearest to the person, may decide what `asked_by` asked for them: never the two themselves.

    The cell's secretary, else whoever oversees the cell from above, up to the conference's own officers and beyond:
    whoever decides, the unit above stands in for them. Empty only when no unit above has anybody.
    """
    apart = [entry.enrolment.member_id, asked_by.member_id]
    of_cell = nearest_holders(ancestors(entry.unit_path), OVERSEER_ROLES, without=apart)
    return of_cell or nearest_holders(ancestors(entry.study_class.conference.unit.path), OFFICER_ROLES, without=apart)


def retakes_visible_to(user: User) -> QuerySet[Retake]:
    """Retakes of the entries that the user sees."""
    return Retake.objects.filter(entry__in=entries_visible_to(user).values("pk"))


def entries_of(member: Member) -> QuerySet[RosterEntry]:
    """The member's places in classes, the latest first, with what came of each (safeguard 2)."""
    begins = Session.objects.filter(study_class=OuterRef("study_class")).order_by("starts_at").values("starts_at")[:1]
    own = RosterEntry.objects.filter(enrolment__member=member).annotate(begins_at=Subquery(begins))
    return own.select_related("study_class__conference", "absence", "retake").order_by("-begins_at", "-pk")


def rules_for(study_class: StudyClass) -> tuple[Policy, AttendanceRules]:
    """The policy frozen with the roster, else the one in force on the day of the first session."""
    policy = study_class.policy
    if policy is None:
        first = study_class.sessions.order_by("starts_at").values_list("starts_at", flat=True).first()
        policy = in_force("attendance", timezone.localdate(first) if first else timezone.localdate())
    return policy, AttendanceRules(**policy.values)


def span_of(started_at: datetime, ended_at: datetime) -> Span | None:
    """The whole minutes touched, to the member's favour; None when there is none."""
    start, end = minute_before(started_at), minute_after(ended_at)
    return Span(start, end) if start < end else None


def _end() -> Case:
    """When it ended, None while it lasts: worked out from the departures themselves.

    So nobody's minutes hang on which of two desks was heard first. An end that no departure gave stays.
    """
    leaving = Departure.objects.filter(entry=OuterRef("entry"), session=OuterRef("session"))
    valid = leaving.filter(at__gte=OuterRef("started_at"), withdrawn_at__isnull=True).order_by("at")
    own_end = ~Q(source__in=LIVE_SOURCES) | Q(ended_at__isnull=False) & ~Exists(leaving.filter(at=OuterRef("ended_at")))
    return Case(When(own_end, then=F("ended_at")), default=Subquery(valid.values("at")[:1]))


def presence_of(entries: Iterable[int], sessions: list[Session]) -> dict[int, list[Span]]:
    """Spans by entry; an open span lasts until its session's end. One query."""
    ends = {session.pk: session.ends_at for session in sessions}
    there = Presence.objects.filter(entry__in=list(entries), session__in=ends, withdrawn_at__isnull=True)
    rows = there.annotate(left=_end()).values_list("entry", "session", "started_at", "left")
    spans: dict[int, list[Span]] = defaultdict(list)
    for entry, session, started_at, left in rows:
        span = span_of(started_at, max(left or ends[session], started_at))
        if span:
            spans[entry].append(span)
    return spans


def outages_of(points: Iterable[int | None]) -> dict[int, list[Span]]:
    """Confirmed outages by bridge point; one query."""
    spans: dict[int, list[Span]] = defaultdict(list)
    known = {point for point in points if point}
    rows = LineIncident.objects.filter(point__in=known, confirmed_at__isnull=False).values_list(
        "point", "started_at", "ended_at"
    )
    for point, started_at, ended_at in rows:
        span = span_of(started_at, ended_at)
        if span:
            spans[point].append(span)
    return spans


def missed_in(retakes: QuerySet[Retake]) -> dict[int, list[Span]]:
    """The missed part by enrolment, as frozen in these retakes."""
    rows = retakes.annotate(enrolment=F("entry__enrolment")).values_list("enrolment", "missed")
    return {enrolment: [Span(*pair) for pair in missed] for enrolment, missed in rows}


def is_contested(retake: Retake) -> bool:
    """Whether its member contests the record of that conference: of the class, or of the one that repeats it."""
    waiting = PresenceClaim.objects.filter(entry__enrolment=retake.entry.enrolment_id, state=PetitionState.ASKED)
    return waiting.filter(entry__study_class__conference=retake.entry.study_class.conference_id).exists()


def contested(entries: Iterable[int]) -> set[int]:
    """Of the entries, those whose member contests the record; one query."""
    waiting = PresenceClaim.objects.filter(entry__in=list(entries), state=PetitionState.ASKED)
    return set(waiting.values_list("entry", flat=True))
