"""Texts are drawn once for all who read them, and anew as soon as anything they show has changed."""

import pickle
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache, caches
from django.core.files.base import ContentFile
from django.test import Client

from learning.library.models import CondensedTextPage, LibraryEntry, ResolutionPage
from media.assets.models import PortalImage
from tests.cast import Cast
from tests.factories.library import make_image, make_official_text, make_resolution, make_text
from tests.factories.materials import FOR_ALL

ADDRESS = "/thu-vien/26-hd-btgtu/doc-gon/"
QUOTED = ("quotation", {"text": "Học lại.", "clause": "mục 3", "clause_anchor": "m3"})


@pytest.fixture
def reader(cast: Cast) -> Client:
    return cast.client("member")


@pytest.fixture
def resolution(cast: Cast) -> ResolutionPage:
    return make_resolution(cast.officer, cast.province)


def picture(image: PortalImage) -> tuple[str, Any]:
    return "picture", {"image": {"image": image.pk, "decorative": False, "alt_text": "Năm con số"}, "caption": ""}


def read(client: Client) -> str:
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    return answer.content.decode()


def made(cast: Cast, resolution: ResolutionPage, *blocks: tuple[str, Any], **more: Any) -> CondensedTextPage:
    return make_text(cast.officer, resolution, body=list(blocks), **more)


@pytest.mark.parametrize("count", [1, 3])
def test_study_page_takes_six_queries_however_much_it_shows(
    cast: Cast, reader: Client, resolution: ResolutionPage, count: int,
    django_assert_num_queries: Callable[[int], Any],
) -> None:  # fmt: skip
    made(cast, resolution, *[picture(make_image(f"tranh-{n}")) for n in range(count)], *[QUOTED] * count)
    read(reader)
    neighbour = cast.client("neighbour")
    with django_assert_num_queries(6):
        read(reader)
    with django_assert_num_queries(6):
        read(neighbour)


def test_guest_reads_a_public_text_with_one_query(
    cast: Cast, resolution: ResolutionPage, django_assert_num_queries: Callable[[int], Any]
) -> None:
    made(cast, resolution, picture(make_image()), audiences=FOR_ALL)
    read(Client())
    with django_assert_num_queries(1):
        read(Client())


def test_text_published_again_is_shown_at_once(cast: Cast, reader: Client, resolution: ResolutionPage) -> None:
    made(cast, resolution, ("heading", "Một"), ("text", "<p>Bản cũ</p>"))
    assert "Bản cũ" in read(reader)
    made(cast, resolution, ("heading", "Hai"), ("text", "<p>Bản mới</p>"))
    page = read(reader)
    assert "Bản mới" in page
    assert "Bản cũ" not in page
    assert ">Một<" not in page


def test_text_published_again_is_shown_at_once_by_a_machine_that_keeps_its_own_copies(
    cast: Cast, reader: Client, resolution: ResolutionPage
) -> None:
    """Another machine published: nothing was told to this one's cache."""
    made(cast, resolution, ("text", "<p>Bản cũ</p>"))
    read(reader)
    kept = {name: cache.get(name) for name in names_kept()}
    made(cast, resolution, ("text", "<p>Bản mới</p>"))
    cache.set_many(kept)
    assert "Bản mới" in read(reader)


def names_kept() -> list[str]:
    entry = LibraryEntry.objects.get(kind="CONDENSED_TEXT")
    return [f"library:drawn:{entry.pk}:{entry.revised_at.timestamp()}:{entry.turn}:vi:False"]


def test_draft_is_not_shown_to_readers(cast: Cast, reader: Client, resolution: ResolutionPage) -> None:
    page = made(cast, resolution, ("text", "<p>Đã đăng</p>"))
    read(reader)
    page.body = [("text", "<p>Bản nháp</p>")]
    page.save_revision(user=cast.officer)
    assert "Bản nháp" not in read(reader)


def test_renamed_resolution_is_named_anew(cast: Cast, reader: Client, resolution: ResolutionPage) -> None:
    made(cast, resolution, QUOTED)
    assert "Hướng dẫn số 26-HD/BTGTU, mục 3" in read(reader)
    resolution.symbol = "27-HD/BTGTU"
    resolution.save_revision(user=cast.officer).publish(user=cast.officer)
    assert "Hướng dẫn số 27-HD/BTGTU, mục 3" in read(reader)


def test_quotation_leads_to_its_clause_once_the_official_text_is_in_use(
    cast: Cast, reader: Client, resolution: ResolutionPage
) -> None:
    made(cast, resolution, QUOTED)
    assert "van-ban/#m3" not in read(reader)
    make_official_text(cast.officer, resolution)
    assert "van-ban/#m3" in read(reader)


def test_guests_quotations_lead_nowhere(cast: Cast, reader: Client, resolution: ResolutionPage) -> None:
    made(cast, resolution, QUOTED, audiences=FOR_ALL)
    make_official_text(cast.officer, resolution)
    assert "van-ban/#m3" in read(reader)
    assert "van-ban/#m3" not in read(Client())


def test_replaced_picture_is_shown_by_its_new_file(cast: Cast, reader: Client, resolution: ResolutionPage) -> None:
    image = make_image("cu")
    made(cast, resolution, picture(image))
    old = re.findall(r'src="(/hinh/[^"]+)"', read(reader))
    image.file.save("khac.png", ContentFile(make_image("moi", (300, 200)).file.read()), save=False)
    image.save()
    new = re.findall(r'src="(/hinh/[^"]+)"', read(reader))
    assert new != old
    assert reader.get(new[0]).status_code == 200


def test_link_follows_a_page_that_got_another_address(cast: Cast, reader: Client, resolution: ResolutionPage) -> None:
    other = make_text(cast.officer, resolution, "Bài khác")
    made(cast, resolution, ("text", f'<p><a linktype="page" id="{other.pk}">xem</a></p>'))
    assert "/bai-khac/" in read(reader)
    other.refresh_from_db()
    other.slug = "bai-moi"
    other.save_revision(user=cast.officer).publish(user=cast.officer)
    assert "/bai-moi/" in read(reader)


def test_each_language_has_its_own_drawing(cast: Cast, reader: Client, resolution: ResolutionPage) -> None:
    made(cast, resolution, ("text", "<p>Một</p>"))
    assert 'lang="vi"' in read(reader)[:200]
    reader.cookies["django_language"] = "en"
    page = read(reader)
    assert 'lang="en"' in page[:200]
    assert "Dành cho" not in page


def test_readers_share_no_state(cast: Cast, reader: Client, resolution: ResolutionPage) -> None:
    make_text(cast.officer, resolution)
    reader.post(ADDRESS, {"phan": "1"})
    assert "Đồng chí đang đọc dở phần 2/3" in read(reader)
    other = read(cast.client("neighbour"))
    assert "đang đọc dở" not in other
    assert "Nông Văn Thành" not in other


def test_pieces_kept_name_nobody(cast: Cast, reader: Client, resolution: ResolutionPage) -> None:
    make_text(cast.officer, resolution)
    caches["fragments"].clear()
    for address in (ADDRESS, "/thu-vien/", "/thu-vien/26-hd-btgtu/", "/viec-cua-toi/"):
        reader.get(address)
    pieces = caches["fragments"]._cache.values()  # type: ignore[attr-defined]
    kept = " ".join(pickle.loads(piece) for piece in pieces)  # noqa: S301
    assert kept
    for personal in ("Nông Văn Thành", "csrfmiddlewaretoken"):
        assert personal not in kept
