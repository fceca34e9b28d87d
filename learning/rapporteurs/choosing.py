"""Whom a conference can ask to speak."""

from django.db.models import QuerySet

from learning.conferences.models import Conference
from learning.rapporteurs.models import Rapporteur
from learning.rapporteurs.queries import rules_today, serving, visible_to
from learning.rapporteurs.rules import levels_for
from members.access.models import User


def available_for(conference: Conference, user: User) -> QuerySet[Rapporteur]:
    """Whom the officer may ask to speak there: whom they see, of the levels that the conference takes (`CB3.3`)."""
    levels = levels_for(conference.unit.level.code, rules_today())
    return serving(visible_to(user)).filter(level__in=levels)
