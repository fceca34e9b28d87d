"""Which members have studied everything of a campaign in classes of their own sector (`KT2`)."""

from collections import defaultdict
from collections.abc import Iterable

from learning.campaigns.models import Campaign
from learning.conferences.models import SectorCredit
from learning.conferences.rules import is_covered

LONGEST_EVIDENCE = 250


def covering_credits(campaign: Campaign, members: Iterable[int]) -> dict[int, str]:
    """The evidence, by member, of those credited with all resolutions of the campaign; two queries."""
    needed = list(campaign.campaign_resolutions.values_list("resolution", flat=True))
    found: dict[int, list[SectorCredit]] = defaultdict(list)
    rows = SectorCredit.objects.filter(member__in=list(members), resolution__in=needed) if needed else []
    for credit in rows:
        found[credit.member_id].append(credit)
    return {
        member: evidence_of(credits)
        for member, credits in found.items()
        if is_covered(needed, [credit.resolution_id for credit in credits])
    }


def evidence_of(credits: Iterable[SectorCredit]) -> str:
    """`Đảng ủy Công an tỉnh, 05/11/2026: Giấy xác nhận số 12`, each once."""
    told = [f"{credit.held_by}, {credit.studied_on:%d/%m/%Y}: {credit.evidence}" for credit in credits]
    return "; ".join(dict.fromkeys(told))[:LONGEST_EVIDENCE]
