"""What a conference's plan shows of rapporteurs, and who of them sees the conference."""

from typing import Any

from django.db.models import Q

from learning.conferences.models import Conference
from learning.conferences.panels import Panel, Place, register_guests, register_panel
from learning.rapporteurs.queries import conferences_spoken_at, sessions_with_assignments
from members.access.models import User


def speakers_card(conference: Conference, user: User) -> dict[str, Any]:
    """Every session with who speaks and who stands ready."""
    return {"sessions": sessions_with_assignments(conference)}


def speaking(user: User) -> Q:
    """Conferences at which the user speaks or stands ready."""
    return Q(pk__in=conferences_spoken_at(user).values("pk"))


def register() -> None:
    """Tell conferences about both."""
    register_panel(Panel("learning/rapporteurs/_plan_card.html", Place.PLAN, speakers_card))
    register_guests("rapporteurs", speaking)
