"""The table that lists read follows whatever happens to pages."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from learning.library.actions.entries import keep_entry, rebuild
from learning.library.choices import MaterialKind
from learning.library.models import LibraryEntry, LibraryIndexPage, ResolutionPage
from tests.cast import Cast
from tests.factories.library import make_resolution, make_text
from tests.factories.materials import (
    FOR_ALL,
    make_audio,
    make_bulletin,
    make_infographic,
    make_news,
    make_questions,
    make_supplement,
    make_video,
)


@pytest.fixture
def resolution(cast: Cast) -> ResolutionPage:
    return make_resolution(cast.officer, cast.province)


def kinds() -> set[str]:
    """Of all entries."""
    return set(LibraryEntry.objects.values_list("kind", flat=True))


def test_every_kind_of_page_has_its_entry(cast: Cast, resolution: ResolutionPage) -> None:
    text = make_text(cast.officer, resolution)
    make_text(cast.officer, resolution, "Tờ gấp", form="LEAFLET")
    make_text(cast.officer, resolution, "Vè", form="VERSE")
    for make in (make_questions, make_infographic, make_audio, make_video):
        make(cast.officer, resolution)
    make_supplement(cast.officer, text, cast.commune)
    make_news(cast.officer, cast.province)
    make_bulletin(cast.officer, cast.province)
    assert kinds() == set(MaterialKind)


def test_entry_says_what_its_page_says(cast: Cast, resolution: ResolutionPage) -> None:
    page = make_questions(cast.officer, resolution, language="tyz", study_depth="BRIEF")
    entry = LibraryEntry.objects.get(page=page)
    assert (entry.title, entry.folded_title, entry.kind) == ("Hỏi đáp", "hoi dap", MaterialKind.QUESTION_ANSWER)
    assert (entry.depth, entry.language, entry.audiences) == ("BRIEF", "tyz", ["GRASSROOTS_MEMBER"])
    assert (entry.owner_path, entry.resolution, entry.minutes) == (cast.province.path, resolution, 1)
    assert entry.address == "/thu-vien/26-hd-btgtu/hoi-dap/"
    assert entry.published_at == page.first_published_at


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (make_text, "vang tren 40% thi hoc lai."),
        (make_questions, "hoc truc tuyen co duoc khong?"),
        (make_infographic, "muoi phan tram thi khong xuat sac."),
        (make_audio, "kinh thua dong bao"),
    ],
)
def test_text_of_the_whole_page_is_kept_folded(
    cast: Cast, resolution: ResolutionPage, make: object, words: str
) -> None:
    assert words in LibraryEntry.objects.get(page=make(cast.officer, resolution)).folded_text  # type: ignore[operator]


def test_articles_of_a_bulletin_are_kept_folded(cast: Cast) -> None:
    page = make_bulletin(cast.officer, cast.commune)
    assert "sinh hoat chi bo van phong toan xa co 12 chi bo." in LibraryEntry.objects.get(page=page).folded_text


def test_long_text_is_kept_up_to_its_bound(cast: Cast, resolution: ResolutionPage) -> None:
    page = make_infographic(cast.officer, resolution, long_text="chữ " * 20_000)
    assert len(LibraryEntry.objects.get(page=page).folded_text) == 50_000


def test_draft_has_no_entry_and_a_withdrawn_page_loses_it(cast: Cast, resolution: ResolutionPage) -> None:
    page = make_text(cast.officer, resolution)
    page.title = "Sửa dở"
    page.save_revision()
    assert LibraryEntry.objects.get(page=page).title == "Đọc gọn"
    page.unpublish()
    assert kinds() == {"RESOLUTION"}


def test_publishing_again_changes_the_entry_and_not_its_day(cast: Cast, resolution: ResolutionPage) -> None:
    before = LibraryEntry.objects.get(page=make_text(cast.officer, resolution)).published_at
    page = make_text(cast.officer, resolution, "Đọc kỹ", slug="doc-gon")
    assert LibraryEntry.objects.get(page=page).title == "Đọc kỹ"
    assert LibraryEntry.objects.get(page=page).published_at == before


def test_below_a_withdrawn_resolution_nothing_is_listed_until_it_is_back(
    cast: Cast, resolution: ResolutionPage
) -> None:
    text = make_text(cast.officer, resolution)
    make_supplement(cast.officer, text, cast.commune)
    resolution.unpublish()
    assert kinds() == set()
    resolution.save_revision().publish()
    assert kinds() == {"RESOLUTION", "CONDENSED_TEXT", "SUPPLEMENT"}


def test_deleted_page_takes_its_entry_along(cast: Cast, resolution: ResolutionPage) -> None:
    make_supplement(cast.officer, make_text(cast.officer, resolution), cast.commune)
    LibraryIndexPage.objects.get().get_children().get(pk=resolution.pk).delete()
    assert not LibraryEntry.objects.exists()


def test_renamed_resolution_changes_the_addresses_below(cast: Cast, resolution: ResolutionPage) -> None:
    text = make_text(cast.officer, resolution)
    resolution.slug = "ten-khac"
    resolution.save_revision().publish()
    assert LibraryEntry.objects.get(page=text).address == "/thu-vien/ten-khac/doc-gon/"


def test_moved_text_belongs_to_its_new_resolution(cast: Cast, resolution: ResolutionPage) -> None:
    other = make_resolution(cast.officer, cast.commune, "2-NQ/DU")
    text = make_text(cast.officer, resolution, audiences=FOR_ALL)
    text.move(other, pos="last-child")
    entry = LibraryEntry.objects.get(page=text)
    assert (entry.owner_path, entry.resolution, entry.address) == (
        cast.commune.path,
        other,
        "/thu-vien/2-nq-du/doc-gon/",
    )
    assert open_ones() == {other.pk, text.pk}


def test_resolution_given_to_another_unit_takes_its_texts_along(cast: Cast, resolution: ResolutionPage) -> None:
    text = make_text(cast.officer, resolution)
    resolution.owner_unit = cast.commune
    resolution.save_revision().publish()
    assert LibraryEntry.objects.get(page=text).owner_path == cast.commune.path


def open_ones() -> set[int]:
    """Keys of pages that are open to the people."""
    return set(LibraryEntry.objects.filter(is_public=True).values_list("pk", flat=True))


@pytest.mark.parametrize("leave", ["unpublish", "delete", "narrow"])
def test_resolution_is_open_while_one_of_its_texts_is(cast: Cast, resolution: ResolutionPage, leave: str) -> None:
    make_questions(cast.officer, resolution)
    text = make_text(cast.officer, resolution, audiences=FOR_ALL)
    assert open_ones() == {resolution.pk, text.pk}
    if leave == "narrow":
        make_text(cast.officer, resolution)
    else:
        getattr(text, leave)()
    assert open_ones() == set()


def test_news_stand_in_the_order_of_the_days_that_they_bear(cast: Cast) -> None:
    today = timezone.localdate()
    make_news(cast.officer, cast.commune, "Tin mới", dated_on=today)
    make_news(cast.officer, cast.commune, "Tin cũ", dated_on=today - timedelta(days=9))
    titles = LibraryEntry.objects.order_by("-published_at").values_list("title", flat=True)
    assert list(titles) == ["Tin mới", "Tin cũ"]


def test_page_set_for_later_is_listed_when_its_hour_has_come(cast: Cast, resolution: ResolutionPage) -> None:
    text = make_text(cast.officer, resolution)
    text.unpublish()
    text.go_live_at = timezone.now() + timedelta(hours=1)
    text.save_revision().publish()
    assert kinds() == {"RESOLUTION"}
    revision = text.latest_revision
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(hours=1))
    content = {**revision.content, "go_live_at": (timezone.now() - timedelta(hours=1)).isoformat()}
    type(revision).objects.filter(pk=revision.pk).update(content=content)
    call_command("publish_scheduled")
    assert kinds() == {"RESOLUTION", "CONDENSED_TEXT"}


def test_rebuilding_makes_what_is_missing_and_takes_what_is_left_over(cast: Cast, resolution: ResolutionPage) -> None:
    text, news = make_text(cast.officer, resolution, audiences=FOR_ALL), make_news(cast.officer, cast.commune)
    rows = list(LibraryEntry.objects.order_by("pk").values())
    LibraryEntry.objects.filter(page=text).delete()
    LibraryEntry.objects.filter(page=news).update(folded_text="khác", is_public=True)
    assert rebuild() == 3
    assert list(LibraryEntry.objects.order_by("pk").values()) == rows


def test_keeping_twice_writes_nothing_more(
    cast: Cast, resolution: ResolutionPage, django_assert_max_num_queries: object
) -> None:
    make_text(cast.officer, resolution)
    with django_assert_max_num_queries(12) as done:  # type: ignore[operator]
        keep_entry(resolution)
    writes = [query["sql"] for query in done.captured_queries if query["sql"].startswith(("INSERT", "DELETE"))]
    assert writes == []
