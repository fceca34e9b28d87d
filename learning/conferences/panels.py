"""What other concepts add to a conference: cards on its pages, and people who come without being on its roster."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db.models import Q

from learning.conferences.models import Conference
from members.access.models import User


class Place(Enum):
    """On the plan, for those who make it; on the invitation, for those who come."""

    PLAN = "plan"
    INVITATION = "invitation"


@dataclass(frozen=True)
class Panel:
    """A template, and what it shows of the conference to the person; None for nothing at all."""

    template: str
    place: Place
    context: Callable[[Conference, User], dict[str, Any] | None]


Guests = Callable[[User], Q]
"""Of conferences: those to which the person comes for another reason."""

_panels: dict[str, Panel] = {}
_guests: dict[str, Guests] = {}


def register_panel(panel: Panel) -> None:
    """Add a panel; registering the same template again replaces it."""
    _panels[panel.template] = panel


def register_guests(name: str, guests: Guests) -> None:
    """Add people who see a conference; registering the same name again replaces it."""
    _guests[name] = guests


def panels_of(conference: Conference, user: User, place: Place) -> list[dict[str, Any]]:
    """Each panel's template with its context, in the order registered."""
    shown = [(panel, panel.context(conference, user)) for panel in _panels.values() if panel.place is place]
    return [{"template": panel.template} | context for panel, context in shown if context is not None]


def coming_as_guest(user: User) -> Q:
    """Conferences to which the person comes as somebody's guest."""
    found = Q(pk__in=[])
    for guests in _guests.values():
        found |= guests(user)
    return found
