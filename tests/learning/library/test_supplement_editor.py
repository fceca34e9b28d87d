"""A lower level may append local content to a higher level's material, never edit it (`R3`, `CB2.2`)."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Page, Revision, TaskState
from wagtail.test.utils.form_data import rich_text

from learning.library.models import CondensedTextPage, SupplementPage
from members.access.actions import grant_role
from members.access.choices import Role
from members.units.models import Unit
from tests.cast import BEGAN, Cast
from tests.factories.library import make_resolution, make_text
from tests.learning.library.editing import add_supplement_address, supplement_form, text_form

PUBLISH, SUBMIT = {"action-publish": "1"}, {"action-submit": "1"}


@pytest.fixture
def material(cast: Cast) -> CondensedTextPage:
    """Of the province."""
    return make_text(cast.officer, make_resolution(cast.officer, cast.province))


@pytest.fixture
def writer(cast: Cast) -> str:
    """The neighbour, now a rapporteur of the commune."""
    grant_role(member=cast.neighbour.member, role=Role.RAPPORTEUR, unit=cast.commune, starts_on=BEGAN, by=None)
    return "neighbour"


def add(cast: Cast, who: str, material: Page, unit: Unit, action: dict[str, str]) -> SupplementPage | None:
    """What is there after the person pressed the button; None when nothing is."""
    cast.client(who).post(add_supplement_address(material), {**supplement_form(unit), **action})
    return SupplementPage.objects.first()


def added(cast: Cast, material: Page, unit: Unit, who: str = "commune_officer") -> SupplementPage:
    """A published supplement."""
    made = add(cast, who, material, unit, PUBLISH)
    assert made
    assert made.live
    return made


def offered(cast: Cast, who: str, material: Page) -> list[str]:
    """The units in the editor's list, the chosen one first."""
    form = cast.client(who).get(add_supplement_address(material)).context["form"]
    names = {unit.pk: unit.name for unit in form.fields["owner_unit"].queryset}
    chosen = form.initial.get("owner_unit")
    return [names.pop(chosen), *names.values()] if chosen in names else list(names.values())


def act(cast: Cast, who: str, page: SupplementPage, action: str) -> int:
    state = TaskState.objects.get(revision=page.latest_revision)
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return cast.client(who).post(address, {"comment": ""}).status_code


def test_officer_of_a_lower_unit_adds_and_publishes_at_once(cast: Cast, material: CondensedTextPage) -> None:
    made = added(cast, material, cast.commune)
    assert (made.owner_unit, made.get_parent().pk) == (cast.commune, material.pk)


def test_rapporteur_writes_and_that_units_officer_approves(
    cast: Cast, material: CondensedTextPage, writer: str
) -> None:
    made = add(cast, writer, material, cast.commune, SUBMIT)
    assert made
    assert not made.live
    assert act(cast, "commune_officer", made, "approve") == 302
    made.refresh_from_db()
    assert made.live


@pytest.mark.parametrize("who", ["neighbour", "member", "secretary", "stranger"])
def test_nobody_else_approves(cast: Cast, material: CondensedTextPage, writer: str, who: str) -> None:
    made = add(cast, writer, material, cast.commune, SUBMIT)
    assert made
    act(cast, who, made, "approve")
    made.refresh_from_db()
    assert not made.live


def test_rapporteur_does_not_publish(cast: Cast, material: CondensedTextPage, writer: str) -> None:
    made = add(cast, writer, material, cast.commune, PUBLISH)
    assert not (made and made.live)


def test_only_ones_own_units_are_offered_ones_own_chosen(cast: Cast, material: CondensedTextPage) -> None:
    names = offered(cast, "commune_officer", material)
    assert names[0] == cast.commune.name
    assert set(names) == {cast.commune.name, cast.grassroots.name, cast.cell.name, cast.other_cell.name}


def test_the_materials_own_unit_is_never_offered(cast: Cast, material: CondensedTextPage) -> None:
    names = offered(cast, "officer", material)
    assert cast.province.name not in names
    assert cast.commune.name in names


@pytest.mark.parametrize("unit", ["province", "other_commune", "far_cell"])
def test_another_unit_is_refused(cast: Cast, material: CondensedTextPage, unit: str) -> None:
    assert add(cast, "commune_officer", material, getattr(cast, unit), {}) is None


@pytest.mark.parametrize("who", ["member", "secretary", "neighbour", "stranger"])
def test_whoever_writes_for_no_unit_adds_nothing(cast: Cast, material: CondensedTextPage, who: str) -> None:
    assert add(cast, who, material, cast.cell, {}) is None


def test_nothing_is_added_to_a_material_of_ones_own_unit_or_below(cast: Cast) -> None:
    own = make_text(cast.officer, make_resolution(cast.officer, cast.commune))
    assert add(cast, "commune_officer", own, cast.commune, {}) is None
    below = make_text(cast.officer, make_resolution(cast.officer, cast.cell, "2-NQ/CB"))
    assert add(cast, "commune_officer", below, cast.commune, {}) is None


@pytest.mark.parametrize("what", ["material", "resolution"])
def test_a_draft_of_a_higher_unit_is_not_even_named(cast: Cast, material: CondensedTextPage, what: str) -> None:
    (material if what == "material" else material.resolution).unpublish()
    answer = cast.client("commune_officer").get(add_supplement_address(material))
    assert answer.status_code in {302, 403}
    assert add(cast, "commune_officer", material, cast.commune, {}) is None


@pytest.mark.parametrize("action", ["edit", "unpublish", "delete", "move", "copy"])
@pytest.mark.parametrize("who", ["commune_officer", "neighbour"])
def test_the_material_itself_stays_out_of_reach(
    cast: Cast, material: CondensedTextPage, writer: str, action: str, who: str
) -> None:
    added(cast, material, cast.commune)
    address, before = f"/quan-tri/pages/{material.pk}/{action}/", (material.title, material.latest_revision_id)
    assert cast.client(who).get(address).status_code in {302, 403}
    cast.client(who).post(address, {**text_form(title="Khác", slug="doc-gon"), **PUBLISH})
    material.refresh_from_db()
    assert ((material.title, material.latest_revision_id), material.live) == (before, True)
    assert CondensedTextPage.objects.count() == 1


@pytest.mark.parametrize("action", ["edit", "unpublish", "delete", "move", "copy"])
def test_another_units_supplement_stays_out_of_reach(cast: Cast, material: CondensedTextPage, action: str) -> None:
    made = added(cast, material, cast.other_commune, "officer")
    address = f"/quan-tri/pages/{made.pk}/{action}/"
    assert cast.client("commune_officer").get(address).status_code in {302, 403}
    cast.client("commune_officer").post(address, {**supplement_form(cast.other_commune, title="Khác"), **PUBLISH})
    made.refresh_from_db()
    assert (made.title, made.live) == ("Liên hệ ở xã", True)


def test_ones_own_is_edited_withdrawn_and_deleted(cast: Cast, material: CondensedTextPage) -> None:
    made, officer = added(cast, material, cast.commune), cast.client("commune_officer")
    officer.post(f"/quan-tri/pages/{made.pk}/edit/", {**supplement_form(cast.commune, title="Sửa lại"), **PUBLISH})
    made.refresh_from_db()
    assert made.title == "Sửa lại"
    officer.post(f"/quan-tri/pages/{made.pk}/unpublish/")
    made.refresh_from_db()
    assert not made.live
    officer.post(f"/quan-tri/pages/{made.pk}/delete/")
    assert not SupplementPage.objects.exists()


def test_a_supplement_stays_with_its_material_and_its_unit(cast: Cast, material: CondensedTextPage) -> None:
    made = added(cast, material, cast.commune)
    other = make_text(cast.officer, material.resolution, "Bài khác")
    officer = cast.client("commune_officer")
    officer.post(f"/quan-tri/pages/{made.pk}/move/{other.pk}/confirm/")
    officer.post(f"/quan-tri/pages/{made.pk}/edit/", {**supplement_form(cast.cell), **PUBLISH})
    made.refresh_from_db()
    assert (made.get_parent().pk, made.owner_unit) == (material.pk, cast.commune)


def test_a_mark_of_secrecy_is_refused_with_everything(cast: Cast, material: CondensedTextPage) -> None:
    before = Revision.objects.count()
    form = supplement_form(cast.commune, ("text", rich_text("<p>MẬT</p><p>Nội dung</p>")))
    answer = cast.client("commune_officer").post(add_supplement_address(material), {**form, **PUBLISH})
    assert json.dumps("tuyệt đối không đưa vào hệ thống")[1:-1] in answer.content.decode()
    assert (SupplementPage.objects.count(), Revision.objects.count()) == (0, before)


def test_ones_own_supplement_is_found_in_the_editor_and_the_material_is_not(
    cast: Cast, material: CondensedTextPage
) -> None:
    added(cast, material, cast.commune)
    found = cast.client("commune_officer").get("/quan-tri/pages/search/?q=Liên").content.decode()
    assert "Liên hệ ở xã" in found
    assert "Đọc gọn" not in cast.client("commune_officer").get("/quan-tri/pages/search/?q=Đọc").content.decode()


def test_preview_shows_it_as_its_readers_will_see_it(cast: Cast, material: CondensedTextPage) -> None:
    author, address = cast.client("commune_officer"), add_supplement_address(material) + "preview/"
    assert author.post(address, supplement_form(cast.commune)).json()["is_valid"]
    page = author.get(address + "?in_preview_panel=true").content.decode()
    assert "Phần bổ sung của Đảng bộ xã Một" in page
    assert "Xã ta làm thêm." in page


def test_the_editor_leads_back_to_where_the_material_is_read(cast: Cast, material: CondensedTextPage) -> None:
    officer = cast.client("commune_officer")
    form = {**supplement_form(cast.commune), **PUBLISH}
    answer = officer.post(add_supplement_address(material), form, follow=True)
    assert (answer.status_code, answer.redirect_chain[-1][0]) == (200, material.url)
    made = SupplementPage.objects.get()
    gone = officer.post(f"/quan-tri/pages/{made.pk}/delete/", follow=True)
    assert (gone.status_code, gone.redirect_chain[-1][0]) == (200, material.url)


def test_a_draft_material_of_a_higher_unit_leads_nowhere(cast: Cast, material: CondensedTextPage) -> None:
    material.unpublish()
    assert cast.client("commune_officer").get(f"/quan-tri/pages/{material.pk}/").status_code == 404
    assert cast.client("stranger").get(f"/quan-tri/pages/{material.pk}/").status_code in {302, 404}
