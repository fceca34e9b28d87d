"""Who may see which recording."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from foundation.web.vietnamese import fold
from media.video.choices import RecordingState
from media.video.models import Recording
from media.video.openings import open_to_all
from members.access.models import User
from members.access.scope import OFFICER_ROLES, OVERSEER_ROLES, own_paths, paths_of
from members.people.models import Member, Membership
from members.units.models import Unit
from members.units.paths import ancestors, outermost
from members.units.queries import within


def managed_by(user: User) -> QuerySet[Recording]:
    """Recordings, drafts too, of units over which the user is an officer."""
    return Recording.objects.filter(_managed(user))


def visible_to(user: User | AnonymousUser) -> QuerySet[Recording]:
    """What may be watched: whatever is published for a unit where the user belongs, for one above it or one
    overseen, or shown on a page that is open to the people; officers also see their own drafts once they are made.
    To a guest only what is open.
    """
    made = Recording.objects.filter(live__isnull=False)
    published = Q(state=RecordingState.PUBLISHED)
    if not isinstance(user, User):
        return made.filter(published & open_to_all())
    return made.filter(published & (concerning(user) | open_to_all()) | _managed(user))


def concerning(user: User) -> Q:
    """What is for a unit where the user belongs, for one above it or one overseen."""
    above = {path for own in own_paths(user) for path in ancestors(own)}
    return Q(unit__path__in=above) | within(paths_of(user, *OVERSEER_ROLES), "unit__path")


def published_for(user: User) -> QuerySet[Recording]:
    """What lists show: published and for the user's units, without drafts and all the country's open recordings."""
    mine = concerning(user) | _managed(user)
    return Recording.objects.filter(mine, state=RecordingState.PUBLISHED, live__isnull=False)


def titled(recordings: QuerySet[Recording], words: str) -> QuerySet[Recording]:
    """Those whose title has the words, marks and capitals aside."""
    return recordings.filter(folded_title__contains=fold(words))


def units_managed_by(user: User) -> QuerySet[Unit]:
    """The highest units where the user is an officer: whom a recording may be for."""
    return Unit.objects.filter(path__in=outermost(paths_of(user, *OFFICER_ROLES))).order_by("path")


def number_who_may_watch(unit: Unit) -> int:
    """Members who belong to the unit or below it today."""
    there = Membership.objects.filter(within({unit.path}, "unit__path"), left_on__isnull=True)
    return Member.objects.filter(pk__in=there.values("member")).count()


def _managed(user: User) -> Q:
    return within(paths_of(user, *OFFICER_ROLES), "unit__path")
