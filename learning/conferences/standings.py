"""Who must attend and who is outside a class, as the records say now (`R15`, `KT2`, `KT3`)."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from learning.campaigns.choices import CampaignState
from learning.campaigns.models import Enrolment
from learning.campaigns.queries import exempt_on
from learning.conferences.choices import ClassKind, ConferenceState, RosterState, Standing
from learning.conferences.credits import covering_credits
from learning.conferences.models import RosterEntry, SectorCredit, StudyClass
from members.people.models import Member

Stand = tuple[Standing, str]
"""A standing and its evidence."""


def exemptions(enrolments: Iterable[Enrolment], day: date) -> dict[int, str]:
    """The decision, by member, of those exempt on the day or when they were enrolled."""
    rows = list(enrolments)
    flagged = _("Được miễn sinh hoạt khi ghi danh đợt học tập")
    kept = {enrolment.member_id: flagged for enrolment in rows if enrolment.exempt}
    decided = exempt_on(day).filter(member__in=[enrolment.member_id for enrolment in rows])
    return kept | dict(decided.values_list("member", "decision"))


def standings_of(study_class: StudyClass, enrolments: Iterable[Enrolment]) -> dict[int, Stand]:
    """By enrolment; an exemption goes before a credit. Three queries."""
    rows = list(enrolments)
    exempt = exemptions(rows, _day_of(study_class))
    credited = covering_credits(study_class.conference.campaign, [enrolment.member_id for enrolment in rows])
    return {enrolment.pk: _standing(enrolment.member_id, exempt, credited) for enrolment in rows}


def _day_of(study_class: StudyClass) -> date:
    return study_class.conference.starts_on or timezone.localdate()


def _standing(member: int, exempt: dict[int, str], credited: dict[int, str]) -> Stand:
    if member in exempt:
        return Standing.EXEMPT, exempt[member]
    return (Standing.CREDITED, credited[member]) if member in credited else (Standing.REQUIRED, "")


def otherwise_now(study_class: StudyClass, entries: Iterable[RosterEntry]) -> list[tuple[RosterEntry, Stand]]:
    """Of the class's entries, those whom the records give another standing than the roster, with that one.

    Who was taken off stays off.
    """
    rows = [entry for entry in entries if entry.standing != Standing.REMOVED]
    now = standings_of(study_class, [entry.enrolment for entry in rows])
    return [(entry, now[entry.enrolment_id]) for entry in rows if now[entry.enrolment_id][0] != entry.standing]


def perhaps_otherwise(study_class: StudyClass) -> QuerySet[RosterEntry]:
    """The class's entries that may stand otherwise: outside it already, or with an exemption or a credit on record."""
    texts = study_class.conference.campaign.campaign_resolutions.values("resolution")
    credited = SectorCredit.objects.filter(resolution__in=texts).values("member")
    exempt = exempt_on(_day_of(study_class)).values("member")
    known = Q(enrolment__exempt=True) | Q(enrolment__member__in=credited) | Q(enrolment__member__in=exempt)
    return whole(study_class.entries.filter(known | ~Q(standing=Standing.REQUIRED)))


def places_of_member(member: Member, states: Iterable[RosterState]) -> QuerySet[RosterEntry]:
    """The member's places in conferences' own classes of open campaigns, whose rosters are in one of these states."""
    mine = RosterEntry.objects.filter(enrolment__member=member, study_class__kind=ClassKind.REGULAR)
    going = mine.filter(study_class__conference__campaign__state=CampaignState.OPEN)
    alive = going.exclude(study_class__conference__state=ConferenceState.CANCELLED)
    return whole(alive.filter(study_class__roster_state__in=list(states))).order_by("pk")


def closed_otherwise(member: Member) -> list[tuple[RosterEntry, Stand]]:
    """Places on closed rosters that the records give another standing: only a decision changes them."""
    closed = places_of_member(member, [RosterState.CLOSING, RosterState.CLOSED])
    return [found for entry in closed for found in otherwise_now(entry.study_class, [entry])]


def whole(entries: QuerySet[RosterEntry]) -> QuerySet[RosterEntry]:
    """With what deciding about them reads."""
    return entries.select_related("study_class__conference__campaign", "enrolment__member")
