"""Authors submit, officers publish, every version stays (`R6`)."""

import json

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Revision, TaskState
from wagtail.test.utils.form_data import rich_text

from learning.library.blocks import TEXT_FEATURES
from learning.library.models import CondensedTextPage, LibraryIndexPage, ResolutionPage
from members.access.actions import grant_role
from members.access.choices import Role
from tests.cast import BEGAN, Cast
from tests.factories.library import make_resolution, make_text
from tests.learning.library.editing import (
    add_resolution_address,
    add_text_address,
    quotation,
    resolution_form,
    text_form,
)


@pytest.fixture
def resolution(cast: Cast) -> ResolutionPage:
    return make_resolution(cast.officer, cast.province)


def submit(cast: Cast, resolution: ResolutionPage, who: str = "rapporteur") -> CondensedTextPage:
    answer = cast.client(who).post(add_text_address(resolution), {**text_form(), "action-submit": "1"})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return CondensedTextPage.objects.latest("pk")


def act(cast: Cast, who: str, page: CondensedTextPage, action: str) -> int:
    state = TaskState.objects.get(revision=page.latest_revision)
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return cast.client(who).post(address, {"comment": ""}).status_code


def test_author_may_write_a_draft(cast: Cast, resolution: ResolutionPage) -> None:
    cast.client("rapporteur").post(add_text_address(resolution), text_form())
    assert not CondensedTextPage.objects.get().live


@pytest.mark.parametrize("who", ["rapporteur"])
def test_author_cannot_publish(cast: Cast, resolution: ResolutionPage, who: str) -> None:
    cast.client(who).post(add_text_address(resolution), {**text_form(), "action-publish": "1"})
    assert not CondensedTextPage.objects.filter(live=True).exists()


def test_submission_waits_for_the_board_and_the_board_sees_it(cast: Cast, resolution: ResolutionPage) -> None:
    page = submit(cast, resolution)
    assert not page.live
    assert page.current_workflow_task is not None
    assert "Bài đọc" in cast.client("officer").get("/quan-tri/").content.decode()


def test_approval_publishes_and_members_read_it(cast: Cast, resolution: ResolutionPage) -> None:
    page = submit(cast, resolution)
    assert cast.client("member").get("/thu-vien/26-hd-btgtu/bai-doc/").status_code == 404
    assert act(cast, "officer", page, "approve") == 302
    assert cast.client("member").get("/thu-vien/26-hd-btgtu/bai-doc/").status_code == 200


@pytest.mark.parametrize("who", ["rapporteur", "member", "commune_officer", "secretary"])
def test_nobody_else_approves(cast: Cast, resolution: ResolutionPage, who: str) -> None:
    page = submit(cast, resolution)
    act(cast, who, page, "approve")
    page.refresh_from_db()
    assert not page.live


def test_returned_work_goes_back_to_the_author(cast: Cast, resolution: ResolutionPage) -> None:
    page = submit(cast, resolution)
    assert act(cast, "officer", page, "reject") == 302
    assert cast.client("rapporteur").get(f"/quan-tri/pages/{page.pk}/edit/").status_code == 200


def test_every_version_is_kept(cast: Cast, resolution: ResolutionPage) -> None:
    page = make_text(cast.officer, resolution)
    make_text(cast.officer, resolution, minutes=9)
    minutes = [r.as_object().minutes for r in Revision.objects.for_instance(page).order_by("pk")]
    assert minutes == [8, 9]


def test_letters_go_to_officers_over_the_unit_and_to_nobody_else(cast: Cast, resolution: ResolutionPage) -> None:
    for who in (cast.officer, cast.commune_officer, cast.member):
        who.member.email = f"{who.username}@example.vn"
        who.member.save()
    page = submit(cast, resolution)
    assert [letter.to for letter in mail.outbox] == [["05@example.vn"]]
    assert act(cast, "officer", page, "approve") == 302


def test_officer_of_a_commune_cannot_touch_what_the_province_publishes(cast: Cast, resolution: ResolutionPage) -> None:
    officer = cast.client("commune_officer")
    officer.post(f"/quan-tri/pages/{resolution.pk}/unpublish/")
    resolution.refresh_from_db()
    assert resolution.live
    assert officer.get(f"/quan-tri/pages/{resolution.pk}/edit/").status_code in {302, 403}
    assert officer.get(add_text_address(resolution)).status_code in {302, 403}


def test_officer_of_a_commune_publishes_for_the_commune(cast: Cast) -> None:
    answer = cast.client("commune_officer").post(
        add_resolution_address(), {**resolution_form(cast.commune), "action-publish": "1"}
    )
    assert answer.status_code == 302
    assert ResolutionPage.objects.get(live=True).owner_unit == cast.commune


def test_officer_cannot_publish_in_the_name_of_a_unit_above(cast: Cast) -> None:
    cast.client("commune_officer").post(add_resolution_address(), resolution_form(cast.province))
    assert not ResolutionPage.objects.exists()


@pytest.mark.parametrize("who", ["member", "secretary", "stranger"])
def test_members_have_no_way_into_the_editor(cast: Cast, who: str) -> None:
    reader = cast.client(who)
    assert reader.get("/quan-tri/", follow=True).status_code == 404
    assert "notice--error" not in reader.get("/thu-vien/").content.decode()


@pytest.mark.parametrize("who", ["rapporteur", "officer", "administrator"])
def test_editor_opens_for_those_who_write(cast: Cast, who: str, resolution: ResolutionPage) -> None:
    page = cast.client(who).get("/quan-tri/").content.decode()
    assert "Quán Triệt" in page
    assert "wagtailadmin_help" not in page
    assert "Biên soạn" in cast.client(who).get("/thu-vien/").content.decode()


def test_preview_shows_the_draft_as_a_reader_would_see_it(cast: Cast, resolution: ResolutionPage) -> None:
    author = cast.client("rapporteur")
    address = add_text_address(resolution) + "preview/"
    assert author.post(address, text_form()).json()["is_valid"]
    page = author.get(address + "?in_preview_panel=true").content.decode()
    assert "Bản xem thử" in page
    assert "Phần một" in page


def test_preview_of_a_resolution_is_drawn_too(cast: Cast) -> None:
    author, address = cast.client("rapporteur"), add_resolution_address() + "preview/"
    author.post(address, resolution_form(cast.province))
    assert "08-CT/TU" in author.get(address).content.decode()


def test_quotation_of_an_unknown_code_is_refused_with_the_codes_there_are(
    cast: Cast, resolution: ResolutionPage
) -> None:
    from tests.factories.library import make_official_text

    make_official_text(cast.officer, resolution)
    answer = cast.client("rapporteur").post(add_text_address(resolution), text_form(quotation("m9")))
    assert json.dumps("không có mã “m9”. Các mã có thể dùng: m1, m2, m3")[1:-1] in answer.content.decode()
    assert not CondensedTextPage.objects.exists()


@pytest.mark.parametrize("anchor", ["m3", ""])
def test_quotation_of_a_known_code_or_of_none_is_taken(cast: Cast, resolution: ResolutionPage, anchor: str) -> None:
    from tests.factories.library import make_official_text

    make_official_text(cast.officer, resolution)
    answer = cast.client("rapporteur").post(add_text_address(resolution), text_form(quotation(anchor)))
    assert answer.status_code == 302


def test_address_of_the_official_text_cannot_be_taken(cast: Cast, resolution: ResolutionPage) -> None:
    cast.client("rapporteur").post(add_text_address(resolution), text_form(slug="van-ban"))
    assert not CondensedTextPage.objects.exists()


def test_picture_without_words_for_it_is_refused(cast: Cast, resolution: ResolutionPage) -> None:
    from tests.factories.library import make_image

    picture = (
        "picture",
        {"image": {"image": str(make_image(unit=cast.province).pk), "decorative": "", "alt_text": ""}, "caption": ""},
    )
    cast.client("rapporteur").post(add_text_address(resolution), text_form(picture))
    assert not CondensedTextPage.objects.exists()


def test_markup_smuggled_into_the_editor_does_not_reach_a_reader(cast: Cast, resolution: ResolutionPage) -> None:
    smuggled = rich_text('<p>Một<script>alert(1)</script><b onclick="x">hai</b></p>', features=TEXT_FEATURES)
    form = text_form(("text", smuggled))
    cast.client("officer").post(add_text_address(resolution), {**form, "action-publish": "1"})
    page = cast.client("member").get("/thu-vien/26-hd-btgtu/bai-doc/").content.decode()
    article = page[page.index("<article") : page.index("</article")]
    assert "hai</b>" in article
    assert "<script" not in article
    assert "onclick" not in article


@pytest.mark.parametrize(
    "where",
    ["/quan-tri/pages/{library}/", "/quan-tri/pages/search/?q=tinh", "/quan-tri/api/main/pages/?child_of={library}"],
)
def test_editors_meet_only_the_pages_of_their_units(cast: Cast, where: str) -> None:
    make_resolution(cast.officer, cast.province, "1-NQ/TU", title="Nghi quyet cua tinh")
    make_resolution(cast.officer, cast.other_commune, "2-NQ/DU", title="Nghi quyet xa tinh khac")
    make_resolution(cast.officer, cast.commune, "3-NQ/DU", title="Nghi quyet xa nha tinh")
    address = where.format(library=LibraryIndexPage.objects.get().pk)
    met = cast.client("commune_officer").get(address).content.decode()
    assert "xa nha tinh" in met
    assert "xa tinh khac" not in met
    assert "cua tinh" not in met


def test_edit_of_a_published_text_waits_while_members_read_the_old(cast: Cast, resolution: ResolutionPage) -> None:
    page = make_text(cast.officer, resolution, "Bài cũ", slug="bai")
    form = text_form(title="Bài mới", slug="bai")
    cast.client("rapporteur").post(f"/quan-tri/pages/{page.pk}/edit/", {**form, "action-submit": "1"})
    assert "Bài cũ" in cast.client("member").get("/thu-vien/26-hd-btgtu/").content.decode()
    page.refresh_from_db()
    assert page.has_unpublished_changes


@pytest.mark.parametrize("action", ["delete", "unpublish", "move"])
def test_author_cannot_take_down_what_is_published(cast: Cast, resolution: ResolutionPage, action: str) -> None:
    page = make_text(cast.officer, resolution)
    cast.client("rapporteur").post(f"/quan-tri/pages/{page.pk}/{action}/")
    page.refresh_from_db()
    assert page.live


@pytest.mark.parametrize("action", ["edit", "unpublish", "delete", "move", "copy"])
def test_library_itself_is_not_changed_by_editors(cast: Cast, resolution: ResolutionPage, action: str) -> None:
    library = LibraryIndexPage.objects.get()
    cast.client("officer").post(f"/quan-tri/pages/{library.pk}/{action}/", {"title": "Khác", "slug": "khac"})
    library.refresh_from_db()
    assert (library.live, library.title) == (True, "Thư viện")


def test_submissions_elsewhere_are_not_shown_to_an_officer(cast: Cast, resolution: ResolutionPage) -> None:
    submit(cast, resolution)
    assert "Bài đọc" not in cast.client("commune_officer").get("/quan-tri/").content.decode()


def test_officer_in_one_place_only_writes_in_the_other(cast: Cast) -> None:
    grant_role(member=cast.commune_officer.member, role=Role.RAPPORTEUR, unit=cast.province, starts_on=BEGAN, by=None)
    form = resolution_form(cast.province)
    cast.client("commune_officer").post(add_resolution_address(), {**form, "action-publish": "1"})
    assert not ResolutionPage.objects.exists()
    cast.client("commune_officer").post(add_resolution_address(), {**form, "action-submit": "1"})
    assert not ResolutionPage.objects.get().live


def test_page_stays_with_its_unit(cast: Cast, resolution: ResolutionPage) -> None:
    form = resolution_form(cast.commune, title="Tên sửa", slug=resolution.slug)
    cast.client("officer").post(f"/quan-tri/pages/{resolution.pk}/edit/", {**form, "action-publish": "1"})
    resolution.refresh_from_db()
    assert (resolution.title, resolution.owner_unit) == ("Tên sửa", cast.province)
