"""What is done with films in a running site's database besides its pages."""

from typing import Any

from django.utils import timezone

from learning.campaigns.models import Duty
from learning.campaigns.rules import RequirementPlan
from learning.library.choices import WATCH_RECORDING
from media.video.actions.captioning import keep_captions
from media.video.models import Recording
from media.watching.models import Watch
from members.access.choices import Role
from members.access.models import RoleGrant
from members.units.models import Unit
from tests.factories.campaigns import make_open
from tests.factories.recordings import film, make_recording, processed, send

SECONDS = 16
TITLES = ("Nhảy cóc", "Hai thẻ", "Mất mạng", "Chỉ nghe")


def show() -> dict[str, Any]:
    """Films of sixteen seconds for the whole province, each required of everyone; the addresses by title."""
    grant = RoleGrant.objects.filter(role=Role.PROPAGANDA_OFFICER, unit__parent__isnull=True)[0]
    officer, province = grant.member.user, Unit.objects.get(pk=grant.unit_id)
    content = film("buoi-chieu.mp4", "640x480", SECONDS)
    films = [make_recording(officer, province, content, title=title) for title in TITLES]
    for shown in films:
        cues = [(0, 4000, "Kính thưa các đồng chí"), (4000, 9000, "Hôm nay chúng ta bàn về học tập nghị quyết")]
        keep_captions(recording=shown, language="vi", cues=cues, by=officer)
    today = timezone.localdate()
    plans = [RequirementPlan(WATCH_RECORDING, shown.public_id, shown.title, 1, today) for shown in films]
    make_open(officer, province, requirements=plans, title="Xem phim")
    send(film()[:5000], officer, province, title="Phim hỏng")
    processed(Recording.objects.get(title="Phim hỏng"))
    send(film(), officer, province, title="Phim đang xử lý")
    return {shown.title: shown.public_id for shown in films}


def watched() -> dict[str, Any]:
    """By title: the seconds watched, and how many duties are done."""
    found: dict[str, Any] = {}
    for watch in Watch.objects.select_related("recording"):
        done = Duty.objects.filter(requirement__target=watch.recording.public_id, state="DONE").count()
        found[watch.recording.title] = {"seconds": watch.watched_ms / 1000, "done": done, "spans": watch.spans}
    return found


COMMANDS = {"show": show, "watched": watched}
