"""Times of a conference in words, as pages, notices and invitations have them."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from learning.conferences.models import Session

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def clock(at: datetime) -> str:
    """`7 giờ 30`."""
    local = timezone.localtime(at)
    return f"{local.hour} giờ {local.minute:02d}" if local.minute else f"{local.hour} giờ"


def times_of(session: Session) -> str:
    """`Buổi sáng: 7 giờ 30 – 11 giờ 30, thứ Hai, ngày 09/11/2026`; Vietnamese, as it is kept and printed."""
    day = timezone.localdate(session.starts_at)
    told = {
        "title": session.title,
        "start": clock(session.starts_at),
        "end": clock(session.ends_at),
        "weekday": WEEKDAYS[day.weekday()],
        "day": f"{day:%d/%m/%Y}",
    }
    return _("%(title)s: %(start)s – %(end)s, %(weekday)s, ngày %(day)s") % told
