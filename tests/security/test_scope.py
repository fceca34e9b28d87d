"""Nobody gives themselves what another should give; other units' pages do not exist in the editor."""

import pytest
from django.utils import timezone
from wagtail.models import Page

from assessments.attempts.actions import start_attempt, submit_attempt
from assessments.attempts.models import ExtraAttempt
from learning.library.models import ResolutionPage
from members.access.models import User
from tests.cast import Cast
from tests.factories.assessments import make_quiz, require_quiz, survey_duty
from tests.factories.library import make_resolution, make_text

pytestmark = pytest.mark.django_db


def use_up(user: User) -> None:
    """Hand in every attempt empty."""
    for _ in range(2):
        attempt = start_attempt(duty=survey_duty(user), member=user.member, at=timezone.now())
        submit_attempt(attempt=attempt, answers={}, at=timezone.now())


@pytest.mark.parametrize(("who", "granted"), [("secretary", 0), ("officer", 1)])
def test_nobody_grants_themselves_an_attempt(cast: Cast, who: str, granted: int) -> None:
    require_quiz(make_quiz(cast.province, cast.officer), cast.officer, cast.province)
    use_up(cast.secretary)
    address = f"/khao-sat/{survey_duty(cast.secretary).public_id}/them-luot/"
    cast.client(who).post(address, {"reason": "Mất điện giữa chừng"})
    assert ExtraAttempt.objects.count() == granted


@pytest.fixture
def foreign(cast: Cast) -> ResolutionPage:
    return make_resolution(cast.officer, cast.other_commune, "99-CT/TU", title="Chỉ thị của xã khác")


FOREIGN = [
    "pages/{pk}/", "choose-page/{pk}/", "bulk/wagtailcore/page/delete/?id={pk}", "bulk/wagtailcore/page/move/?id={pk}",
    "bulk/wagtailcore/page/unpublish/?id={pk}", "reports/page-types-usage/", "pages/search/?q=99",
    "choose-page/search/?q=99",
    "pages/{pk}/edit/", "pages/{pk}/history/", "pages/{pk}/view_draft/", "pages/{pk}/copy/", "api/main/pages/{pk}/",
    "api/main/pages/", "reports/site-history/", "pages/usage/learning/resolutionpage/",
]  # fmt: skip


@pytest.mark.parametrize("address", FOREIGN)
def test_editors_do_not_meet_pages_of_other_units(cast: Cast, foreign: ResolutionPage, address: str) -> None:
    answer = cast.client("commune_officer").get("/quan-tri/" + address.format(pk=foreign.pk))
    assert "Chỉ thị của xã khác" not in answer.content.decode()


@pytest.mark.parametrize("address", FOREIGN[:5])
def test_editors_meet_their_own(cast: Cast, address: str) -> None:
    own = make_resolution(cast.officer, cast.commune)
    answer = cast.client("commune_officer").get("/quan-tri/" + address.format(pk=own.pk))
    assert answer.status_code == 200


@pytest.mark.parametrize("address", ["users/", "groups/", "sites/", "collections/", "workflows/list/", "snippets/"])
@pytest.mark.parametrize("who", ["rapporteur", "officer", "administrator"])
def test_the_editor_manages_no_accounts(cast: Cast, who: str, address: str) -> None:
    assert cast.client(who).get("/quan-tri/" + address).status_code in {302, 403, 404}


def test_a_text_does_not_move_below_another_units_resolution(cast: Cast, foreign: ResolutionPage) -> None:
    text = make_text(cast.officer, make_resolution(cast.officer, cast.commune))
    cast.client("commune_officer").post(f"/quan-tri/pages/{text.pk}/move/{foreign.pk}/confirm/")
    assert Page.objects.get(pk=text.pk).get_parent().pk != foreign.pk
