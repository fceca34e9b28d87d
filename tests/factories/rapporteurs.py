"""Rapporteurs for tests, and who of them speaks where."""

from datetime import date
from typing import Any

from learning.conferences.models import Conference, Session
from learning.rapporteurs.actions import Facts, assign, recognise
from learning.rapporteurs.models import Assignment, Rapporteur
from members.access.models import User
from members.people.models import Member
from members.units.models import Unit
from tests.cast import Cast, make_member

KNOWN: dict[str, Any] = {
    "level": "PROVINCE",
    "qualification": "UNIVERSITY",
    "political_theory": "ADVANCED",
    "recognised_on": date(2024, 3, 1),
    "fields": ("PARTY_BUILDING", "ECONOMY"),
    "languages": ("TAY_NUNG",),
}


def make_rapporteur(member: Member, unit: Unit, by: User, **facts: Any) -> Rapporteur:
    """On the roster of the unit's board, provincial unless told otherwise."""
    return recognise(member=member, unit=unit, facts=Facts(**KNOWN | facts), by=by)


def one_more(cast: Cast, number: int, **facts: Any) -> Rapporteur:
    """Another rapporteur of the province, without an account."""
    member = make_member(f"8{number}", f"Lò Văn Số {number}", cast.other_cell)
    return make_rapporteur(member, cast.province, cast.officer, **facts)


def first_session(conference: Conference) -> Session:
    """The morning."""
    return Session.objects.filter(study_class__conference=conference).earliest("starts_at")


def make_assignment(cast: Cast, conference: Conference) -> Assignment:
    """The cast's rapporteur speaks in the morning; someone of the next cell stands ready."""
    speaker = make_rapporteur(cast.rapporteur.member, cast.province, cast.officer)
    backup = one_more(cast, 1)
    return assign(
        session=first_session(conference), rapporteur=speaker, backup=backup, topic="Điểm mới", by=cast.officer
    )
