"""Study in a class of one's own sector (ngành dọc, `KT2`): recorded on evidence, counted once as studied."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from foundation.files.actions import keep
from foundation.files.checks import CheckedFile
from foundation.files.kinds import PAPERS
from learning.conferences.actions.refusal import ConferenceRefused
from learning.conferences.actions.standings import follow_member
from learning.conferences.models import SectorCredit
from learning.library.models import ResolutionPage
from members.access.models import User
from members.people.models import Member


@transaction.atomic
def record_sector_credit(
    *,
    member: Member,
    resolutions: list[ResolutionPage],
    held_by: str,
    studied_on: date,
    evidence: str,
    by: User,
    document: CheckedFile | None = None,
) -> int:
    """Credit the member with these resolutions; returns how many were new, each being recorded once.

    Open rosters of campaigns all of whose resolutions are now credited follow: the member is outside the class and
    their duty is done. Raises `ConferenceRefused` for one's own record.
    """
    _refuse_oneself(member, by)
    known = set(member.sector_credits.values_list("resolution", flat=True))
    missing = [resolution for resolution in resolutions if resolution.pk not in known]
    if not missing:
        return 0
    common: dict[str, Any] = {
        "member": member,
        "held_by": held_by,
        "studied_on": studied_on,
        "evidence": evidence,
        "recorded_by": by,
    }
    stored = keep(upload=document, by=by, kinds=PAPERS) if document else None
    credits = [SectorCredit(resolution=resolution, document=stored, **common) for resolution in missing]
    SectorCredit.objects.bulk_create(credits, ignore_conflicts=True)
    new = SectorCredit.objects.filter(public_id__in=[credit.public_id for credit in credits])
    for credit in new.select_related("resolution", "member"):
        subject = member.public_id
        record(actor=by, verb="record_sector_credit", target=credit, subject=subject, after=_told(credit))
    follow_member(member=member, by=by)
    return new.count()


@transaction.atomic
def take_back_sector_credit(*, credit: SectorCredit, reason: str, by: User) -> None:
    """It was recorded by mistake: taken off the record, its facts kept in the audit trail with the reason.

    Open rosters follow: whoever is not credited any more must attend again. Raises `ConferenceRefused` for one's own.
    """
    member = credit.member
    _refuse_oneself(member, by)
    subject, before = member.public_id, _told(credit)
    record(actor=by, verb="take_back_sector_credit", target=credit, subject=subject, before=before, reason=reason)
    credit.delete()
    follow_member(member=member, by=by)


def _refuse_oneself(member: Member, by: User) -> None:
    if member.pk == by.member_id:
        raise ConferenceRefused(_("Đồng chí không tự ghi cho mình. Đề nghị bí thư hoặc cán bộ tuyên giáo ghi."))


def _told(credit: SectorCredit) -> dict[str, str]:
    return {
        "resolution": credit.resolution.title,
        "held_by": credit.held_by,
        "studied_on": str(credit.studied_on),
        "evidence": credit.evidence,
    }
