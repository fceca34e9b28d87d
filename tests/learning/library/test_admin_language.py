"""What editors meet first in the page editor is in Vietnamese."""

import re

import pytest

from tests.cast import Cast

pytestmark = pytest.mark.django_db

SCREENS = [
    "/quan-tri/",
    "/quan-tri/pages/",
    "/quan-tri/images/",
    "/quan-tri/images/add/",
    "/quan-tri/documents/",
    "/quan-tri/account/",
    "/quan-tri/reports/workflow/",
]
ENGLISH = re.compile(
    r"\b(?:Search|Pages?|Images?|Documents?|Add|Edit|Delete|Publish|Save|Submit|Settings|Reports?|Upload|Title|Status"
    r"|Updated|Created|Welcome|Account|Choose|Filter|Sort|Actions?|All|No results|Collection|Workflow|Draft|Live)\b"
)
WORDS_ON_SCREEN = re.compile(r">([^<>{}]+)<")
NOT_SHOWN = re.compile(r"<(script|style|template|svg)\b.*?</\1>|<!--.*?-->", re.S)


@pytest.mark.parametrize("address", SCREENS)
@pytest.mark.parametrize("person", ["rapporteur", "officer"])
def test_an_editors_screen_holds_no_english_word(cast: Cast, person: str, address: str) -> None:
    answer = cast.client(person).get(address, follow=True)
    assert answer.status_code == 200
    shown = WORDS_ON_SCREEN.findall(NOT_SHOWN.sub("", answer.content.decode()))
    assert sorted({text.strip() for text in shown if ENGLISH.search(text)}) == []
