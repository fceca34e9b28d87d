"""Every door by which a file can be sent: who sends it, where to, and with what besides."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from tests.architecture import absence
from tests.architecture.rapporteur_rows import being_written
from tests.architecture.world import World
from tests.factories.meeting_logs import HEADER, xlsx
from tests.factories.recordings import film
from tests.foundation.files import samples

Arguments = Callable[[World], dict[str, str]]
DESCRIBED = {"title": "Tệp", "description": "Sơ đồ bốn bước học tập", "tags": ""}


@dataclass(frozen=True)
class Door:
    """`module` is where the file is taken out of the request; `honest`, a file that is kept there without a word."""

    module: str
    who: str
    address: str
    arguments: Arguments = lambda world: {}
    data: Callable[[World], dict[str, Any]] = lambda world: {}
    field: str = "file"
    takes_pdf: bool = True
    honest: tuple[str, Callable[[], bytes]] = ("a.pdf", lambda: samples.PDF)

    def at(self, world: World) -> str:
        """Where it is in this world."""
        return reverse(self.address, kwargs=self.arguments(world))


def owned(prefix: str = "") -> Callable[[World], dict[str, Any]]:
    """What Wagtail's forms ask of an asset."""
    return lambda world: {
        f"{prefix}{key}": value for key, value in {**DESCRIBED, "unit": str(world.cast.province.pk)}.items()
    }


def outline_data(world: World) -> dict[str, Any]:
    unit = world.cast.province.public_id
    return {"resolution": world.resolution.pk, "title": "Đề cương", "unit": unit, "declared": "on"}


def credit_data(world: World) -> dict[str, Any]:
    day = timezone.localdate().isoformat()
    return {
        "resolutions": [world.resolution.pk],
        "held_by": "Công an tỉnh",
        "studied_on": day,
        "evidence": "Giấy số 12",
    }


def film_data(world: World) -> dict[str, Any]:
    return {"title": "Phim", "unit": world.cast.province.pk, "language": "vi", "no_secret": "on"}


def essay_duty(world: World) -> dict[str, str]:
    return {"duty_id": world.essay_duty.public_id}


EXCUSE = {"cause": "ILLNESS", "statement": "Nằm viện"}
CLAIM = {"statement": "Tôi ngồi hàng cuối"}

TEXT = ("a.txt", lambda: b"1. Mot\n2. Hai\n")
PICTURE = ("a.png", lambda: samples.picture("PNG"))
WORD = ("a.docx", samples.word)
LOG = ("a.xlsx", lambda: xlsx(HEADER, ("Nông Văn Thành", "7:30", "8:30")))
CAPTIONS = ("a.vtt", lambda: b"WEBVTT\n\n00:00.000 --> 00:01.000\nXin chao\n")

DOORS = {
    "official text": Door(
        "learning/library/views/texts.py", "officer", "library:upload", lambda world: {"slug": world.resolution.slug},
        honest=TEXT,
    ),
    "pages of an essay": Door(
        "assessments/essays/forms.py", "member", "essays:add_pages", essay_duty, field="photos", honest=PICTURE,
    ),
    "an essay as a file": Door("assessments/essays/forms.py", "member", "essays:add_pages", essay_duty, field="papers"),
    "own excuse": Door(
        "learning/attendance/views/mine.py", "member", "absence:ask_excuse", absence.conference,
        lambda world: EXCUSE, "document",
    ),
    "own claim": Door(
        "learning/attendance/views/mine.py", "member", "absence:claim", absence.conference,
        lambda world: CLAIM, "document",
    ),
    "excuse for another": Door(
        "learning/attendance/views/person.py", "secretary", "absence:excuse_for", absence.entry,
        lambda world: EXCUSE, "document",
    ),
    "claim for another": Door(
        "learning/attendance/views/person.py", "secretary", "absence:claim_for", absence.entry,
        lambda world: CLAIM, "document",
    ),
    "meeting log": Door(
        "learning/attendance/views/logs.py", "officer", "attendance:logs",
        lambda world: {"class_id": world.study_class.public_id}, takes_pdf=False, honest=LOG,
    ),
    "sector credit": Door(
        "learning/conferences/views/credits.py", "secretary", "conferences:sector_credit",
        lambda world: {"member_id": world.cast.member.member.public_id}, credit_data, "document",
    ),
    "new outline": Door(
        "learning/rapporteurs/outlines/views/writing.py", "rapporteur", "outlines:create", data=outline_data,
        honest=WORD,
    ),
    "next version of an outline": Door(
        "learning/rapporteurs/outlines/views/writing.py", "rapporteur", "outlines:upload", being_written,
        lambda world: {"declared": "on"}, honest=WORD,
    ),
    "film": Door(
        "media/video/views/uploading.py", "officer", "video:upload", data=film_data, takes_pdf=False,
        honest=("a.mp4", film),
    ),
    "captions": Door(
        "media/video/views/captions.py", "officer", "video:add_captions",
        lambda world: {"public_id": world.film.public_id}, lambda world: {"language": "tyz"}, takes_pdf=False,
        honest=CAPTIONS,
    ),
    "picture": Door(
        "media/assets/forms.py", "officer", "wagtailimages:add", data=owned(), takes_pdf=False, honest=PICTURE,
    ),
    "picture from the chooser": Door(
        "media/assets/forms.py", "officer", "wagtailimages_chooser:create", data=owned("image-chooser-upload-"),
        field="image-chooser-upload-file", takes_pdf=False, honest=PICTURE,
    ),
    "pictures, many at once": Door(
        "media/assets/forms.py", "officer", "wagtailimages:add_multiple", field="files[]", takes_pdf=False,
        honest=PICTURE,
    ),
    "document": Door("media/assets/forms.py", "officer", "wagtaildocs:add", data=owned()),
    "document from the chooser": Door(
        "media/assets/forms.py", "officer", "wagtaildocs_chooser:create", data=owned("document-chooser-upload-"),
        field="document-chooser-upload-file",
    ),
    "documents, many at once": Door("media/assets/forms.py", "officer", "wagtaildocs:add_multiple", field="files[]"),
}  # fmt: skip
