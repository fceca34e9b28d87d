"""Every form of study material, news, bulletins and supplements for tests, all published."""

from typing import Any

from learning.library.actions import publish_bulletin, publish_material, publish_news, publish_supplement
from learning.library.models import (
    AudioPage,
    BulletinPage,
    InfographicPage,
    NewsPage,
    QuestionAnswerPage,
    ResolutionPage,
    StudyMaterialPage,
    SupplementPage,
    VideoPage,
)
from media.video.choices import RecordingKind, RecordingState
from media.video.models import Recording, RenditionSet
from members.access.models import User
from members.units.models import Unit
from tests.factories.library import make_image

FOR_MEMBERS = ["GRASSROOTS_MEMBER"]
FOR_ALL = ["GRASSROOTS_MEMBER", "PUBLIC"]
QUESTIONS: list[tuple[str, Any]] = [
    ("heading", "Về thời gian"),
    ("question_answer", {"question": "Vắng đúng 40% thì sao?", "answer": "<p>Chưa phải học lại.</p>"}),
    ("heading", "Về hình thức"),
    ("question_answer", {"question": "Học trực tuyến có được không?", "answer": "<p>Được, ở điểm cầu.</p>"}),
]
PLAIN: list[tuple[str, Any]] = [("heading", "Kết quả"), ("text", "<p>Có 18 chi bộ dự hội nghị.</p>")]


def make_questions(by: User, resolution: ResolutionPage, **changes: Any) -> QuestionAnswerPage:
    """Two groups of one question each."""
    values = {"title": "Hỏi đáp", "slug": "hoi-dap", "audiences": FOR_MEMBERS, "body": QUESTIONS, **changes}
    return publish_material(QuestionAnswerPage, by=by, resolution=resolution, **values)


def make_infographic(by: User, resolution: ResolutionPage, **changes: Any) -> InfographicPage:
    """A red picture and its words."""
    values = {
        "title": "Đồ họa", "slug": "do-hoa", "audiences": FOR_MEMBERS,
        "image": changes.pop("image", None) or make_image(), "alt_text": "Ba con số cần nhớ",
        "long_text": "Quá 40% thì học lại.\nMười phần trăm thì không xuất sắc.",
        **changes,
    }  # fmt: skip
    return publish_material(InfographicPage, by=by, resolution=resolution, **values)


def make_heard(by: User, unit: Unit, kind: RecordingKind = RecordingKind.AUDIO, title: str = "Bài nghe") -> Recording:
    """A published recording whose files nobody asks for."""
    recording = Recording.objects.create(title=title, unit=unit, created_by=by, transcript="Kính thưa đồng bào")
    made = RenditionSet.objects.create(recording=recording, kind=kind, duration_ms=150_000, audio_bytes=900_000)
    Recording.objects.filter(pk=recording.pk).update(live=made, state=RecordingState.PUBLISHED)
    recording.refresh_from_db()
    return recording


def make_audio(by: User, resolution: ResolutionPage, **changes: Any) -> AudioPage:
    """A page with a piece of the resolution's unit."""
    recording = changes.pop("recording", None) or make_heard(by, resolution.owner_unit)
    values = {"title": "Nghe nghị quyết", "slug": "nghe", "audiences": FOR_MEMBERS, **changes}
    return publish_material(AudioPage, by=by, resolution=resolution, recording=recording, **values)


def make_video(by: User, resolution: ResolutionPage, **changes: Any) -> VideoPage:
    """A page with a film of the resolution's unit."""
    recording = changes.pop("recording", None) or make_heard(by, resolution.owner_unit, RecordingKind.VIDEO, "Phim")
    values = {"title": "Xem nghị quyết", "slug": "xem", "audiences": FOR_MEMBERS, **changes}
    return publish_material(VideoPage, by=by, resolution=resolution, recording=recording, **values)


def make_news(by: User, unit: Unit, title: str = "Xã mở hội nghị", **changes: Any) -> NewsPage:
    """A news item for the unit's people."""
    values = {"lead": "Sáng nay, xã mở hội nghị học tập.", "body": PLAIN, **changes}
    return publish_news(by=by, owner_unit=unit, title=title, **values)


def make_bulletin(by: User, unit: Unit, number: int = 7, **changes: Any) -> BulletinPage:
    """An issue of one article."""
    content = [{"type": "text", "value": "<p>Toàn xã có 12 chi bộ.</p>"}]
    article = ("article", {"title": "Sinh hoạt chi bộ", "source": "Văn phòng", "content": content})
    values = {"year": 2026, "month": 7, "body": [article], **changes}
    return publish_bulletin(by=by, owner_unit=unit, title=f"Bản tin số {number}", number=number, **values)


def make_supplement(by: User, material: StudyMaterialPage, unit: Unit, **changes: Any) -> SupplementPage:
    """What the unit adds to the material."""
    values = {"title": "Liên hệ ở xã", "slug": "lien-he", "body": PLAIN, **changes}
    return publish_supplement(by=by, material=material, owner_unit=unit, **values)
