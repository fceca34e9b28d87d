"""What a conference's pages show of outlines."""

from typing import Any

from learning.conferences.models import Conference
from learning.conferences.panels import Panel, Place, register_panel
from learning.rapporteurs.outlines.queries import offers_at
from learning.rapporteurs.queries import assignments_at, assignments_of
from members.access.models import User


def outlines_card(conference: Conference, user: User) -> dict[str, Any] | None:
    """Approved outlines to read; for the speaker, a way to offer one. Nothing when there is neither."""
    offers = offers_at(conference, user)
    speaking = assignments_at(conference).filter(pk__in=assignments_of(user).values("pk"))
    own = list(speaking.filter(rapporteur__member=user.member_id).select_related("session"))
    return {"offers": offers, "own": own} if offers or own else None


def plan_card(conference: Conference, user: User) -> dict[str, Any] | None:
    """The same for those who plan, with every assignment."""
    every = list(assignments_at(conference).select_related("session", "rapporteur__member"))
    return {"offers": offers_at(conference, user), "own": every} if every else None


def register() -> None:
    """Tell conferences about it."""
    register_panel(Panel("learning/rapporteurs/outlines/_conference_card.html", Place.INVITATION, outlines_card))
    register_panel(Panel("learning/rapporteurs/outlines/_plan_card.html", Place.PLAN, plan_card))
