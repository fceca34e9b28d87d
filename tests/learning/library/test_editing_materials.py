"""The page editor: every type is published by an officer, within bounds, and checked before it goes out."""

import json
from typing import Any

import pytest
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text, streamfield

from learning.library.models import BulletinIndexPage, NewsIndexPage, NewsPage, ResolutionPage
from media.video.actions.publishing import withdraw
from media.video.choices import RecordingKind
from media.video.models import Recording
from tests.cast import Cast
from tests.factories.library import make_image, make_resolution
from tests.factories.materials import make_audio, make_heard, make_news
from tests.learning.library.editing import (
    add_address,
    add_text_address,
    bulletin_form,
    material_form,
    news_form,
    question,
    text_form,
)

NEW = "tai-lieu-moi"


@pytest.fixture
def resolution(cast: Cast) -> ResolutionPage:
    return make_resolution(cast.officer, cast.province)


def live(slug: str = NEW) -> bool:
    """Whether a page with that address is published."""
    return Page.objects.filter(slug=slug, live=True).exists()


def says(answer: Any, words: str) -> bool:
    """Whether the editor says so, beside a plain field or, as JSON, beside a stream."""
    page = answer.content.decode()
    return words in page or json.dumps(words)[1:-1] in page


def form_of(kind: str, cast: Cast) -> dict[str, Any]:
    """A filled-in editor of the kind."""
    if kind == "questionanswerpage":
        return material_form(intro="", body=streamfield([question()]))
    if kind == "infographicpage":
        return material_form(
            image=str(make_image(unit=cast.province).pk), alt_text="Ba con số", long_text="Toàn bộ chữ"
        )
    wanted = RecordingKind.VIDEO if kind == "videopage" else RecordingKind.AUDIO
    return material_form(intro="", recording=str(make_heard(cast.officer, cast.province, wanted).pk))


MATERIALS = ["questionanswerpage", "infographicpage", "videopage", "audiopage"]


@pytest.mark.parametrize("kind", MATERIALS)
def test_officer_publishes_a_material_and_members_find_it(cast: Cast, resolution: ResolutionPage, kind: str) -> None:
    form = {**form_of(kind, cast), "action-publish": "1"}
    answer = cast.client("officer").post(add_address(kind, resolution), form)
    assert answer.status_code == 302, answer.content.decode()[:4000]
    assert "Tài liệu mới" in cast.client("member").get(resolution.url).content.decode()
    assert cast.client("member").get(f"{resolution.url}{NEW}/").status_code == 200


@pytest.mark.parametrize("kind", MATERIALS)
def test_author_submits_a_material_and_cannot_publish_it(cast: Cast, resolution: ResolutionPage, kind: str) -> None:
    form = {**form_of(kind, cast), "action-submit": "1"}
    assert cast.client("rapporteur").post(add_address(kind, resolution), form).status_code == 302
    page = Page.objects.get(slug=NEW)
    assert (page.live, page.current_workflow_task is not None) == (False, True)


@pytest.mark.parametrize("kind", MATERIALS)
def test_officer_of_a_commune_adds_nothing_to_the_provinces_resolution(
    cast: Cast, resolution: ResolutionPage, kind: str
) -> None:
    form = {**form_of(kind, cast), "action-publish": "1"}
    assert cast.client("commune_officer").post(add_address(kind, resolution), form).status_code in {302, 403}
    assert not Page.objects.filter(slug=NEW).exists()


@pytest.mark.parametrize("kind", MATERIALS)
def test_draft_of_a_material_is_drawn_for_its_author(cast: Cast, resolution: ResolutionPage, kind: str) -> None:
    author, address = cast.client("rapporteur"), add_address(kind, resolution) + "preview/"
    assert author.post(address, form_of(kind, cast)).json()["is_valid"]
    assert "Bản xem thử" in author.get(address + "?in_preview_panel=true").content.decode()


@pytest.mark.parametrize("who", ["officer", "commune_officer"])
def test_officers_publish_news_and_bulletins_of_their_units(cast: Cast, who: str) -> None:
    unit = cast.commune if who == "commune_officer" else cast.province
    officer = cast.client(who)
    news = {**news_form(unit), "action-publish": "1"}
    assert officer.post(add_address("newspage", NewsIndexPage.objects.get()), news).status_code == 302
    issue = {**bulletin_form(unit), "action-publish": "1"}
    assert officer.post(add_address("bulletinpage", BulletinIndexPage.objects.get()), issue).status_code == 302
    assert "Tin mới" in cast.client("neighbour").get("/tin-tuc/").content.decode()
    assert "Số 11, tháng 11/2026" in cast.client("neighbour").get("/ban-tin/").content.decode()


def test_news_in_the_name_of_a_unit_above_is_refused(cast: Cast) -> None:
    form = {**news_form(cast.province), "action-publish": "1"}
    cast.client("commune_officer").post(add_address("newspage", NewsIndexPage.objects.get()), form)
    assert not NewsPage.objects.exists()


def test_news_of_a_rapporteur_wait_for_the_board(cast: Cast) -> None:
    form = {**news_form(cast.province), "action-submit": "1"}
    cast.client("rapporteur").post(add_address("newspage", NewsIndexPage.objects.get()), form)
    assert NewsPage.objects.get().current_workflow_task is not None


def test_editors_meet_only_news_of_their_units(cast: Cast) -> None:
    make_news(cast.officer, cast.other_commune, "Tin xa tinh khac")
    make_news(cast.officer, cast.commune, "Tin xa nha")
    met = cast.client("commune_officer").get(f"/quan-tri/pages/{NewsIndexPage.objects.get().pk}/").content.decode()
    assert "Tin xa nha" in met
    assert "Tin xa tinh khac" not in met


@pytest.mark.parametrize("index", [NewsIndexPage, BulletinIndexPage])
@pytest.mark.parametrize("action", ["edit", "unpublish", "delete", "move", "copy"])
def test_lists_themselves_are_not_changed_by_editors(cast: Cast, index: Any, action: str) -> None:
    page = index.objects.get()
    cast.client("officer").post(f"/quan-tri/pages/{page.pk}/{action}/", {"title": "Khác", "slug": "khac"})
    assert index.objects.filter(pk=page.pk, slug=page.slug, title=page.title, live=True).count() == 1


@pytest.mark.parametrize("missing", ["image", "alt_text", "long_text"])
def test_infographic_without_its_picture_or_words_does_not_go_out(
    cast: Cast, resolution: ResolutionPage, missing: str
) -> None:
    form = {**form_of("infographicpage", cast), missing: "", "action-publish": "1"}
    assert cast.client("officer").post(add_address("infographicpage", resolution), form).status_code == 200
    assert not live()


def test_picture_of_news_without_words_for_it_does_not_go_out(cast: Cast) -> None:
    form = {**news_form(cast.province, picture=str(make_image(unit=cast.province).pk)), "action-publish": "1"}
    answer = cast.client("officer").post(add_address("newspage", NewsIndexPage.objects.get()), form)
    assert "Đồng chí ghi lời tả hình ảnh" in answer.content.decode()
    assert not NewsPage.objects.exists()


@pytest.mark.parametrize("fault", ["of another kind", "of a unit beside", "withdrawn", "without words"])
def test_recording_must_be_of_the_kind_published_for_the_unit_and_readable(
    cast: Cast, resolution: ResolutionPage, fault: str
) -> None:
    kind = RecordingKind.VIDEO if fault == "of another kind" else RecordingKind.AUDIO
    unit = cast.commune if fault == "of a unit beside" else cast.province
    recording = make_heard(cast.officer, unit, kind)
    if fault == "withdrawn":
        withdraw(recording=recording, by=cast.officer)
    if fault == "without words":
        Recording.objects.filter(pk=recording.pk).update(transcript="")
    form = {**material_form(intro="", recording=str(recording.pk)), "action-publish": "1"}
    assert cast.client("officer").post(add_address("audiopage", resolution), form).status_code == 200
    assert not live()


def test_recording_of_the_unit_above_may_be_shown(cast: Cast) -> None:
    resolution = make_resolution(cast.officer, cast.commune)
    recording = make_heard(cast.officer, cast.province)
    form = {**material_form(intro="", recording=str(recording.pk)), "action-publish": "1"}
    assert cast.client("commune_officer").post(add_address("audiopage", resolution), form).status_code == 302


def test_recording_that_a_page_shows_is_not_thrown_away(cast: Cast, resolution: ResolutionPage) -> None:
    page = make_audio(cast.officer, resolution)
    withdraw(recording=page.recording, by=cast.officer)
    address = f"/phim-bai-nghe/{page.recording.public_id}/"
    answer = cast.client("officer").post(f"{address}bo/", follow=True)
    assert "còn nằm trên trang của thư viện" in answer.content.decode()
    assert Recording.objects.filter(pk=page.recording_id).exists()


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_section_too_long_for_a_phone_does_not_go_out(cast: Cast, resolution: ResolutionPage, action: str) -> None:
    blocks = (("heading", "Phần dài"), ("text", rich_text(f"<p>{'chữ ' * 901}</p>")))
    answer = cast.client("officer").post(add_text_address(resolution), {**text_form(*blocks), action: "1"})
    assert says(answer, "Phần bắt đầu bằng “Phần dài” dài 901 chữ")
    assert not Page.objects.filter(slug="bai-doc").exists()


def test_long_section_may_stay_a_draft(cast: Cast, resolution: ResolutionPage) -> None:
    blocks = (("heading", "Phần dài"), ("text", rich_text(f"<p>{'chữ ' * 901}</p>")))
    assert cast.client("officer").post(add_text_address(resolution), text_form(*blocks)).status_code == 302


def test_answer_too_long_does_not_go_out(cast: Cast, resolution: ResolutionPage) -> None:
    body = streamfield([question(answer="chữ " * 301)])
    form = {**material_form(intro="", body=body), "action-publish": "1"}
    assert cast.client("officer").post(add_address("questionanswerpage", resolution), form).status_code == 200
    assert not live()


@pytest.mark.parametrize("action", ["", "action-submit", "action-publish"])
@pytest.mark.parametrize("where", ["intro", "answer"])
def test_mark_of_secrecy_anywhere_in_a_material_is_refused(
    cast: Cast, resolution: ResolutionPage, where: str, action: str
) -> None:
    mark = "TỐI MẬT"
    body = streamfield([question(answer=f"</p><p>{mark}</p><p>" if where == "answer" else "Có.")])
    form = {**material_form(intro=f"Mở đầu\n{mark}" if where == "intro" else "", body=body), action: "1"}
    answer = cast.client("officer").post(add_address("questionanswerpage", resolution), form)
    assert says(answer, "tuyệt đối không đưa vào hệ thống")
    assert not Page.objects.filter(slug=NEW).exists()


def test_mark_of_secrecy_in_news_and_bulletins_is_refused(cast: Cast) -> None:
    officer = cast.client("officer")
    officer.post(add_address("newspage", NewsIndexPage.objects.get()), news_form(cast.province, lead="MẬT"))
    content = streamfield([("text", rich_text("<p>Độ mật: Mật</p>"))])
    body = streamfield([("article", {"title": "Bài", "source": "", "content": content})])
    officer.post(add_address("bulletinpage", BulletinIndexPage.objects.get()), bulletin_form(cast.province, body=body))
    assert not Page.objects.filter(slug__in=["tin-moi", "so-11"]).exists()


def test_month_that_does_not_exist_is_named(cast: Cast) -> None:
    form = bulletin_form(cast.province, month="13")
    answer = cast.client("officer").post(add_address("bulletinpage", BulletinIndexPage.objects.get()), form)
    assert "Tháng từ 1 đến 12" in answer.content.decode()
