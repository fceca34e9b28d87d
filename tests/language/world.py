"""A library in which every screen of the editors' site has something to show."""

import io
from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from learning.library.models import CondensedTextPage, ResolutionPage
from media.assets.models import PortalDocument, PortalImage
from tests.cast import Cast
from tests.factories.library import make_image, make_resolution, make_text
from tests.factories.materials import (
    make_audio,
    make_bulletin,
    make_infographic,
    make_news,
    make_questions,
    make_video,
)
from tests.learning.library.editing import add_text_address, text_form


@dataclass
class Library:
    """Two resolutions; of texts one published in two versions, one waiting for approval, one a draft, one locked."""

    cast: Cast
    resolution: ResolutionPage
    other: ResolutionPage
    published: CondensedTextPage
    waiting: CondensedTextPage
    draft: CondensedTextPage
    locked: CondensedTextPage
    image: PortalImage
    document: PortalDocument

    @property
    def author(self) -> Client:
        """The rapporteur's browser."""
        return self.cast.client("rapporteur")

    @property
    def officer(self) -> Client:
        """The propaganda officer's browser."""
        return self.cast.client("officer")


def make_library(cast: Cast) -> Library:
    """Build it through the same actions and forms as people do."""
    resolution = make_resolution(cast.officer, cast.province)
    published = make_text(cast.officer, resolution)
    make_text(cast.officer, resolution, minutes=9)
    for make in (make_questions, make_infographic, make_audio, make_video):
        make(cast.officer, resolution)
    make_news(cast.officer, cast.province)
    make_bulletin(cast.officer, cast.province)
    locked = write(cast, resolution, "bai-khoa", "Bài khóa")
    cast.client("officer").post(f"/quan-tri/pages/{locked.pk}/lock/")
    return Library(
        cast=cast,
        resolution=resolution,
        other=make_resolution(cast.officer, cast.province, symbol="27-HD/BTGTU"),
        published=published,
        waiting=write(cast, resolution, "bai-cho", "Bài chờ", submit=True),
        draft=write(cast, resolution, "bai-thao", "Bài thảo"),
        locked=locked,
        image=make_image(),
        document=PortalDocument.objects.create(title="Biểu mẫu", file=upload("bieu-mau.txt", b"Noi dung")),
    )


def write(cast: Cast, resolution: ResolutionPage, slug: str, title: str, *, submit: bool = False) -> CondensedTextPage:
    """The rapporteur writes a text, and hands it in if asked to."""
    form = text_form(slug=slug, title=title) | ({"action-submit": "1"} if submit else {})
    cast.client("rapporteur").post(add_text_address(resolution), form)
    return CondensedTextPage.objects.get(slug=slug)


def upload(name: str, content: bytes | None = None) -> SimpleUploadedFile:
    """A file as a browser sends it; without content a small picture."""
    buffer = io.BytesIO()
    Image.new("RGB", (320, 200), "#a61b1b").save(buffer, "PNG")
    return SimpleUploadedFile(name, content or buffer.getvalue())
