"""Whatever an editor sees in Wagtail's admin is in Vietnamese, and nothing leads to another host."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.utils.translation import trans_real

from learning.library.models import BulletinIndexPage, CondensedTextPage, NewsIndexPage, ResolutionPage
from tests.cast import Cast
from tests.language.crawl import Walk
from tests.language.english import leftovers
from tests.language.journeys import JOURNEYS
from tests.language.screens import said_in_answer
from tests.language.world import Library, make_library
from tests.learning.library.editing import add_address

pytestmark = pytest.mark.django_db
LEADS_OUT = re.compile(r"""(?:href|src|action)=["']?((?:https?:)?//(?!testserver|localhost)[^"'\s>]+)""")


@pytest.fixture
def library(cast: Cast) -> Library:
    return make_library(cast)


@pytest.mark.parametrize(("who", "each"), [("rapporteur", 2), ("officer", 2), ("administrator", 1)])
def test_screens_that_links_lead_to(library: Library, who: str, each: int) -> None:
    walk = Walk(library.cast.client(who), each)
    english: dict[str, set[str]] = {}
    outwards: set[str] = set()
    for address, text in walk.screens():
        english[address] = leftovers(said_in_answer(text))
        outwards |= set(LEADS_OUT.findall(unescape(text)))
    assert {address: found for address, found in english.items() if found} == {}
    assert outwards == set()
    assert len(english) >= 40, "the walk got stuck"


@pytest.mark.parametrize("journey", JOURNEYS)
def test_answers_to_what_editors_do(library: Library, journey: Callable[[Library], Iterator[HttpResponse]]) -> None:
    english = {}
    for number, answer in enumerate(journey(library), 1):
        assert answer.status_code in {200, 404}, f"answer {number} of {journey.__name__}"
        if found := leftovers(said_in_answer(answer.content.decode())):
            english[f"{number} {answer.request['PATH_INFO']}"] = found  # type: ignore[attr-defined]
    assert english == {}


KINDS: dict[str, Any] = {
    "condensedtextpage": ResolutionPage,
    "questionanswerpage": ResolutionPage,
    "infographicpage": ResolutionPage,
    "videopage": ResolutionPage,
    "audiopage": ResolutionPage,
    "supplementpage": CondensedTextPage,
    "newspage": NewsIndexPage,
    "bulletinpage": BulletinIndexPage,
}


@pytest.mark.parametrize("kind", KINDS)
def test_editor_of_every_kind_of_page_and_what_it_says_of_an_empty_one(library: Library, kind: str) -> None:
    address = add_address(kind, KINDS[kind].objects.live().order_by("path")[0])
    empty = {"body-count": "0", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "action-publish": "1"}
    for answer in (library.officer.get(address), library.officer.post(address, empty)):
        assert answer.status_code == 200
        assert leftovers(said_in_answer(answer.content.decode())) == set()


@pytest.mark.parametrize(
    ("message", "address"),
    [
        ("Your most recent edits", "/quan-tri/"),
        ("Log out", "/quan-tri/"),
        ("Search…", "/quan-tri/documents/"),
        ("Add an email link", "/quan-tri/choose-email-link/"),
    ],
)
def test_a_translation_that_is_missing_is_noticed(
    library: Library, monkeypatch: pytest.MonkeyPatch, message: str, address: str
) -> None:
    for texts in trans_real.translation("vi")._catalog._catalogs:  # type: ignore[attr-defined]
        monkeypatch.delitem(texts, message, raising=False)
    found = leftovers(said_in_answer(library.officer.get(address, follow=True).content.decode()))
    assert any(message in text for text in found)
