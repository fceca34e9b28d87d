"""Who sees which published page of the library: the one rule, written on the table of entries."""

from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from learning.library.models import LibraryEntry
from members.access.models import User
from members.access.scope import OVERSEER_ROLES, own_paths, paths_of
from members.units.paths import ancestors
from members.units.queries import within

Reader = User | AnonymousUser
AnyPage = TypeVar("AnyPage", bound=Page)


def reader_of(request: HttpRequest) -> Reader:
    """Whoever asks, signed in or a guest."""
    return request.user if isinstance(request.user, User) else AnonymousUser()


def concerning(user: User, column: str = "owner_path") -> Q:
    """What is for the unit or a unit above where the user belongs or holds a role, or for one overseen."""
    above = {path for own in own_paths(user) for path in ancestors(own)}
    overseen = within(paths_of(user, *OVERSEER_ROLES), column)
    return Q(**{f"{column}__in": above}) | overseen


def visible_to(reader: Reader) -> QuerySet[LibraryEntry]:
    """What concerns the reader, and what is open to the people; to a guest only the latter (`R5`)."""
    open_to_all = Q(is_public=True)
    return LibraryEntry.objects.filter(concerning(reader) | open_to_all if isinstance(reader, User) else open_to_all)


def addressed_to(user: User) -> QuerySet[LibraryEntry]:
    """What concerns the user: the part of `visible_to` that lists show, without all the country's open pages."""
    return LibraryEntry.objects.filter(concerning(user))


def shown(pages: QuerySet[AnyPage], entries: QuerySet[LibraryEntry]) -> QuerySet[AnyPage]:
    """Those of the pages whose entries are among these."""
    return pages.filter(live=True, entry__in=entries)
