"""The study page's blocks, and how much goes over the wire before it can be read (`ux.md` 10)."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from tests.cast import Cast
from tests.factories.library import make_image, make_resolution, make_sizes, make_text

ADDRESS = "/thu-vien/26-hd-btgtu/doc-gon/"
LARGEST_FIRST_VIEW = 100 * 1024
"""Bytes, pictures left out."""
FONT_FACE = re.compile(r"font-weight:\s*(\d+)[^}]*?url\([\"']?([^\"')]+)")
SHOWN_WEIGHTS = {"400", "500", "600"}


@pytest.fixture
def reader(cast: Cast) -> Client:
    return cast.client("member")


def static_file(address: str) -> Path:
    found = finders.find(address.split("?")[0].split("#")[0].removeprefix(settings.STATIC_URL))
    assert isinstance(found, str), address
    return Path(found)


def fonts_of(css: Path) -> set[Path]:
    """Fonts that a stylesheet may load, all weights that phones show."""
    return {
        (css.parent / address).resolve()
        for weight, address in FONT_FACE.findall(css.read_text(encoding="utf-8"))
        if weight in SHOWN_WEIGHTS
    }


def on_the_wire(path: Path) -> int:
    content = path.read_bytes()
    return len(content) if path.suffix == ".woff2" else len(gzip.compress(content))


def test_first_view_weighs_no_more_than_a_slow_line_bears(cast: Cast, reader: Client) -> None:
    long_text = [
        ("heading", "Phần"),
        *[("text", "<p>" + "Học tập, quán triệt nghị quyết của Đảng. " * 20 + "</p>")] * 5,
    ]
    make_text(cast.officer, make_resolution(cast.officer, cast.province), body=long_text)
    html = reader.get(ADDRESS).content
    links = re.findall(rb'(?:href|src)="(/static/[^"]+)"', html)
    files = {static_file(link.decode()) for link in links}
    assert {path.suffix for path in files} >= {".css", ".js", ".svg"}
    files |= {font for path in files if path.suffix == ".css" for font in fonts_of(path)}
    assert len(gzip.compress(html)) + sum(map(on_the_wire, files)) <= LARGEST_FIRST_VIEW


def test_page_loads_nothing_from_elsewhere(cast: Cast, reader: Client) -> None:
    make_text(cast.officer, make_resolution(cast.officer, cast.province))
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', reader.get(ADDRESS).content.decode())


def shown(cast: Cast, reader: Client, *blocks: tuple[str, object]) -> str:
    make_text(cast.officer, make_resolution(cast.officer, cast.province), body=list(blocks))
    return reader.get(ADDRESS).content.decode()


def test_picture_is_light_sized_described_and_opens_large(cast: Cast, reader: Client) -> None:
    image = make_image()
    make_sizes()
    value = {"image": {"image": image.pk, "decorative": False, "alt_text": "Năm con số"}, "caption": "Nhớ lấy"}
    page = shown(cast, reader, ("picture", value))
    picture = page[page.index("<figure") : page.index("</figure")]
    for expected in (
        'alt="Năm con số"',
        'loading="lazy"',
        "width=",
        "height=",
        "srcset=",
        ".avif",
        ".webp",
        "data-zoom",
        "Nhớ lấy",
        '<a class="zoomable" href=',
    ):
        assert expected in picture


def test_picture_can_be_fetched_by_those_who_read_the_text(cast: Cast, reader: Client) -> None:
    resolution = make_resolution(cast.officer, cast.cell)
    value = {"image": {"image": make_image().pk, "decorative": False, "alt_text": "Năm con số"}, "caption": ""}
    make_text(cast.officer, resolution, body=[("picture", value)])
    make_sizes()
    address = re.search(r'<img src="(/hinh/[^"]+)"', reader.get(ADDRESS).content.decode())
    assert address is not None
    answer = reader.get(address[1])
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/webp")
    large = re.search(r'<a class="zoomable" href="(/hinh/[^"]+)"', reader.get(ADDRESS).content.decode())
    assert large is not None
    assert reader.get(large[1]).status_code == 200
    assert "private" in answer.headers["Cache-Control"]
    assert cast.client("stranger").get(address[1]).status_code == 404


def test_quotation_names_its_source(cast: Cast, reader: Client) -> None:
    page = shown(cast, reader, ("quotation", {"text": "Học lại.", "clause": "mục 3", "clause_anchor": ""}))
    assert "<blockquote>Học lại.</blockquote>" in page
    assert "Hướng dẫn số 26-HD/BTGTU, mục 3" in page


def test_question_opens_to_its_answer_without_script(cast: Cast, reader: Client) -> None:
    page = shown(cast, reader, ("question_answer", {"question": "Vì sao?", "answer": "<p>Vì <b>thế</b>.</p>"}))
    assert "<summary>Vì sao?" in page
    assert "<b>thế</b>" in page


def test_key_figure_stands_with_its_meaning(cast: Cast, reader: Client) -> None:
    page = shown(cast, reader, ("key_figure", {"figure": "84′", "meaning": "là mức vắng nhiều nhất"}))
    assert "84′" in page
    assert "là mức vắng nhiều nhất" in page


def test_what_an_author_types_is_never_markup(cast: Cast, reader: Client) -> None:
    evil = "<script>alert(1)</script>"
    page = shown(
        cast, reader,
        ("heading", evil), ("quotation", {"text": evil, "clause": '"><b>', "clause_anchor": ""}),
        ("question_answer", {"question": evil, "answer": "<p>Không.</p>"}),
        ("key_figure", {"figure": evil, "meaning": evil}),
    )  # fmt: skip
    assert "<script>alert" not in page


def test_listening_is_offered_only_once_the_device_can(cast: Cast, reader: Client) -> None:
    page = shown(cast, reader, ("text", "<p>Một</p>"))
    player = page[page.index("data-listen=") :]
    assert "hidden" in player[: player.index(">")]


def test_text_without_headings_is_one_section_to_be_finished(cast: Cast, reader: Client) -> None:
    assert "Tôi đã đọc xong" in shown(cast, reader, ("text", "<p>Một</p>"))
