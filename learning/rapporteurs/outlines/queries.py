"""Reads of outlines: who may see, work on and review which."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from foundation.web.vietnamese import fold
from learning.conferences.choices import ConferenceState
from learning.conferences.models import Conference, RosterEntry
from learning.conferences.queries import editable_by as conferences_editable_by
from learning.library.models import ResolutionPage
from learning.library.queries import resolutions_visible_to
from learning.rapporteurs.models import Assignment
from learning.rapporteurs.outlines.access import boards_of, units_spoken_for
from learning.rapporteurs.outlines.choices import OFFERED, OutlineState, VersionState
from learning.rapporteurs.outlines.models import Outline, OutlineOffer, OutlinePage, OutlinePicture, OutlineVersion
from learning.rapporteurs.queries import assignments_editable_by, assignments_of, live
from members.access.choices import Role
from members.access.models import RoleGrant, User
from members.access.scope import OFFICER_ROLES, paths_of
from members.units.models import Unit
from members.units.paths import ancestors
from members.units.queries import open_units, within

LONGEST_SEARCH = 100
HANDED_IN = ~Q(state=OutlineState.DRAFT)


def worked_on_by(user: User) -> QuerySet[Outline]:
    """One's own; handed in to one's board; handed in where one is an officer. With versions and comments."""
    board = Q(unit__path__in=boards_of(user)) | within(paths_of(user, *OFFICER_ROLES), "unit__path")
    return Outline.objects.filter(Q(author=user) | (HANDED_IN & board))


def sent_down_to(user: User) -> QuerySet[Outline]:
    """Base outlines sent down from the boards above to rapporteurs and boards below (`CB3.3`)."""
    places = paths_of(user, Role.RAPPORTEUR, *OFFICER_ROLES)
    above = {path for own in places for path in ancestors(own)}
    return Outline.objects.filter(state=OutlineState.SENT_DOWN, unit__path__in=above)


def conferences_come_to(user: User) -> Q:
    """Of assignments: at conferences to whose class the person belongs, where they speak, or which they plan."""
    own = RosterEntry.objects.filter(enrolment__member=user.member_id).values("study_class__conference")
    speaking = assignments_of(user).values("session__study_class__conference")
    planned = conferences_editable_by(user).values("pk")
    at = "session__study_class__conference__in"
    return Q(**{at: own}) | Q(**{at: speaking}) | Q(**{at: planned})


def offers_to(user: User) -> QuerySet[OutlineOffer]:
    """Approved outlines offered at conferences the person comes to, for as long as they are approved."""
    there = live(Assignment.objects.filter(conferences_come_to(user)))
    alive = there.exclude(session__study_class__conference__state=ConferenceState.CANCELLED)
    return OutlineOffer.objects.filter(outline__state__in=OFFERED, assignment__in=alive.values("pk"))


def visible_to(user: User) -> QuerySet[Outline]:
    """Those worked on, those sent down, those offered."""
    return Outline.objects.filter(
        Q(pk__in=worked_on_by(user).order_by().values("pk"))
        | Q(pk__in=sent_down_to(user).order_by().values("pk"))
        | Q(pk__in=offers_to(user).values("outline"))
    )


def waiting_for(user: User) -> QuerySet[Outline]:
    """The queue of the person's board, the oldest first; nobody's own."""
    mine = Outline.objects.filter(state=OutlineState.SUBMITTED, unit__path__in=boards_of(user)).exclude(author=user)
    return mine.order_by("changed_at", "pk")


def written_by(user: User) -> QuerySet[Outline]:
    """The person's own, those changed last first."""
    return Outline.objects.filter(author=user)


def matching(outlines: QuerySet[Outline], words: str) -> QuerySet[Outline]:
    """Those whose title, or the text of whose newest version, holds every word, diacritics aside."""
    newest = OutlineVersion.objects.filter(outline=OuterRef("pk"), state=VersionState.READ).order_by("-number")
    for word in fold(words[:LONGEST_SEARCH]).split():
        text = Exists(newest.filter(folded_text__contains=word))
        outlines = outlines.filter(Q(folded_title__contains=word) | text)
    return outlines


def in_list(outlines: QuerySet[Outline]) -> QuerySet[Outline]:
    """With all that a list shows: names, the number of the newest version and its open comments; one query."""
    newest = OutlineVersion.objects.filter(outline=OuterRef("pk"), state=VersionState.READ).order_by("-number")
    open_ones = Count("versions__comments", filter=Q(versions__comments__closed_at__isnull=True), distinct=True)
    shown = outlines.select_related("resolution", "unit", "author__member")
    return shown.annotate(newest=Subquery(newest.values("number")[:1]), open_comments=open_ones)


def with_names(outlines: QuerySet[Outline]) -> QuerySet[Outline]:
    """Ready to be shown alone."""
    return outlines.select_related("resolution", "unit__level", "author__member", "base")


def current_version(outline: Outline) -> OutlineVersion | None:
    """The newest version that can be read: the one submitted, approved, offered."""
    return outline.versions.filter(state=VersionState.READ).order_by("-number").first()


def pages_of(version: OutlineVersion | None) -> QuerySet[OutlinePage]:
    """With their pictures; two queries; none of no version."""
    return OutlinePage.objects.filter(version=version).prefetch_related("pictures").order_by("number")


def pictures_visible_to(user: User) -> QuerySet[OutlinePicture]:
    """Pictures of versions that the person may read: every one of what they work on, else of the newest."""
    newest = OutlineVersion.objects.filter(outline=OuterRef("page__version__outline"), state=VersionState.READ)
    worked_on = Q(page__version__outline__in=worked_on_by(user).order_by().values("pk"))
    readable = Q(page__version__outline__in=visible_to(user).order_by().values("pk")) & Q(
        page__version=Subquery(newest.order_by("-number").values("pk")[:1])
    )
    return OutlinePicture.objects.filter(worked_on | readable).select_related("file")


def units_to_write_for(user: User) -> QuerySet[Unit]:
    """Units whose rapporteur the person is."""
    return open_units().filter(path__in=units_spoken_for(user)).order_by("path")


def resolutions_to_write_on(user: User) -> QuerySet[ResolutionPage]:
    """Published resolutions that concern the person."""
    return resolutions_visible_to(user)


def reviewers_of(outline: Outline) -> list[int]:
    """Accounts of the board of the outline's own unit, the author apart."""
    today = timezone.localdate()
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    board = RoleGrant.objects.filter(lasting, role=Role.PROPAGANDA_OFFICER, unit=outline.unit_id, starts_on__lte=today)
    able = board.filter(member__user__is_active=True).exclude(member__user=outline.author_id)
    return list(able.values_list("member__user", flat=True))


def offerable_for(assignment: Assignment, user: User) -> QuerySet[Outline]:
    """Approved outlines of the campaign's resolutions that the person works on or was sent: what can be offered."""
    resolutions = assignment.session.study_class.conference.campaign.campaign_resolutions.values("resolution")
    known = Q(pk__in=worked_on_by(user).order_by().values("pk")) | Q(pk__in=sent_down_to(user).order_by().values("pk"))
    return Outline.objects.filter(known, state__in=OFFERED, resolution__in=resolutions)


def assignments_offered_by(user: User) -> QuerySet[Assignment]:
    """Assignments for which the person says what is spoken from: their own as the speaker, and those they plan."""
    speaking = live(Assignment.objects.filter(rapporteur__member=user.member_id))
    return Assignment.objects.filter(
        Q(pk__in=speaking.values("pk")) | Q(pk__in=assignments_editable_by(user).values("pk"))
    )


def offers_at(conference: Conference, user: User) -> list[OutlineOffer]:
    """What the person may read at the conference, by session; one query."""
    shown = offers_to(user).filter(assignment__session__study_class__conference=conference)
    related: tuple[Any, ...] = ("outline", "assignment__session", "assignment__rapporteur__member")
    return list(shown.select_related(*related).order_by("assignment__session__starts_at", "pk"))
