"""A conference is planned, changed and, if it must be, called off."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from foundation.jobs.actions import enqueue
from learning.campaigns.choices import CampaignState
from learning.campaigns.models import Campaign, Requirement
from learning.conferences.actions.checklist import make_checklist
from learning.conferences.actions.refusal import ConferenceRefused, require_alive
from learning.conferences.choices import ATTEND_CONFERENCE, ConferenceState, RosterState
from learning.conferences.models import Conference, StudyClass
from members.access.models import User
from members.units.models import Unit

CALL_OFF_CONFERENCE = "call_off_conference"
"""The kind of job that takes back the duties of a cancelled conference and tells those invited."""

FACTS = (
    "title",
    "mode",
    "content",
    "invitation_number",
    "signer_name",
    "signer_position",
    "contact_name",
    "contact_phone",
    "bring",
)


@transaction.atomic
def create_conference(
    *, campaign: Campaign, unit: Unit, units: list[Unit], facts: dict[str, Any], by: User
) -> Conference:
    """Plan a conference of `unit` in the campaign, with its class and its checklist (`R7`–`R10`).

    `facts` are values of `FACTS`; `units` those whose people attend, none for all below `unit`.
    """
    if campaign.state == CampaignState.CLOSED:
        raise ConferenceRefused(_("Đợt học tập đã kết thúc nên không thêm được hội nghị."))
    conference = Conference.objects.create(campaign=campaign, unit=unit, created_by=by, **known(facts))
    conference.units.set(units)
    StudyClass.objects.create(conference=conference, title=_("Lớp học tập"))
    make_checklist(conference=conference)
    record(actor=by, verb="create_conference", target=conference, after=facts_of(conference))
    return conference


@transaction.atomic
def edit_conference(*, conference: Conference, units: list[Unit], facts: dict[str, Any], by: User) -> None:
    """Rewrite the facts. Raises `ConferenceRefused` when it is called off, or its people are listed already and the
    units differ: who is on the roster is then changed one by one."""
    require_alive(conference)
    before = facts_of(conference)
    listed = conference.classes.exclude(roster_state=RosterState.NONE).exists()
    if listed and {unit.pk for unit in units} != set(conference.units.values_list("pk", flat=True)):
        raise ConferenceRefused(_("Danh sách lớp đã lập nên không đổi được đơn vị dự."))
    Conference.objects.filter(pk=conference.pk).update(**known(facts))
    conference.refresh_from_db()
    conference.units.set(units)
    make_checklist(conference=conference)
    duty = Requirement.objects.filter(kind=ATTEND_CONFERENCE, target=conference.public_id)
    duty.update(title=conference.title)
    record(actor=by, verb="edit_conference", target=conference, before=before, after=facts_of(conference))


@transaction.atomic
def cancel_conference(*, conference: Conference, reason: str, by: User) -> bool:
    """Call it off; a background job takes back the duties and tells those invited. False when it was off already."""
    if conference.classes.filter(roster_state__in=[RosterState.CLOSING, RosterState.CLOSED]).exists():
        raise ConferenceRefused(_("Danh sách lớp đã chốt: hội nghị đã diễn ra nên không hủy được."))
    alive = Conference.objects.filter(pk=conference.pk).exclude(state=ConferenceState.CANCELLED)
    if not alive.update(state=ConferenceState.CANCELLED, cancel_reason=reason):
        return False
    before = {"state": conference.state}
    conference.refresh_from_db()
    enqueue(kind=CALL_OFF_CONFERENCE, arguments={"conference": conference.pk, "by": by.pk}, by=by)
    after = {"state": ConferenceState.CANCELLED}
    record(actor=by, verb="cancel_conference", target=conference, before=before, after=after, reason=reason)
    return True


def known(facts: dict[str, Any]) -> dict[str, Any]:
    """Of the facts given, those that a plan has."""
    return {name: facts[name] for name in FACTS if name in facts}


def facts_of(conference: Conference) -> dict[str, Any]:
    """What the audit keeps of a plan."""
    units = list(conference.units.order_by("path").values_list("name", flat=True))
    return {name: getattr(conference, name) for name in FACTS} | {"units": units}
