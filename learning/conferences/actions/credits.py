"""Study in a class of one's own sector (ngành dọc, `KT2`): recorded on evidence, counted once as studied."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from learning.campaigns.choices import CampaignState
from learning.conferences.actions.duties import settle_credited
from learning.conferences.actions.refusal import ConferenceRefused
from learning.conferences.choices import RosterState, Standing
from learning.conferences.credits import covering_credits
from learning.conferences.models import RosterEntry, SectorCredit
from learning.library.models import ResolutionPage
from members.access.models import User
from members.people.models import Member


@transaction.atomic
def record_sector_credit(
    *, member: Member, resolutions: list[ResolutionPage], held_by: str, studied_on: date, evidence: str, by: User
) -> int:
    """Credit the member with these resolutions; returns how many were new, each being recorded once.

    Open rosters of campaigns all of whose resolutions are now credited follow: the member is outside the class and
    their duty is done. Raises `ConferenceRefused` for one's own record.
    """
    if member.pk == by.member_id:
        raise ConferenceRefused(_("Đồng chí không tự ghi cho mình. Đề nghị bí thư hoặc cán bộ tuyên giáo ghi."))
    credits = [
        SectorCredit(
            member=member,
            resolution=resolution,
            held_by=held_by,
            studied_on=studied_on,
            evidence=evidence,
            recorded_by=by,
        )
        for resolution in resolutions
    ]
    SectorCredit.objects.bulk_create(credits, ignore_conflicts=True)
    new = SectorCredit.objects.filter(public_id__in=[credit.public_id for credit in credits])
    for credit in new.select_related("resolution"):
        _record(credit, by)
    for entry in _entries_to_follow(member):
        _leave_class(entry, by)
    return new.count()


def _record(credit: SectorCredit, by: User) -> None:
    after = {
        "resolution": credit.resolution.title,
        "held_by": credit.held_by,
        "studied_on": str(credit.studied_on),
        "evidence": credit.evidence,
    }
    subject = credit.member.public_id
    record(actor=by, verb="record_sector_credit", target=credit, subject=subject, after=after)


def _entries_to_follow(member: Member) -> QuerySet[RosterEntry]:
    kept = RosterEntry.objects.filter(enrolment__member=member, standing=Standing.REQUIRED, presences__isnull=True)
    going = kept.filter(
        study_class__roster_state=RosterState.OPEN, study_class__conference__campaign__state=CampaignState.OPEN
    )
    return going.select_related("study_class__conference__campaign", "enrolment__member")


def _leave_class(entry: RosterEntry, by: User) -> None:
    member = entry.enrolment.member
    evidence = covering_credits(entry.study_class.conference.campaign, [member.pk]).get(member.pk)
    required = RosterEntry.objects.filter(pk=entry.pk, standing=Standing.REQUIRED)
    if evidence and required.update(standing=Standing.CREDITED, evidence=evidence):
        settle_credited(study_class=entry.study_class)
        before, after = {"standing": Standing.REQUIRED}, {"standing": Standing.CREDITED, "evidence": evidence}
        record(actor=by, verb="credit_entry", target=entry, subject=member.public_id, before=before, after=after)
