"""Pictures and documents in Wagtail: each editor meets those of the own units, of those above and below, no others."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from media.assets.models import PortalDocument, PortalImage
from media.assets.queries import managed_by, visible_to
from tests.cast import Cast
from tests.factories.library import make_image

EDITORS = ["officer", "commune_officer", "rapporteur", "administrator"]


@pytest.fixture
def pictures(cast: Cast) -> dict[str, PortalImage]:
    """One of the province, one of each commune, and one of nobody's."""
    units = {"province": cast.province, "commune": cast.commune, "other": cast.other_commune, "nobody": None}
    return {name: make_image(name, unit=unit) for name, unit in units.items()}


@pytest.fixture
def papers(cast: Cast) -> dict[str, PortalDocument]:
    units = {"province": cast.province, "commune": cast.commune, "other": cast.other_commune}
    return {
        name: PortalDocument.objects.create(title=name, unit=unit, file=SimpleUploadedFile("a.txt", b"Noi dung"))
        for name, unit in units.items()
    }


REACH = {
    "commune_officer": ({"province", "commune"}, {"commune"}),
    "officer": ({"province", "commune", "other"}, {"province", "commune", "other"}),
    "rapporteur": ({"province", "commune", "other"}, {"province", "commune", "other"}),
    "member": (set(), set()),
}


@pytest.mark.parametrize("who", REACH)
def test_reach_follows_the_units(cast: Cast, pictures: dict[str, PortalImage], who: str) -> None:
    seen = {image.title for image in visible_to(cast.people[who], PortalImage)}
    managed = {image.title for image in managed_by(cast.people[who], PortalImage)}
    assert (seen, managed) == REACH[who]


IMAGE_DOORS = {
    "edit": "wagtailimages:edit", "delete": "wagtailimages:delete", "usage": "wagtailimages:image_usage",
    "chosen": "wagtailimages_chooser:chosen", "format": "wagtailimages_chooser:select_format",
    "edit in a batch": "wagtailimages:edit_multiple", "delete in a batch": "wagtailimages:delete_multiple",
}  # fmt: skip
DOCUMENT_DOORS = {
    "edit": "wagtaildocs:edit", "delete": "wagtaildocs:delete", "usage": "wagtaildocs:document_usage",
    "chosen": "wagtaildocs_chooser:chosen", "edit in a batch": "wagtaildocs:edit_multiple",
    "delete in a batch": "wagtaildocs:delete_multiple",
}  # fmt: skip


@pytest.mark.parametrize("door", IMAGE_DOORS)
def test_a_foreign_picture_looks_like_a_missing_one(cast: Cast, pictures: dict[str, PortalImage], door: str) -> None:
    client = cast.client("commune_officer")
    for pk in (pictures["other"].pk, pictures["nobody"].pk, 999_999):
        for answer in (
            client.get(reverse(IMAGE_DOORS[door], args=[pk])),
            client.post(reverse(IMAGE_DOORS[door], args=[pk])),
        ):
            assert answer.status_code == 404
    assert PortalImage.objects.count() == 4


@pytest.mark.parametrize("door", DOCUMENT_DOORS)
def test_a_foreign_document_looks_like_a_missing_one(cast: Cast, papers: dict[str, PortalDocument], door: str) -> None:
    client = cast.client("commune_officer")
    for pk in (papers["other"].pk, 999_999):
        for answer in (
            client.get(reverse(DOCUMENT_DOORS[door], args=[pk])),
            client.post(reverse(DOCUMENT_DOORS[door], args=[pk])),
        ):
            assert answer.status_code == 404
    assert PortalDocument.objects.count() == 3


@pytest.mark.parametrize(
    "address", ["wagtailimages:index", "wagtailimages_chooser:choose", "wagtailimages_chooser:choose_results"]
)
@pytest.mark.parametrize("words", ["", "?q=province", "?q=other"])
def test_lists_and_choosers_name_no_foreign_picture(
    cast: Cast, pictures: dict[str, PortalImage], address: str, words: str
) -> None:
    answer = cast.client("commune_officer").get(reverse(address) + words)
    assert answer.status_code == 200
    assert f"/images/{pictures['other'].pk}/" not in answer.content.decode()
    assert pictures["other"].file_name.split(".")[0] not in answer.content.decode()


def test_a_picture_from_above_is_chosen_but_not_changed(cast: Cast, pictures: dict[str, PortalImage]) -> None:
    client, pk = cast.client("commune_officer"), pictures["province"].pk
    assert client.get(reverse("wagtailimages_chooser:chosen", args=[pk])).status_code == 200
    assert client.get(reverse("wagtailimages:edit", args=[pk])).status_code == 302
    assert client.post(reverse("wagtailimages:delete", args=[pk])).status_code == 302
    assert PortalImage.objects.filter(pk=pk).exists()


@pytest.mark.parametrize("verb", ["delete", "add_tags", "add_to_collection"])
def test_foreign_pictures_do_not_exist_for_actions_on_many(
    cast: Cast, pictures: dict[str, PortalImage], verb: str
) -> None:
    address = reverse("wagtail_bulk_action", args=["media", "portalimage", verb])
    ids = f"?id={pictures['commune'].pk}&id={pictures['other'].pk}"
    assert cast.client("commune_officer").get(address + ids).status_code == 404
    assert cast.client("commune_officer").get(f"{address}?id={pictures['commune'].pk}").status_code == 200


@pytest.mark.parametrize("kind", ["images", "documents"])
def test_wagtails_own_interface_lists_nothing(cast: Cast, pictures: dict[str, PortalImage], kind: str) -> None:
    for address in (f"/quan-tri/api/main/{kind}/", f"/quan-tri/api/main/{kind}/{pictures['other'].pk}/"):
        assert cast.client("commune_officer").get(address).status_code == 404


def test_the_file_of_a_foreign_picture_is_not_handed_over(cast: Cast, pictures: dict[str, PortalImage]) -> None:
    assert cast.client("commune_officer").get(pictures["other"].original_url).status_code == 404
    assert cast.client("commune_officer").get(pictures["province"].original_url).status_code == 200
    assert cast.client("member").get(pictures["province"].original_url).status_code == 404


def test_the_file_of_a_foreign_document_is_not_handed_over(cast: Cast, papers: dict[str, PortalDocument]) -> None:
    assert cast.client("commune_officer").get(papers["other"].url).status_code == 404
    assert cast.client("commune_officer").get(papers["commune"].url).status_code == 200
