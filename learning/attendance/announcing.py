"""The check-in that is open now, on top of the member's own page."""

from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from learning.attendance.lookup import hall_of
from learning.attendance.turns import Turn, now_of, turns_of
from learning.campaigns.announcements import Announcement, register
from members.people.models import Member


def check_in_open(member: Member, at: datetime) -> list[Announcement]:
    """One for each session that takes the member's arrival now; one query when there is none."""
    return [_announced(turn) for turn in now_of(turns_of(member.pk, at), at)]


def _announced(turn: Turn) -> Announcement:
    hall = hall_of(turn.conference, turn.at_point or turn.point)
    where = f"{turn.title} · {hall.name}" if hall else turn.title
    address = reverse("attendance:check_in")
    if turn.since:
        since = date_format(localtime(turn.since), "G:i")
        return Announcement(_("Đã điểm danh lúc %(time)s") % {"time": since}, where, address, _("Xem điểm danh"), True)
    return Announcement(_("Đang mở điểm danh"), where, address, _("Điểm danh"))


def register_announcer() -> None:
    """On the member's page."""
    register("check_in", check_in_open)
