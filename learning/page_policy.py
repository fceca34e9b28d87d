"""Which pages an editor meets in Wagtail's explorer, search, choosers and reports."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.db.models.functions import Left
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import register_permission_policy

from learning.library.models import BulletinPage, NewsPage, ResolutionPage
from members.access.choices import Role
from members.access.models import User
from members.access.scope import OFFICER_ROLES, paths_of
from members.units.queries import within

RESOLUTION_DEPTH = 4
"""Root, home, library, resolution; a news item and an issue of the bulletin stand as deep."""
OWNED = (ResolutionPage, NewsPage, BulletinPage)
"""What belongs to a unit, with all below it."""


class OwnPages(PagePermissionPolicy):
    """Wagtail's policy without what belongs to units where the editor holds no role."""

    def instances_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> Any:
        """The one queryset that all others of the policy are made of."""
        pages = super().instances_user_has_any_permission_for(user, actions)
        return pages if user.is_superuser else pages.exclude(pk__in=foreign_to(user))


def foreign_to(user: User) -> Any:
    """Keys of pages of units where the user neither writes nor publishes."""
    own = within(paths_of(user, Role.RAPPORTEUR, *OFFICER_ROLES), "owner_unit__path")
    foreign = [Q(above__in=model.objects.exclude(own).order_by().values("path")) for model in OWNED]
    above = Left("path", RESOLUTION_DEPTH * Page.steplen)
    return Page.objects.annotate(above=above).filter(reduce(or_, foreign)).order_by().values("pk")


def register_policy() -> None:
    """Wagtail asks our policy about every kind of page."""
    register_permission_policy(Page, OwnPages(Page))
