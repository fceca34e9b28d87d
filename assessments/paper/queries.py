"""Whose essays may be entered from paper, by whom; what waits to be compared."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from assessments.essays.choices import WRITABLE
from assessments.essays.models import Essay, EssayPage
from assessments.essays.queries import is_writable, owed_to_overseer
from assessments.paper.choices import PaperState
from assessments.paper.models import PaperEntry
from learning.campaigns.models import Duty
from members.access.models import User


def duties_overseen_by(user: User) -> QuerySet[Duty]:
    """With what each is for and whose it is; the only door to entering and comparing."""
    return owed_to_overseer(user).select_related(
        "requirement", "enrolment__member", "enrolment__unit", "enrolment__campaign__unit", "essay"
    )


def begun_by_author() -> Q:
    """Essays in which the author has typed, or put a sheet: what is not handed in is the author's alone."""
    own = EssayPage.objects.filter(essay=OuterRef("pk"), file__uploaded_by__member=OuterRef("author"))
    return Q(Exists(own)) | ~Q(grasp="", link_to_duty="", proposals="")


def enterable_by(user: User) -> QuerySet[Duty]:
    """Of those, the duties for which nobody has written in the system, or only others on the author's behalf."""
    written = Essay.objects.filter(begun_by_author()).values("duty")
    closed = Essay.objects.exclude(state__in=WRITABLE).values("duty")
    return duties_overseen_by(user).exclude(pk__in=written).exclude(pk__in=closed)


def may_be_entered(duty: Duty) -> bool:
    """Whether this one could be, by whoever oversees the author."""
    essay = Essay.objects.filter(duty=duty).first()
    mine = essay is not None and Essay.objects.filter(begun_by_author(), pk=essay.pk).exists()
    return is_writable(duty, essay) and not mine


def entries_seen_by(user: User) -> QuerySet[PaperEntry]:
    """What waits to be compared, of the people whom the user oversees; the longest waiting first.

    What the author has handed in meanwhile waits no more.
    """
    overseen = Q(essay__duty__in=duties_overseen_by(user).values("pk"), essay__state__in=WRITABLE)
    waiting = PaperEntry.objects.filter(overseen, state=PaperState.WAITING)
    return waiting.select_related(
        "entered_by__member", "essay__author", "essay__duty__requirement", "essay__duty__enrolment__unit"
    )


def waiting_for(user: User) -> QuerySet[PaperEntry]:
    """Of those, what the user may compare: entered by another."""
    return entries_seen_by(user).exclude(entered_by=user)


def waiting_entry(essay: Essay | None) -> PaperEntry | None:
    """What waits to be compared, if anything does."""
    return PaperEntry.objects.filter(essay=essay, state=PaperState.WAITING).first() if essay else None


def last_refused(essay: Essay | None) -> PaperEntry | None:
    """The newest entry, when whoever compared it found it wrong."""
    newest = PaperEntry.objects.filter(essay=essay).last() if essay else None
    return newest if newest and newest.state == PaperState.REFUSED else None


def sheets_seen_by(user: User) -> QuerySet[EssayPage]:
    """Sheets put for others whom the user oversees; never those that authors put themselves."""
    entered = EssayPage.objects.exclude(file__uploaded_by__member=F("essay__author"))
    return entered.filter(essay__duty__in=duties_overseen_by(user).values("pk")).select_related("file")
