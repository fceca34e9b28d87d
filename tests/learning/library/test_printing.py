"""An infographic on paper: one sheet with the picture, its words behind."""

import io
import time

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from learning.library.models import InfographicPage
from media.assets.models import PortalImage
from tests.cast import Cast
from tests.factories.library import make_image, make_resolution
from tests.factories.materials import make_infographic
from tests.foundation.files import drawings, samples

A4, A3 = (595, 842), (842, 1191)
"""Points."""


def printed(cast: Cast, page: InfographicPage, paper: str = "A4") -> pypdfium2.PdfDocument:
    address = reverse("library:print_infographic", args=[page.translation_key])
    answer = cast.client("member").get(f"{address}?kho={paper}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    return pypdfium2.PdfDocument(answer.content)


def poster(cast: Cast, image: PortalImage, **changes: object) -> InfographicPage:
    return make_infographic(cast.officer, make_resolution(cast.officer, cast.province), image=image, **changes)


def text_of(document: pypdfium2.PdfDocument, number: int) -> str:
    return " ".join(document[number].get_textpage().get_text_range().split())


@pytest.mark.parametrize(("paper", "size"), [("A4", A4), ("A3", A3)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_one_sheet_with_the_picture_and_one_with_its_words(
    cast: Cast, paper: str, size: tuple[int, int], kind: str
) -> None:
    file = ContentFile(samples.picture(kind, (900, 1400)), f"a.{kind.lower()}")
    document = printed(cast, poster(cast, PortalImage.objects.create(title="Tranh", file=file)), paper)
    assert [tuple(map(round, page.get_size())) for page in document] == [size, A4]
    assert "Hướng dẫn số 26-HD/BTGTU" in text_of(document, 0)
    assert "Đảng bộ tỉnh Thử Nghiệm" in text_of(document, 0)
    assert "Mười phần trăm thì không xuất sắc." in text_of(document, 1)


def test_a_wide_picture_lies_on_its_side(cast: Cast) -> None:
    document = printed(cast, poster(cast, make_image(size=(1600, 900))))
    assert tuple(map(round, document[0].get_size())) == (842, 595)


def test_a_drawing_is_printed_sharp(cast: Cast) -> None:
    file = ContentFile(drawings.HONEST.encode(), "so-do.svg")
    document = printed(cast, poster(cast, PortalImage.objects.create(title="Sơ đồ", file=file)))
    assert len(document) == 2


def test_it_is_an_archives_pdf_whose_picture_is_described(cast: Cast) -> None:
    page = poster(cast, make_image(), alt_text="Ba con số cần nhớ")
    content = cast.client("member").get(reverse("library:print_infographic", args=[page.translation_key])).content
    assert b"pdfaid:part" in content
    target = io.BytesIO(content)
    assert pypdfium2.PdfDocument(target).is_tagged()


def test_long_words_go_on_over_pages(cast: Cast) -> None:
    words = "\n".join(f"Câu {number}: đảng viên vắng quá bốn mươi phần trăm thì học lại." for number in range(200))
    document = printed(cast, poster(cast, make_image(), long_text=words))
    assert len(document) > 3
    assert "Câu 199" in text_of(document, len(document) - 1)


def test_no_other_size_of_paper(cast: Cast) -> None:
    page = poster(cast, make_image())
    address = reverse("library:print_infographic", args=[page.translation_key])
    assert cast.client("member").get(f"{address}?kho=A0").status_code == 404


def test_a_large_poster_is_printed_within_seconds(cast: Cast) -> None:
    file = ContentFile(samples.picture("JPEG", (4000, 6000)), "a.jpg")
    page = poster(cast, PortalImage.objects.create(title="Tranh", file=file))
    begun = time.process_time()
    printed(cast, page, "A3")
    assert time.process_time() - begun < 10
