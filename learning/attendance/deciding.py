"""How many petitions wait for a person's decision, for the boards."""

from django.urls import reverse
from django.utils.translation import gettext as _

from learning.attendance.queries import claims_overseen_by, excuses_overseen_by, waiting
from learning.campaigns.waiting import Waiting, register
from members.access.models import User


def petitions_waiting(user: User) -> Waiting | None:
    """Contested records and excuses that the user may decide; two queries."""
    count = waiting(claims_overseen_by(user), user).count() + waiting(excuses_overseen_by(user), user).count()
    if not count:
        return None
    return Waiting(count, _("minh chứng, lý do vắng chờ xem xét"), reverse("absence:petitions"))


def register_counter() -> None:
    """Tell the boards."""
    register("petitions", petitions_waiting)
