"""What the pages of materials, news and bulletins show, and what they cost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from learning.library.models import ResolutionPage
from media.video.actions.publishing import withdraw
from media.watching.models import Watch
from tests.cast import Cast
from tests.factories.library import make_resolution, make_text
from tests.factories.materials import (
    make_audio,
    make_bulletin,
    make_infographic,
    make_news,
    make_questions,
    make_video,
)

AddOne = Callable[[int], Any]


@pytest.fixture
def resolution(cast: Cast) -> ResolutionPage:
    return make_resolution(cast.officer, cast.province)


@pytest.fixture
def reader(cast: Cast) -> Client:
    return cast.client("member")


def shown(reader: Client, address: str) -> str:
    return reader.get(address).content.decode()


def test_resolution_lists_text_sound_film_picture_questions_in_this_order(
    cast: Cast, resolution: ResolutionPage, reader: Client
) -> None:
    for make in (make_questions, make_infographic, make_video, make_audio):
        make(cast.officer, resolution)
    make_text(cast.officer, resolution, "Vè", form="VERSE")
    make_text(cast.officer, resolution)
    page = shown(reader, resolution.url)
    titles = ["Đọc gọn", "Nghe nghị quyết", "Xem nghị quyết", "Đồ họa", "Hỏi đáp", "Vè"]
    places = [page.index(f">{title}</h3>") for title in titles]
    assert places == sorted(places)


def test_line_of_a_material_says_for_whom_how_deep_and_how_long(
    cast: Cast, resolution: ResolutionPage, reader: Client
) -> None:
    make_audio(cast.officer, resolution, study_depth="IN_DEPTH", language="hmn")
    page = shown(reader, resolution.url)
    for words in ("đảng viên ở cơ sở", "Nghiên cứu sâu", "Tiếng Mông", "3 phút", "878,9", 'lang="hmn"'):
        assert words in page


def test_materials_are_narrowed_by_audience_without_a_script(
    cast: Cast, resolution: ResolutionPage, reader: Client
) -> None:
    make_text(cast.officer, resolution, "Cho cán bộ", audiences=["KEY_CADRE"])
    make_text(cast.officer, resolution, "Cho đảng viên")
    page = shown(reader, f"{resolution.url}?danh-cho=KEY_CADRE")
    assert "Cho cán bộ" in page
    assert ">Cho đảng viên<" not in page
    assert ">Cho đảng viên<" in shown(reader, f"{resolution.url}?danh-cho=PUBLIC")


def test_questions_stand_under_their_headings_each_with_an_anchor(
    cast: Cast, resolution: ResolutionPage, reader: Client
) -> None:
    page = make_questions(cast.officer, resolution)
    html = shown(reader, page.url)
    assert html.index(">Về thời gian</h2>") < html.index("Vắng đúng 40%") < html.index(">Về hình thức</h2>")
    anchors = [block.id[:8] for block in page.body if block.block_type == "question_answer"]
    assert all(f'id="cau-{anchor}"' in html for anchor in anchors)
    assert html.count('<details class="qa">') == 2


def test_infographic_is_told_in_words_too(cast: Cast, resolution: ResolutionPage, reader: Client) -> None:
    html = shown(reader, make_infographic(cast.officer, resolution).url)
    assert 'alt="Ba con số cần nhớ"' in html
    assert "<p>Quá 40% thì học lại.<br>Mười phần trăm thì không xuất sắc.</p>" in html


@pytest.mark.parametrize("make", [make_audio, make_video])
def test_recording_plays_and_says_how_much_was_played(
    cast: Cast, resolution: ResolutionPage, reader: Client, make: Any
) -> None:
    page = make(cast.officer, resolution)
    Watch.objects.create(member=cast.member.member, recording=page.recording, watched_ms=75_000)
    html = shown(reader, page.url)
    assert "data-watched-percent>50</span>" in html
    assert "Kính thưa đồng bào" in html
    assert "50%" in shown(reader, resolution.url)


def test_page_of_a_withdrawn_recording_says_so_instead_of_a_player(
    cast: Cast, resolution: ResolutionPage, reader: Client
) -> None:
    page = make_audio(cast.officer, resolution)
    withdraw(recording=page.recording, by=cast.officer)
    html = shown(reader, page.url)
    assert "Tạm thời chưa phát được" in html
    assert "data-player" not in html


def test_text_in_another_language_is_marked_and_not_read_out_in_vietnamese(
    cast: Cast, resolution: ResolutionPage, reader: Client
) -> None:
    page = make_text(cast.officer, resolution, language="tyz")
    html = shown(reader, page.url)
    assert '<article class="prose" id="bai-doc" lang="tyz"' in html
    assert "data-listen=" not in html


def test_news_shows_its_picture_with_words_for_it(cast: Cast, reader: Client) -> None:
    from tests.factories.library import make_image

    page = make_news(cast.officer, cast.province, picture=make_image(), picture_alt="Toàn cảnh hội nghị")
    assert 'alt="Toàn cảnh hội nghị"' in shown(reader, page.url)


def test_bulletin_names_its_articles_and_where_they_come_from(cast: Cast, reader: Client) -> None:
    html = shown(reader, make_bulletin(cast.officer, cast.province).url)
    for words in ("Số 7, tháng 7/2026", "Sinh hoạt chi bộ</h2>", "Văn phòng", "Toàn xã có 12 chi bộ."):
        assert words in html


def test_issues_stand_newest_first(cast: Cast, reader: Client) -> None:
    make_bulletin(cast.officer, cast.province, 12, year=2025, month=12)
    make_bulletin(cast.officer, cast.province, 1, year=2026, month=1)
    html = shown(reader, "/ban-tin/")
    assert html.index("Số 1, tháng 1/2026") < html.index("Số 12, tháng 12/2025")


def test_member_reads_news_of_ones_own_units_and_asks_for_all_that_is_public(cast: Cast) -> None:
    make_news(cast.officer, cast.commune, "Tin công khai của xã Một", is_public=True)
    stranger = cast.client("stranger")
    assert "Tin công khai của xã Một" not in shown(stranger, "/tin-tuc/")
    assert "Tin công khai của xã Một" in shown(stranger, "/tin-tuc/?xem=cong-khai")


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [("/tin-tuc/", 5), ("/ban-tin/", 5), ("/tin-tuc/?xem=cong-khai", 5)])
def test_list_asks_as_often_for_three_as_for_one(
    cast: Cast, reader: Client, rows: int, address: str, queries: int, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        make_news(cast.officer, cast.province, f"Tin {number}", is_public=True)
        make_bulletin(cast.officer, cast.province, number + 1, slug=f"so-{number}")
    reader.get(address)
    with django_assert_num_queries(queries):
        reader.get(address)


@pytest.mark.parametrize("rows", [1, 3])
def test_resolution_asks_as_often_for_three_recordings_as_for_one(
    cast: Cast, resolution: ResolutionPage, reader: Client, rows: int, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        make_audio(cast.officer, resolution, slug=f"nghe-{number}")
        make_video(cast.officer, resolution, slug=f"xem-{number}")
    reader.get(resolution.url)
    with django_assert_num_queries(9):
        reader.get(resolution.url)
