"""Exemptions from party activities (miễn sinh hoạt, `R15`), which open rosters follow."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from learning.conferences.actions.refusal import ConferenceRefused
from learning.conferences.actions.standings import follow_member
from members.access.models import User
from members.people.models import ActivityExemption, Member


@transaction.atomic
def record_exemption(
    *, member: Member, starts_on: date, ends_on: date | None = None, decision: str, by: User
) -> ActivityExemption:
    """Exempt the member by that decision; recorded again, it is the one that is there.

    Raises `ConferenceRefused` for one's own record.
    """
    _refuse_oneself(member, by)
    facts: dict[str, Any] = {"starts_on": starts_on, "ends_on": ends_on, "decision": decision}
    exemption, new = ActivityExemption.objects.get_or_create(member=member, **facts)
    if new:
        record(actor=by, verb="record_exemption", target=exemption, subject=member.public_id, after=_told(exemption))
        follow_member(member=member, by=by)
    return exemption


@transaction.atomic
def take_back_exemption(*, exemption: ActivityExemption, reason: str, by: User) -> None:
    """It was recorded by mistake: taken off the record, its facts kept in the audit trail with the reason."""
    member, before = exemption.member, _told(exemption)
    _refuse_oneself(member, by)
    subject = member.public_id
    record(actor=by, verb="take_back_exemption", target=exemption, subject=subject, before=before, reason=reason)
    exemption.delete()
    follow_member(member=member, by=by)


def _refuse_oneself(member: Member, by: User) -> None:
    if member.pk == by.member_id:
        raise ConferenceRefused(_("Không ai tự quyết định việc của chính mình. Đồng chí nhờ người khác có thẩm quyền."))


def _told(exemption: ActivityExemption) -> dict[str, str]:
    ends_on = str(exemption.ends_on) if exemption.ends_on else ""
    return {"starts_on": str(exemption.starts_on), "ends_on": ends_on, "decision": exemption.decision}
