"""A conference for the cast to try its addresses on."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from foundation.files.checks import check
from foundation.files.kinds import PAPERS
from learning.campaigns.models import Campaign
from learning.conferences.actions import make_checklist, put_in_charge, record_incident, record_sector_credit
from learning.conferences.choices import Part
from learning.conferences.models import (
    BridgePoint,
    ChecklistItem,
    Conference,
    ConferencePart,
    LineIncident,
    RosterEntry,
    SectorCredit,
)
from tests.cast import Cast
from tests.factories.conferences import entry_of, make_conference, make_roster
from tests.factories.library import make_resolution
from tests.foundation.files import samples


@dataclass
class Planned:
    """A conference of the campaign's unit, and one object of each kind in it."""

    conference: Conference
    point: BridgePoint
    incident: LineIncident
    part: ConferencePart
    item: ChecklistItem
    entry: RosterEntry
    credit: SectorCredit


def make_planned(campaign: Campaign, cast: Cast) -> Planned:
    """Everyone enrolled is on its roster; the secretary is in charge of its second point."""
    conference, now = make_conference(campaign, cast.officer), timezone.now()
    point = conference.points.all()[1]
    put_in_charge(point=point, member=cast.secretary.member, by=cast.officer)
    later = now + timedelta(minutes=12)
    incident = record_incident(point=point, started_at=now, ended_at=later, cause="Mất điện", by=cast.secretary)
    make_roster(conference)
    make_checklist(conference=conference)
    return Planned(
        conference=conference,
        point=point,
        incident=incident,
        part=ConferencePart.objects.create(conference=conference, part=Part.OPENING, name="Nông Văn Hòa"),
        item=conference.checklist.all()[0],
        entry=entry_of(conference, cast.member),
        credit=make_credit(campaign, cast),
    )


def make_credit(campaign: Campaign, cast: Cast) -> SectorCredit:
    """The member's credit for a text that is not the campaign's, with a document."""
    resolution = make_resolution(cast.officer, cast.commune, "27-HD/BTGTU", number="27")
    paper = check(samples.upload(samples.PDF, "xac-nhan.pdf"), PAPERS)
    record_sector_credit(
        member=cast.member.member,
        resolutions=[resolution],
        held_by="Đảng ủy Công an tỉnh",
        studied_on=timezone.localdate(),
        evidence="Giấy xác nhận số 12",
        document=paper,
        by=cast.officer,
    )
    return SectorCredit.objects.get(member=cast.member.member)
