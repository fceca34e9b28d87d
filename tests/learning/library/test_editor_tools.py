"""What of Wagtail's tools an editor is given, and what is left out."""

import pytest
from wagtail.users.models import UserProfile

from learning.library.models import ResolutionPage
from tests.cast import Cast
from tests.factories.library import make_resolution, make_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def resolution(cast: Cast) -> ResolutionPage:
    return make_resolution(cast.officer, cast.province)


@pytest.mark.parametrize("who", ["officer", "administrator", "rapporteur"])
def test_nobody_hides_a_page_behind_a_password(cast: Cast, resolution: ResolutionPage, who: str) -> None:
    person = cast.client(who)
    person.post(f"/quan-tri/pages/{resolution.pk}/privacy/", {"restriction_type": "login"})
    assert not resolution.get_view_restrictions().exists()


def test_settings_of_the_account_are_saved(cast: Cast) -> None:
    person, address = cast.client("officer"), "/quan-tri/account/"
    form = {
        "locale-preferred_language": "vi",
        "theme-theme": "dark",
        "theme-density": "snug",
        "theme-contrast": "system",
    }
    person.post(address, form)
    assert UserProfile.get_for_user(cast.officer).theme == "dark"


def test_what_search_engines_would_read_is_not_asked_for(cast: Cast, resolution: ResolutionPage) -> None:
    screen = cast.client("officer").get(f"/quan-tri/pages/{resolution.pk}/edit/").content.decode()
    assert 'name="slug"' in screen
    assert 'name="seo_title"' not in screen
    assert 'name="show_in_menus"' not in screen


def test_two_versions_are_compared_in_words(cast: Cast, resolution: ResolutionPage) -> None:
    page = make_text(cast.officer, resolution)
    make_text(cast.officer, resolution, audiences=["KEY_CADRE", "PUBLIC"])
    address = f"/quan-tri/pages/{page.pk}/revisions/compare/earliest...latest/"
    screen = cast.client("officer").get(address).content.decode()
    assert "Cán bộ chủ chốt, Nhân dân" in screen
    assert "KEY_CADRE" not in screen


def test_who_saved_an_earlier_version_is_named(cast: Cast, resolution: ResolutionPage) -> None:
    make_text(cast.officer, resolution)
    page = make_text(cast.officer, resolution, minutes=9)
    address = f"/quan-tri/pages/{page.pk}/revisions/{page.revisions.order_by('pk')[0].pk}/revert/"
    screen = cast.client("officer").get(address).content.decode()
    assert screen.split("người lưu:")[1].split("</div>")[0].count("Bế Thị Lâm") == 1
