"""Who runs a bridge point, remembered: every page's navigation asks, and nearly always the answer is no."""

from django.core.cache import cache
from django.db import transaction

from learning.conferences.choices import ConferenceState
from learning.conferences.models import BridgePoint
from learning.conferences.queries import in_service
from members.access.models import User

KEY = "conferences:point-staff"
KEPT_SECONDS = 60
"""Other processes without a shared cache hear of a change no later than this."""


def runs_a_point(user: User) -> bool:
    """Whether the user is in charge of a point, or keeps its desk, that is in service."""
    staff: frozenset[int] | None = cache.get(KEY)
    if staff is None:
        staff = frozenset(_staff())
        cache.set(KEY, staff, KEPT_SECONDS)
    return user.member_id in staff


def forget_staff() -> None:
    """Ask anew, once what was changed is committed."""
    transaction.on_commit(lambda: cache.delete(KEY))


def _staff() -> set[int]:
    points = BridgePoint.objects.exclude(conference__state=ConferenceState.CANCELLED).filter(in_service())
    pairs = points.values_list("in_charge", "desk_staff")
    return {member for pair in pairs for member in pair if member}
