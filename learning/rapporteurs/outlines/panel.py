"""What a conference's pages show of outlines."""

from typing import Any

from learning.conferences.models import Conference
from learning.conferences.panels import Panel, Place, register_panel
from learning.rapporteurs.models import Assignment
from learning.rapporteurs.outlines.access import units_spoken_for
from learning.rapporteurs.outlines.queries import offers_at
from learning.rapporteurs.queries import assignments_at
from members.access.models import User


def outlines_card(conference: Conference, user: User) -> dict[str, Any] | None:
    """Approved outlines to read; for the speaker, a way to offer one. Nothing when there is neither."""
    offers = offers_at(conference, user)
    own = _spoken_by(conference, user) if units_spoken_for(user) else []  # others are spared the query
    return {"offers": offers, "own": own} if offers or own else None


def _spoken_by(conference: Conference, user: User) -> list[Assignment]:
    return list(assignments_at(conference).filter(rapporteur__member=user.member_id).select_related("session"))


def plan_card(conference: Conference, user: User) -> dict[str, Any] | None:
    """The same for those who plan, with every assignment."""
    every = list(assignments_at(conference).select_related("session", "rapporteur__member"))
    return {"offers": offers_at(conference, user), "own": every} if every else None


def register() -> None:
    """Tell conferences about it."""
    register_panel(Panel("learning/rapporteurs/outlines/_conference_card.html", Place.INVITATION, outlines_card))
    register_panel(Panel("learning/rapporteurs/outlines/_plan_card.html", Place.PLAN, plan_card))
