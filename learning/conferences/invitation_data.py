"""Invitations as the printed form wants them (`templates/documents/invitation.typ`)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from learning.conferences.choices import Part
from learning.conferences.models import BridgePoint, Conference, RosterEntry
from learning.conferences.plans import regular_class
from learning.conferences.queries import sessions_of
from learning.conferences.words import times_of

MOST_AT_ONCE = 200
"""Invitations in one file: rendered while the person waits (half a second)."""


def invitation_data(conference: Conference, entries: Iterable[RosterEntry]) -> dict[str, Any]:
    """One page for each entry; members, units and points joined already."""
    sessions = [times_of(session) for session in sessions_of(regular_class(conference))]
    only = list(conference.points.all()[:2])
    point = only[0] if len(only) == 1 else None
    return {
        "letterhead": _letterhead(conference),
        "conference": {
            "title": conference.title,
            "content": conference.content,
            "opened_by": "; ".join(persons(conference, Part.OPENING)),
        },
        "invitees": [_invitee(entry, entry.point or point, sessions) for entry in entries],
        "bring": [conference.bring] if conference.bring else [],
        "check_in": _("Đồng chí đến trước giờ khai mạc để điểm danh."),
        "contact": {"name": conference.contact_name, "phone": conference.contact_phone},
        "signature": {
            "on_behalf": [],
            "position": conference.signer_position,
            "name": conference.signer_name,
            "recipients": [_("Như kính mời"), _("Lưu")],
        },
    }


def persons(conference: Conference, part: Part) -> list[str]:
    """`đồng chí Nông Văn Thành, Bí thư Đảng ủy` for everyone with that part."""
    return [
        _("đồng chí %(name)s") % {"name": ", ".join(filter(None, (row.name, row.position)))}
        for row in conference.parts.all()
        if row.part == part
    ]


def _letterhead(conference: Conference) -> dict[str, str]:
    issued = timezone.localdate(conference.announced_at) if conference.announced_at else timezone.localdate()
    parent = conference.unit.parent
    return {
        "superior": parent.name if parent else "",
        "organ": conference.unit.name,
        "number": _("Số %(number)s") % {"number": conference.invitation_number or "…"},
        "place_and_date": written_day(issued),
    }


def written_day(day: date) -> str:
    """`Ngày 05 tháng 11 năm 2026`."""
    told = {"day": f"{day.day:02d}", "month": f"{day.month:02d}", "year": day.year}
    return _("Ngày %(day)s tháng %(month)s năm %(year)s") % told


def _invitee(entry: RosterEntry, point: BridgePoint | None, sessions: list[str]) -> dict[str, Any]:
    return {
        "name": entry.enrolment.member.full_name,
        "unit": entry.enrolment.unit.name,
        "place": point.name if point else _("Theo thông báo của chi bộ"),
        "address": point.place if point else "",
        "sessions": sessions,
    }
