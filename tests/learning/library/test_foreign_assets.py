"""A page shows only pictures that its author may choose: a guessed number brings nothing."""

import pytest

from learning.library.models import CondensedTextPage
from tests.cast import Cast
from tests.factories.library import make_image, make_resolution
from tests.learning.library.editing import add_text_address, text_form


def picture(pk: int) -> tuple[str, dict[str, object]]:
    image = {"image": str(pk), "decorative": "", "alt_text": "Sơ đồ bốn bước"}
    return "picture", {"image": image, "caption": ""}


@pytest.mark.parametrize(("owner", "kept"), [("commune", 1), ("province", 1), ("other_commune", 0)])
def test_a_picture_is_shown_only_if_its_author_may_choose_it(cast: Cast, owner: str, kept: int) -> None:
    image = make_image(unit=getattr(cast, owner))
    resolution = make_resolution(cast.commune_officer, cast.commune)
    form = text_form(picture(image.pk))
    answer = cast.client("commune_officer").post(add_text_address(resolution), form)
    assert CondensedTextPage.objects.count() == kept
    assert (answer.status_code == 200) is not bool(kept)


def test_what_stood_there_before_may_stay(cast: Cast) -> None:
    image = make_image(unit=cast.commune)
    resolution = make_resolution(cast.commune_officer, cast.commune)
    cast.client("commune_officer").post(add_text_address(resolution), text_form(picture(image.pk)))
    page = CondensedTextPage.objects.get()
    type(image).objects.update(unit=cast.other_commune)
    form = text_form(picture(image.pk), title="Bài đọc hai")
    cast.client("commune_officer").post(f"/quan-tri/pages/{page.pk}/edit/", form)
    assert CondensedTextPage.objects.get().get_latest_revision_as_object().title == "Bài đọc hai"
