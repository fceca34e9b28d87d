"""The public portal shows what is open to the people and nothing else (`R5`, `CB2.3`)."""

import gzip
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from learning.library.choices import Audience
from learning.library.models import ResolutionPage
from portal.public.queries import MOST_MATERIALS, MOST_RESOLUTIONS, newest_materials
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
)
from tests.learning.library.test_study_page import LARGEST_FIRST_VIEW, fonts_of, on_the_wire, static_file

PORTAL, HOME = "/cong-thong-tin/", "/"


@pytest.fixture
def resolution(cast: Cast) -> ResolutionPage:
    return make_resolution(cast.officer, cast.province)


def shown(client: Client, address: str = HOME) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_guests_come_to_it_first_and_members_to_what_they_have_to_do(cast: Cast, guest: Client) -> None:
    assert "Cổng thông tin" in shown(guest)
    assert cast.client("member").get(HOME).headers["Location"] == "/viec-cua-toi/"
    assert "Cổng thông tin" in shown(cast.client("member"), PORTAL)


def test_open_materials_stand_below_their_resolution_the_newest_first(
    cast: Cast, guest: Client, resolution: ResolutionPage
) -> None:
    older = make_resolution(cast.officer, cast.commune, "5-NQ/DU", title="Nghị quyết cũ")
    make_questions(cast.officer, older, audiences=FOR_ALL, title="Hỏi đáp cũ")
    make_infographic(cast.officer, resolution, audiences=FOR_ALL, title="Tranh mới")
    page = shown(guest)
    assert page.index(resolution.title) < page.index("Tranh mới") < page.index("Nghị quyết cũ") < page.index("Hỏi đáp")
    assert page.count("<article") == 2


def test_it_names_only_so_many_and_says_how_many_more(cast: Cast, guest: Client) -> None:
    for number in range(MOST_RESOLUTIONS + 2):
        each = make_resolution(cast.officer, cast.province, f"{number}-NQ/TU")
        make_questions(cast.officer, each, audiences=FOR_ALL)
    last = ResolutionPage.objects.latest("pk")
    for number in range(MOST_MATERIALS + 1):
        make_text(cast.officer, last, f"Bài {number}", audiences=FOR_ALL)
    found = newest_materials()
    assert (len(found), len(found[0].materials), found[0].more) == (MOST_RESOLUTIONS, MOST_MATERIALS, 2)
    assert "Còn 2 tài liệu khác" in shown(guest)


def test_nothing_internal_is_on_it(cast: Cast, guest: Client, resolution: ResolutionPage) -> None:
    text = make_text(cast.officer, resolution, "Kin: cho đảng viên")
    make_audio(cast.officer, make_resolution(cast.officer, cast.cell, "Kin-1"), title="Kin: bài nghe")
    make_news(cast.officer, cast.commune, "Kin: tin của xã")
    bulletin = make_bulletin(cast.officer, cast.province)
    open_one = make_questions(cast.officer, resolution, audiences=FOR_ALL)
    make_supplement(cast.officer, open_one, cast.commune, title="Kin: bổ sung")
    draft = make_infographic(cast.officer, resolution, audiences=FOR_ALL, title="Kin: bản nháp")
    draft.unpublish()
    page = shown(guest) + shown(guest, resolution.url) + shown(guest, open_one.url) + shown(guest, "/tin-tuc/")
    assert "Kin" not in page
    assert text.url not in page
    assert bulletin.title not in page
    assert [person for person in cast.people.values() if person.get_full_name() in page] == []


def test_it_says_who_runs_the_site_and_how_to_reach_them(cast: Cast, guest: Client, settings: Settings) -> None:
    assert f"<b>{cast.province.name}</b>" in shown(guest)
    settings.OPERATOR, settings.CONTACT = "Ban Tuyên giáo Thử", "Điện thoại 0206\nSố 1 phố Một"
    page = shown(guest)
    assert "<b>Ban Tuyên giáo Thử</b>" in page
    assert "Điện thoại 0206<br>Số 1 phố Một" in page


def test_it_works_before_anything_is_there(db: None, guest: Client) -> None:
    assert "Chưa có tài liệu công khai" in shown(guest)


def test_it_costs_as_much_for_three_resolutions_as_for_one_and_little(cast: Cast, guest: Client) -> None:
    counts = []
    for number in range(3):
        make_questions(cast.officer, make_resolution(cast.officer, cast.province, f"{number}-NQ/TU"), audiences=FOR_ALL)
        make_news(cast.officer, cast.province, f"Tin {number}", is_public=True)
        with CaptureQueriesContext(connection) as taken:
            shown(guest)
        counts.append(len(taken))
    assert counts[0] == counts[2] <= 4


def test_a_guests_copy_may_be_kept_and_no_cookie_comes_with_it(
    cast: Cast, guest: Client, resolution: ResolutionPage
) -> None:
    answer = guest.get(HOME)
    assert "public" in answer.headers["Cache-Control"]
    assert "Cookie" in answer.headers["Vary"]
    assert not answer.cookies
    kept = cast.client("member").get(PORTAL).headers["Cache-Control"]
    assert "no-store" in kept
    assert "public" not in kept


@pytest.mark.parametrize("make", [make_questions, make_infographic, make_text])
def test_reading_leaves_no_cookie(cast: Cast, guest: Client, resolution: ResolutionPage, make: object) -> None:
    page = make(cast.officer, resolution, audiences=[Audience.PUBLIC])  # type: ignore[operator]
    for address in (page.url, resolution.url, "/tin-tuc/"):
        answer = guest.get(address)
        assert (answer.status_code, dict(answer.cookies)) == (200, {})


def test_its_first_view_weighs_little(cast: Cast, guest: Client) -> None:
    for number in range(MOST_RESOLUTIONS):
        each = make_resolution(cast.officer, cast.province, f"{number}-NQ/TU")
        for place in range(MOST_MATERIALS):
            make_text(cast.officer, each, f"Bài {place}", audiences=FOR_ALL)
    html = guest.get(HOME).content
    files = {static_file(link.decode()) for link in re.findall(rb'(?:href|src)="(/static/[^"]+)"', html)}
    files |= {font for path in files if path.suffix == ".css" for font in fonts_of(path)}
    assert len(gzip.compress(html)) + sum(map(on_the_wire, files)) <= LARGEST_FIRST_VIEW


def test_the_feed_holds_open_news_alone(cast: Cast, guest: Client) -> None:
    make_news(cast.officer, cast.province, "Tin công khai", is_public=True, lead="Ai cũng đọc được.")
    make_news(cast.officer, cast.commune, "Tin nội bộ")
    answer = guest.get("/cong-thong-tin/tin-moi.xml")
    feed = answer.content.decode()
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    assert "Tin công khai" in feed
    assert "Ai cũng đọc được." in feed
    assert "Tin nội bộ" not in feed
    assert cast.officer.get_full_name() not in feed
    assert not answer.cookies


def test_search_engines_are_asked_to_keep_to_the_open_pages(db: None, guest: Client) -> None:
    robots = shown(guest, "/robots.txt").splitlines()
    assert robots[-1] == "Disallow: /"
    assert {"Allow: /$", "Allow: /thu-vien/", "Allow: /tin-tuc/"} <= set(robots)
