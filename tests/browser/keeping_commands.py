"""What is done with study texts in a running site's database besides its pages."""

from typing import Any

from learning.campaigns.models import Duty
from learning.library.actions import publish_condensed_text
from learning.library.choices import READ_CONDENSED_TEXT
from learning.library.models import CondensedTextPage, ReadingPlace
from members.access.models import User
from tests.factories.recordings import film, make_recording, tone

SECONDS = 20


def the_text() -> CondensedTextPage:
    """The one the browser keeps."""
    return CondensedTextPage.objects.get(slug="tai-lieu-rut-gon")


def publish_anew() -> dict[str, Any]:
    """A new version with one section more."""
    page = the_text()
    by = User.objects.get(pk=page.owner_id)
    body = [*page.body.raw_data, {"type": "heading", "value": "Phần mới"}]
    body.append({"type": "text", "value": "<p>Nội dung bổ sung.</p>"})
    plain = [{"type": block["type"], "value": block["value"]} for block in body]
    publish_condensed_text(
        by=by, resolution=page.resolution, title=page.title, slug=page.slug, body=plain,
        audiences=page.audiences, minutes=page.minutes, intro=page.intro,
    )  # fmt: skip
    return {}


def read_aloud() -> dict[str, Any]:
    """Somebody reads the text aloud for twenty seconds, and a film stands in its first section."""
    page = the_text()
    by, unit = User.objects.get(pk=page.owner_id), page.resolution.owner_unit
    sound = make_recording(by, unit, tone(seconds=SECONDS), title="Đọc toàn bài")
    seen = make_recording(by, unit, film("buoi-chieu.mp4", "640x360", 4), title="Buổi học ở xã")
    blocks = [{"type": block["type"], "value": block["value"]} for block in page.body.raw_data]
    blocks.insert(2, {"type": "film", "value": {"film": seen.pk, "lead_in": "Mời đồng chí xem một buổi học."}})
    publish_condensed_text(
        by=by, resolution=page.resolution, title=page.title, slug=page.slug, body=blocks, spoken=sound,
        audiences=page.audiences, minutes=page.minutes, intro=page.intro,
    )  # fmt: skip
    return {}


def withdraw() -> dict[str, Any]:
    """As an editor does."""
    the_text().unpublish()
    return {}


def read() -> dict[str, Any]:
    """By login: the place in the text, and the duties of reading that are done."""
    key = str(the_text().translation_key)
    found: dict[str, Any] = {}
    for place in ReadingPlace.objects.filter(page=the_text()).select_related("member"):
        done = Duty.objects.filter(
            enrolment__member=place.member, requirement__kind=READ_CONDENSED_TEXT, requirement__target=key, state="DONE"
        ).count()
        found[place.member.number] = {"furthest": place.furthest, "finished": bool(place.finished_at), "done": done}
    return found


def unread() -> dict[str, Any]:
    """Nobody stands anywhere in it."""
    ReadingPlace.objects.filter(page=the_text()).delete()
    return {}


COMMANDS = {
    "read_aloud": read_aloud,
    "publish_anew": publish_anew,
    "withdraw": withdraw,
    "read": read,
    "unread": unread,
}
