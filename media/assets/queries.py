"""Which pictures and documents an editor meets."""

from typing import TypeVar

from django.db.models import Q, QuerySet

from media.assets.models import PortalDocument, PortalImage
from members.access.choices import Role
from members.access.models import User
from members.access.scope import OFFICER_ROLES, paths_of
from members.units.models import Unit
from members.units.paths import ancestors, outermost
from members.units.queries import open_units, within

Asset = TypeVar("Asset", PortalImage, PortalDocument)
EDITORS = (Role.RAPPORTEUR, *OFFICER_ROLES)


def visible_to(user: User, model: type[Asset]) -> QuerySet[Asset]:
    """What an editor may choose: assets of the units where they write or publish, of those above and below."""
    return model._default_manager.filter(reach_of(user))


def managed_by(user: User, model: type[Asset]) -> QuerySet[Asset]:
    """What an editor may change: assets of the units where they write or publish, and of those below."""
    return model._default_manager.filter(own_reach_of(user))


def own_reach_of(user: User) -> Q:
    """The condition of `managed_by`; what belongs to no unit is its sender's alone."""
    if user.is_superuser:
        return Q()
    return within(paths_of(user, *EDITORS), "unit__path") | Q(uploaded_by_user=user)


def reach_of(user: User) -> Q:
    """The condition of `visible_to`."""
    above = {path for own in paths_of(user, *EDITORS) for path in ancestors(own)}
    return own_reach_of(user) if user.is_superuser else own_reach_of(user) | Q(unit__path__in=above)


def units_of(user: User) -> QuerySet[Unit]:
    """The units for which an editor may add assets."""
    if user.is_superuser:
        return open_units().filter(parent=None).order_by("path")
    return open_units().filter(path__in=outermost(paths_of(user, *EDITORS))).order_by("path")
