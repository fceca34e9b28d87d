"""How many line incidents wait for an officer's word, for the boards."""

from django.urls import reverse
from django.utils.translation import gettext as _

from learning.campaigns.waiting import Waiting, register
from learning.conferences.queries import incidents_confirmable_by
from members.access.models import User
from members.access.scope import OFFICER_ROLES, holds


def incidents_waiting(user: User) -> Waiting | None:
    """What the points' people recorded and the user may confirm, of the conference that waits longest; one query."""
    if not holds(user, *OFFICER_ROLES):
        return None
    waiting = incidents_confirmable_by(user).order_by("recorded_at", "pk")
    conferences = list(waiting.values_list("point__conference__public_id", flat=True))
    if not conferences:
        return None
    address = reverse("conferences:points", args=[conferences[0]])
    return Waiting(conferences.count(conferences[0]), _("sự cố đường truyền chờ xác nhận"), address)


def register_counter() -> None:
    """Tell the boards."""
    register("incidents", incidents_waiting)
